"""The list of a company's facilities with their lights."""

from datetime import date

from portal.domain.availability.light import KindOfPlace, Light
from portal.models.facility import Availability
from portal.queries.own_list import list_with_lights
from tests.factories.companies import add_group, grant, make_company
from tests.factories.own_facilities import acting_for, store_own
from tests.models.records import NOW

TODAY = date(2026, 3, 2)


class TestList:
    def test_has_lights_and_licences_of_what_is_not_in_the_bin(self, session):
        company = make_company(session)
        second = store_own(session, company, name="Haus B", category="stationaer")
        first = store_own(session, company, name="Haus A", category="stationaer")
        store_own(session, company, name="Haus C", is_published=False, deleted_at=NOW)
        store_own(session, make_company(session, email="andere@example.org"))
        for kind in ("dauerpflege", "kurzzeitpflege"):
            session.add(Availability(facility_id=second, kind=kind, light="frei", weekdays=0))
        session.flush()
        grant(session, company, second)

        listed = list_with_lights(session, acting=acting_for(company), today=TODAY)

        assert [one.own.id for one in listed] == [first, second]
        assert listed[0].reports == ()
        assert [(one.kind, one.light) for one in listed[1].reports] == [
            (KindOfPlace.DAUERPFLEGE, Light.FREI),
            (KindOfPlace.KURZZEITPFLEGE, Light.FREI),
        ]
        assert [one.own.limits.is_basis for one in listed] == [True, False]

    def test_n03_has_only_the_group_that_is_chosen(self, session):
        company = make_company(session)
        inside = store_own(session, company)
        store_own(session, company)
        group_id = add_group(session, company, inside)

        acting = acting_for(company)
        listed = list_with_lights(session, acting=acting, today=TODAY, group_id=group_id)

        assert [one.own.id for one in listed] == [inside]
