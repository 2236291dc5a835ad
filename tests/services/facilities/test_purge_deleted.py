"""What has waited in the bin for thirty days is gone for good."""

from datetime import timedelta

from portal.domain.profiles.files import FileKind
from portal.domain.publication.rule import TIME_IN_BIN
from portal.models.facility import Facility
from portal.models.facility_profile import FacilityFile
from portal.services.facilities.purge_deleted import Purged, purge_deleted
from tests.factories.companies import make_company
from tests.factories.own_facilities import store_own
from tests.models.records import NOW


def test_h10_goes_with_its_files_and_leaves_the_young(session):
    company = make_company(session)
    fields = {"is_published": False}
    old = store_own(session, company, **fields, deleted_at=NOW - TIME_IN_BIN - timedelta(seconds=1))
    young = store_own(session, company, **fields, deleted_at=NOW - TIME_IN_BIN)
    shown = store_own(session, company)
    session.add(
        FacilityFile(
            id="f" * 32, facility_id=old, kind=FileKind.BILD.value, position=1, title="Haus",
            width=1, height=1, byte_count=1, is_ready=False, added_at=NOW,
        )
    )  # fmt: skip
    session.flush()

    purged = purge_deleted(session, now=NOW)

    assert purged == Purged(1, (("f" * 32, FileKind.BILD),))
    assert session.get(Facility, old) is None
    assert session.get(Facility, young) is not None
    assert session.get(Facility, shown) is not None
    assert purge_deleted(session, now=NOW) == Purged(0, ())
