from dataclasses import replace

import pytest

from portal.domain.reviews.review import State
from portal.services.reviews.change import change_review
from portal.services.reviews.read_own import read_own_review
from portal.values.errors import NotFound
from tests.factories.reviews import OPINION
from tests.models.records import NOW
from tests.services.reviews.conftest import TOKEN_HASH


def test_f01_the_link_changes_the_review_at_once(session, submit, cipher):
    submit()
    other = replace(OPINION, text="Anders.")

    state = change_review(session, token_hash=TOKEN_HASH, opinion=other, now=NOW, cipher=cipher)

    assert state is State.PUBLISHED
    own = read_own_review(session, token_hash=TOKEN_HASH, cipher=cipher)
    assert (own.opinion, own.awaits_confirmation) == (other, False)


def test_an_unknown_link_is_refused(session, cipher):
    with pytest.raises(NotFound):
        change_review(session, token_hash="c" * 64, opinion=OPINION, now=NOW, cipher=cipher)
