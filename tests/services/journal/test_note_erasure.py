import hashlib

import sqlalchemy as sa

from portal.models.erasure import Erasure
from portal.services.journal.note_erasure import hash_erased, note_erasure
from tests.models.records import NOW

ID = "a" * 32


def test_a_hash_and_a_moment_are_kept_and_nothing_else(session):
    note_erasure(session, random_id=ID, now=NOW)

    kept = session.execute(sa.select(Erasure.erased_hash, Erasure.erased_at)).all()
    assert kept == [(hash_erased(random_id=ID), NOW)]
    assert ID not in kept[0][0]


def test_the_hash_can_be_made_by_everybody_who_has_the_id():
    assert hash_erased(random_id=ID) == hashlib.sha256(ID.encode()).hexdigest()
