"""What has waited in the bin for thirty days is gone for good."""

from datetime import timedelta

from portal.domain.profiles.files import FileKind
from portal.domain.publication.rule import TIME_IN_BIN
from portal.models.facility import Facility
from portal.models.facility_profile import FacilityFile
from portal.services.facilities.purge_deleted import Purged, purge_deleted
from portal.services.journal.keep_origin import keep_origin
from tests.factories.companies import give_facility, make_company
from tests.factories.own_facilities import store_own
from tests.models.records import NOW
from tests.services.journal.test_keep_origin import stored


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


def test_p07_what_was_taken_over_goes_back_to_the_directory(session):
    facility = stored(session)
    keep_origin(session, facility=facility, now=NOW)
    give_facility(session, make_company(session), facility.id)
    facility.is_published = False
    facility.deleted_at = NOW - TIME_IN_BIN - timedelta(seconds=1)
    session.flush()

    assert purge_deleted(session, now=NOW).facilities == 1
    assert purge_deleted(session, now=NOW) == Purged(0, ())

    again = session.get_one(Facility, facility.id)
    assert (again.company_id, again.deleted_at, again.is_published) == (None, None, True)
