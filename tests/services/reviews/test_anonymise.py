"""An erased person's reviews stay as words of nobody."""

import itertools

import pytest
import sqlalchemy as sa

from portal.domain.accounts.email_address import read_address
from portal.domain.reviews.author import author_key
from portal.models.review import Review
from portal.services.reviews.anonymise import anonymise_reviews
from portal.services.reviews.confirm import confirm_review
from portal.services.reviews.find_authored import find_authored
from portal.services.reviews.submit import Author, submit_review
from tests.factories.mails import make_letter
from tests.factories.reviews import OPINION
from tests.models.records import NOW

SECRET = "a key that was changed since"


@pytest.fixture
def write(session, facility_id, cipher):
    numbers = itertools.count(1)

    def write_one(email, *, confirmed=True):
        number = next(numbers)
        address = read_address(text=email)
        key = author_key(facility_id=facility_id, address_key=address.key, secret=SECRET)
        submit_review(
            session,
            facility_id=facility_id,
            author=Author(address=address, key=key, token_hash=f"{number:064d}"),
            opinion=OPINION,
            review_id=f"{number:032d}",
            letter=make_letter(),
            mail_id=f"{number:032x}",
            now=NOW,
            cipher=cipher,
        )
        if confirmed:
            confirm_review(session, token_hash=f"{number:064d}", now=NOW, cipher=cipher)

    return write_one


def anonymise(session, email, cipher):
    keys = itertools.count(1)
    found = find_authored(session, address_key=read_address(text=email).key, cipher=cipher)
    return anonymise_reviews(session, review_ids=found, fresh_key=lambda: f"random {next(keys)}")


def stored(session):
    session.expire_all()
    return session.scalars(sa.select(Review).order_by(Review.id)).all()


def test_a22_what_was_published_stays_without_name_and_address(session, write, cipher):
    write("erika@example.org")

    assert anonymise(session, "Erika@Example.org", cipher) == 1

    (review,) = stored(session)
    assert (review.text, review.state) == (OPINION.text, "published")
    assert (review.signed, review.email, review.token_hash) == ("", None, None)
    assert review.author_key == "random 1"


def test_a22_what_nobody_saw_goes(session, write, cipher):
    write("erika@example.org", confirmed=False)

    anonymise(session, "erika@example.org", cipher)

    assert stored(session) == []


def test_others_keep_theirs(session, write, cipher):
    write("otto@example.org")

    assert anonymise(session, "erika@example.org", cipher) == 0

    assert stored(session)[0].signed == "Erika"
