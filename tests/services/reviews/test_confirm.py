from dataclasses import replace

import pytest
import sqlalchemy as sa

from portal.domain.reviews.review import State
from portal.models.review import Review
from portal.services.reviews.confirm import confirm_review
from portal.values.errors import NotFound
from tests.factories.reviews import OPINION
from tests.models.records import NOW
from tests.services.reviews.conftest import TOKEN_HASH


def confirm(session, cipher):
    return confirm_review(session, token_hash=TOKEN_HASH, now=NOW, cipher=cipher)


def one(session):
    session.expire_all()
    return session.scalars(sa.select(Review).options(sa.orm.selectinload(Review.stars))).one()


def test_f01_what_nobody_doubts_is_published_with_its_stars(session, submit, cipher):
    submit()

    assert confirm(session, cipher) is State.PUBLISHED

    review = one(session)
    assert (review.state, review.text, review.draft) == ("published", OPINION.text, None)
    assert {star.criterion: star.stars for star in review.stars} == OPINION.stars
    assert review.published_at == NOW


def test_f10_what_is_doubted_waits(session, submit, cipher):
    submit(opinion=replace(OPINION, text="www.x.de"))

    assert confirm(session, cipher) is State.WAITING

    assert (one(session).doubts, one(session).published_at) == ("link", None)


def test_twice_is_once(session, submit, cipher):
    submit()
    confirm(session, cipher)

    assert confirm(session, cipher) is State.PUBLISHED


def test_a_draft_that_cannot_be_read_changes_nothing(session, submit, cipher):
    submit()
    one(session).draft = b"broken"
    session.flush()

    assert confirm(session, cipher) is State.DRAFT


def test_an_unknown_link_is_refused(session, cipher):
    with pytest.raises(NotFound):
        confirm(session, cipher)


def test_f01_a_strangers_draft_ends_nobodys_link(session, submit, cipher):
    submit()
    confirm(session, cipher)

    submit(number=2, opinion=replace(OPINION, text="Fremd."))

    assert confirm(session, cipher) is State.PUBLISHED
    assert one(session).text == OPINION.text
    assert one(session).token_hash == TOKEN_HASH
