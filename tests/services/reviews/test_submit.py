"""A review is kept encrypted, with one letter, and once per person and facility."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from portal.domain.accounts.email_address import read_address
from portal.models.outgoing_mail import OutgoingMail
from portal.models.review import Review
from portal.queries import reviews
from portal.services.reviews.submit import Author, SubmittedMeanwhile, submit_review
from portal.values.errors import NotFound
from tests.factories.mails import make_letter
from tests.factories.reviews import OPINION
from tests.models.records import NOW
from tests.services.reviews.conftest import TOKEN_HASH


def stored(session):
    return session.scalars(sa.select(Review).order_by(Review.id)).all()


def test_f01_it_is_a_draft_that_nobody_can_read(session, submit):
    submit()

    (review,) = stored(session)
    assert (review.state, review.text, review.token_hash) == ("draft", "", None)
    assert review.draft_token_hash == TOKEN_HASH
    assert b"Zeit" not in review.draft
    assert b"erika" not in review.email
    assert len(session.scalars(sa.select(OutgoingMail)).all()) == 1


def test_f01_the_same_author_keeps_one_row_and_the_newest_link(session, submit):
    submit()
    submit(number=2, opinion=replace(OPINION, text="Anders."))

    (review,) = stored(session)
    assert review.id.endswith("1")
    assert review.draft_token_hash.endswith("2")
    assert len(session.scalars(sa.select(OutgoingMail)).all()) == 2


def test_another_author_has_a_row_of_their_own(session, submit):
    submit()
    submit(number=2, email="otto@example.org")

    assert len(stored(session)) == 2


def test_d12_an_unpublished_facility_is_not_reviewed(session, facility_id, cipher):
    session.execute(sa.text("UPDATE facility SET is_published = :no"), {"no": False})
    session.expire_all()
    author = Author(address=read_address(text="a@example.org"), key="k", token_hash=TOKEN_HASH)

    with pytest.raises(NotFound):
        submit_review(
            session,
            facility_id=facility_id,
            author=author,
            opinion=OPINION,
            review_id="1" * 32,
            letter=make_letter(),
            mail_id="1" * 32,
            now=NOW,
            cipher=cipher,
        )


def test_f01_a_first_review_at_the_same_moment_is_told_apart(submit, monkeypatch):
    submit()
    monkeypatch.setattr(reviews, "find_by_author", lambda *_, **__: None)

    with pytest.raises(SubmittedMeanwhile):
        submit(number=2)
