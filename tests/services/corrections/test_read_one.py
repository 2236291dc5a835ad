import pytest
import sqlalchemy as sa

from portal.domain.audit.entry import COMMAND
from portal.domain.corrections.block import Block
from portal.models.correction import Correction
from portal.services.corrections.decide import decide_correction
from portal.services.corrections.read_one import read_one
from portal.values.errors import NotFound
from tests.models.records import NOW
from tests.services.corrections.conftest import ID


def test_x24_support_reads_it_with_its_facility(session, report, cipher, facility_id):
    report()

    found = read_one(session, correction_id=ID, cipher=cipher)

    assert (found.facility_id, found.facility_name) == (facility_id, "Pflegedienst Probe")
    assert (found.block, found.text) == (Block.KONTAKT, "Die Nummer ist neu.")
    assert (found.email, found.wants_answer) == ("erika@example.org", True)
    assert (found.reported_at, found.decided_at) == (NOW, None)


def test_x24_of_a_decided_one_only_the_decision_is_left(session, report, cipher):
    report()
    decide_correction(
        session,
        correction_id=ID,
        decision="Geändert.",
        actor=COMMAND,
        letter=None,
        mail_id="9" * 32,
        now=NOW,
        cipher=cipher,
    )

    found = read_one(session, correction_id=ID, cipher=cipher)

    assert (found.text, found.email, found.wants_answer) == ("", "", False)
    assert (found.decision, found.decided_at) == ("Geändert.", NOW)


def test_an_address_that_cannot_be_read_gets_no_answer(session, report, cipher):
    report()
    session.execute(sa.update(Correction).values(email=b"broken", text=b"broken"))
    session.expire_all()

    found = read_one(session, correction_id=ID, cipher=cipher)

    assert (found.email, found.text) == ("", "(cannot be read)")


def test_an_unknown_one_is_not_found(session, cipher):
    with pytest.raises(NotFound):
        read_one(session, correction_id="x", cipher=cipher)
