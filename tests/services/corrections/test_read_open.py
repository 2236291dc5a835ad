import sqlalchemy as sa

from portal.domain.corrections.block import Block
from portal.models.correction import Correction
from portal.services.corrections.read_open import read_open_corrections
from tests.services.corrections.conftest import ID


def test_x24_support_reads_it(session, report, cipher, facility_id):
    report()

    (found,) = read_open_corrections(session, limit=10, cipher=cipher)

    assert (found.correction_id, found.facility_id) == (ID, facility_id)
    assert (found.block, found.text) == (Block.KONTAKT, "Die Nummer ist neu.")
    assert found.email == "erika@example.org"


def test_without_an_address_nobody_waits(session, report, cipher):
    report(email="")

    assert read_open_corrections(session, limit=10, cipher=cipher)[0].email == ""


def test_what_cannot_be_read_is_said_so(session, report, cipher):
    report()
    session.execute(sa.update(Correction).values(text=b"broken"))
    session.expire_all()

    assert "cannot be read" in read_open_corrections(session, limit=10, cipher=cipher)[0].text
