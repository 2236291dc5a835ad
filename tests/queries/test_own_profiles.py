"""All that the forms of a facility hold."""

from datetime import date, timedelta

import pytest

from portal.domain.matching.services import Service, bits_of
from portal.domain.profiles.content import ProfileContent
from portal.domain.profiles.files import FileKind
from portal.domain.profiles.housing import Tenure, Unit
from portal.models.facility import SAID, ServedPostcode
from portal.models.facility_profile import FacilityFile
from portal.queries import own_profiles
from portal.services.profiles.save import save_profile
from portal.values.errors import NotFound
from tests.factories.companies import make_company
from tests.factories.own_facilities import acting_for, store_own
from tests.models.records import NOW

TODAY = date(2026, 3, 2)


@pytest.fixture
def company(session):
    return make_company(session)


def read(session, company, number):
    return own_profiles.get_own_profile(
        session, acting=acting_for(company), facility_id=number, today=TODAY
    )


def add_picture(session, number):
    session.add(
        FacilityFile(
            id="f" * 32, facility_id=number, kind=FileKind.BILD.value, position=1, title="Haus",
            width=1, height=1, byte_count=1, is_ready=True, added_at=NOW,
        )
    )  # fmt: skip


class TestGet:
    def test_has_all_that_is_told(self, session, company):
        bits = bits_of(services=(Service.SPRACHE_TR,))
        number = store_own(session, company, category="wohnen", service_bits=bits, phone="1")
        save_profile(
            session,
            facility_id=number,
            content=ProfileContent(transport="Bus"),
            units=(Unit(name="1", tenure=Tenure.MIETE),),
            now=NOW,
        )
        for postcode in ("19370", "19089"):
            session.add(ServedPostcode(postcode=postcode, facility_id=number))
        add_picture(session, number)
        session.flush()

        profile = read(session, company, number)

        assert profile.content.transport == "Bus"
        assert profile.services == (Service.SPRACHE_TR,)
        assert profile.served == ("19089", "19370")
        assert (profile.pictures, profile.units) == (1, 1)
        assert (profile.columns["phone"], profile.columns["position_is_exact"]) == ("1", True)

    def test_is_empty_where_nothing_is_told(self, session, company):
        profile = read(session, company, store_own(session, company))

        assert profile.content == ProfileContent()
        assert profile.served == ()

    @pytest.mark.parametrize("fields", [{"deleted_at": NOW, "is_published": False}, None])
    def test_what_is_deleted_or_somebody_elses_is_not_there(self, session, company, fields):
        if fields is None:
            other = make_company(session, email="andere@example.org")
            number = store_own(session, other)
        else:
            number = store_own(session, company, **fields)

        with pytest.raises(NotFound):
            read(session, company, number)


class TestOthers:
    def test_version_and_words(self, session, company):
        number = store_own(session, company, version=7)

        assert own_profiles.lock_version(session, company_id=company.id, facility_id=number) == 7
        said = own_profiles.get_said(session, facility_id=number)
        assert set(said) == set(SAID)
        with pytest.raises(NotFound):
            own_profiles.lock_version(session, company_id="0" * 32, facility_id=number)

    def test_a_form_is_found_by_its_key_in_its_company_only(self, session, company):
        assert own_profiles.find_by_key(session, company_id=company.id, external_id="x") is None

    def test_lists_what_has_waited_long_enough(self, session, company):
        hidden = {"is_published": False}
        old = store_own(session, company, **hidden, deleted_at=NOW - timedelta(days=2))
        store_own(session, company, **hidden, deleted_at=NOW)
        add_picture(session, old)
        session.flush()

        ids = own_profiles.list_deleted_before(session, moment=NOW, limit=5)

        assert ids == (old,)
        assert own_profiles.list_file_ids(session, facility_ids=ids) == (("f" * 32, FileKind.BILD),)
