"""The list of a company's facilities with their lights."""

from datetime import date

from portal.domain.availability.light import KindOfPlace, Light
from portal.models.facility import Availability
from portal.queries.own_list import Counts, Wanted, count_listed, list_with_lights
from tests.factories.companies import acting_as, add_group, grant, make_company, make_employee
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

        listed = list_with_lights(
            session, acting=acting_for(company), today=TODAY, wanted=Wanted(), limit=50
        )

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
        listed = list_with_lights(
            session, acting=acting, today=TODAY, wanted=Wanted(group_id=group_id), limit=50
        )

        assert [one.own.id for one in listed] == [inside]

    def test_gives_one_page_after_the_other(self, session):
        company = make_company(session)
        ids = [store_own(session, company, name=f"Haus {number}") for number in range(5)]
        for one in ids:
            for kind in ("dauerpflege", "kurzzeitpflege"):
                session.add(Availability(facility_id=one, kind=kind, light="frei", weekdays=0))
        session.flush()

        pages = [
            list_with_lights(
                session,
                acting=acting_for(company),
                today=TODAY,
                wanted=Wanted(),
                offset=offset,
                limit=2,
            )
            for offset in (0, 2, 4, 6)
        ]

        assert [[one.own.id for one in page] for page in pages] == [ids[:2], ids[2:4], ids[4:], []]
        assert all(len(one.reports) == 2 for page in pages for one in page)

    def test_finds_by_words_of_name_and_place(self, session):
        company = make_company(session)
        sea = store_own(session, company, name="Haus am See", city="Schwerin", postcode="19053")
        hill = store_own(session, company, name="Haus am Hang", city="Parchim", postcode="19370")
        acting = acting_for(company)

        def found(*words: str) -> list[int]:
            wanted = Wanted(words=words)
            listed = list_with_lights(session, acting=acting, today=TODAY, wanted=wanted, limit=9)
            counts = count_listed(session, acting=acting, wanted=wanted)
            assert counts == Counts(total=2, found=len(listed))
            return [one.own.id for one in listed]

        assert found("haus") == [hill, sea]
        assert found("haus", "schwerin") == [sea]
        assert found("1937") == [hill]
        assert found("see", "parchim") == []

    def test_counts_neither_the_bin_nor_what_is_not_assigned(self, session):
        company = make_company(session)
        first = store_own(session, company, name="Haus A")
        store_own(session, company, name="Haus B")
        store_own(session, company, name="Haus C", is_published=False, deleted_at=NOW)
        grant(session, company, first)
        employee = make_employee(session, company, rights={first: "light"})

        for acting, number in ((acting_for(company), 2), (acting_as(session, employee), 1)):
            counts = count_listed(session, acting=acting, wanted=Wanted())
            assert counts == Counts(total=number, found=number)
