"""Claims as lines of a list."""

import pytest
from sqlalchemy.orm import Session

from portal.domain.claims.state import State
from portal.queries.claim_lines import list_decided, list_waiting
from portal.services.claims.reject import reject_claim
from tests.factories.claims import STRANGER, store_claim
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility
from tests.support.ports import MirrorCipher


@pytest.fixture
def ids(session: Session) -> tuple[int, ...]:
    add_source(session)
    made = [make_facility(name=name, external_id=name) for name in ("Haus Birke", "Haus Ahorn")]
    session.add_all(made)
    session.flush()
    return tuple(one.id for one in made)


def test_p01_what_waits_moves_to_what_is_decided(session: Session, ids: tuple[int, ...]):
    both = store_claim(session, *ids, cipher=MirrorCipher())
    other = store_claim(session, ids[0], cipher=MirrorCipher())

    waiting = {one.id: one for one in list_waiting(session, limit=9)}

    assert waiting.keys() == {both, other}
    assert waiting[both].places == (("Haus Ahorn", "Parchim"), ("Haus Birke", "Parchim"))
    assert waiting[both].is_contested
    assert list_decided(session, limit=9) == ()
    reject_claim(
        session,
        claim_id=other,
        reason="Kein Nachweis",
        actor=STRANGER.actor,
        letter=None,
        mail_id="",
        now=NOW,
        cipher=MirrorCipher(),
    )
    (left,), (decided,) = list_waiting(session, limit=9), list_decided(session, limit=9)
    assert (left.id, left.is_contested) == (both, False)
    assert (decided.id, decided.state, decided.decided_by) == (
        other,
        State.ABGELEHNT,
        STRANGER.actor.words,
    )


def test_no_more_than_asked_for(session: Session, ids: tuple[int, ...]):
    for _ in range(3):
        store_claim(session, ids[0], cipher=MirrorCipher())

    assert len(list_waiting(session, limit=2)) == 2
