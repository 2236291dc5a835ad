"""A report about a facility."""

import pytest

from portal.domain.accounts.email_address import read_address
from portal.domain.corrections.block import Block
from portal.services.corrections.report import report_correction
from tests.models.records import NOW, store_facility
from tests.support.ports import MirrorCipher

ID = "1" * 32


@pytest.fixture
def cipher():
    return MirrorCipher()


@pytest.fixture
def facility_id(session):
    return store_facility(session).id


@pytest.fixture
def report(session, facility_id, cipher):
    """Return a function that reports something."""

    def report_one(*, correction_id=ID, facility_id=facility_id, email="erika@example.org"):
        report_correction(
            session,
            facility_id=facility_id,
            correction_id=correction_id,
            block=Block.KONTAKT,
            text="Die Nummer ist neu.",
            address=read_address(text=email) if email else None,
            now=NOW,
            cipher=cipher,
        )

    return report_one
