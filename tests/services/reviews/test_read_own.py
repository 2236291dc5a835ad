import pytest

from portal.domain.matching.category import Category
from portal.domain.reviews.review import State
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


def test_an_unknown_link_is_refused(session, cipher):
    with pytest.raises(NotFound):
        read_own_review(session, token_hash="c" * 64, cipher=cipher)
