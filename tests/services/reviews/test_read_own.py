from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.matching.category import Category
from portal.domain.reviews.review import State
from portal.models.review import Review
from portal.services.reviews.confirm import confirm_review
from portal.services.reviews.read_own import read_own_review
from portal.values.errors import NotFound
from tests.factories.reviews import OPINION
from tests.models.records import NOW
from tests.services.reviews.conftest import TOKEN_HASH


def test_shows_what_waits_for_confirmation(session, submit, cipher, facility_id):
    submit()

    own = read_own_review(session, token_hash=TOKEN_HASH, cipher=cipher)

    assert (own.facility_id, own.facility_name) == (facility_id, "Pflegedienst Probe")
    assert (own.category, own.state) == (Category.AMBULANT, State.DRAFT)
    assert (own.opinion, own.awaits_confirmation) == (OPINION, True)


def test_shows_what_was_confirmed(session, submit, cipher):
    submit()
    confirm_review(session, token_hash=TOKEN_HASH, now=NOW, cipher=cipher)

    own = read_own_review(session, token_hash=TOKEN_HASH, cipher=cipher)

    assert (own.opinion, own.state, own.awaits_confirmation) == (OPINION, State.PUBLISHED, False)


@pytest.mark.parametrize(
    ("columns", "is_answered"),
    [
        ({"answer": "", "answered_at": None}, False),
        ({"answer": "Danke.", "answered_at": NOW}, True),
        ({"answer": "Danke.", "answered_at": NOW - timedelta(hours=1)}, False),
        ({"answer": "Danke.", "answered_at": NOW, "state": "waiting"}, False),
    ],
)
def test_f07_knows_whether_an_answer_stands_below(session, submit, cipher, columns, is_answered):
    submit()
    confirm_review(session, token_hash=TOKEN_HASH, now=NOW, cipher=cipher)
    session.execute(sa.update(Review).values(**columns))
    session.expire_all()

    own = read_own_review(session, token_hash=TOKEN_HASH, cipher=cipher)

    assert own.is_answered is is_answered


def test_an_unknown_link_is_refused(session, cipher):
    with pytest.raises(NotFound):
        read_own_review(session, token_hash="c" * 64, cipher=cipher)
