"""The lights of a company's facilities."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.availability.light import KindOfPlace, Light
from portal.models.facility import Availability, Facility
from portal.models.light_change import LightChange
from portal.queries.own_lights import (
    LitPage,
    find_lit,
    get_lit_page,
    list_changes,
    list_lit,
    list_lit_of,
    list_public,
    list_said_ids,
)
from tests.factories.companies import (
    MadeCompany,
    acting_as,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.directory import NOW, TODAY
from tests.models.records import add_source, make_facility

DAY = timedelta(days=1)


@pytest.fixture
def company(session: Session) -> MadeCompany:
    """Store two homes of a company, the first with a light."""
    add_source(session)
    for number, name in enumerate(("Ufer", "Anger"), start=1):
        session.add(
            make_facility(external_id=str(number), id=number, name=name, category="stationaer")
        )
    session.flush()
    session.add(
        Availability(
            facility_id=1,
            kind="kurzzeitpflege",
            light="frei",
            places=2,
            free_from=date(2026, 4, 1),
            confirmed_on=TODAY,
            weekdays=0,
        )
    )
    made = make_company(session)
    give_facility(session, made, 1, 2)
    return made


class TestListLit:
    def test_h07_has_a_light_for_each_kind_of_the_category(
        self, session: Session, company: MadeCompany
    ):
        anger, ufer = list_lit(session, acting=acting_as(session, company.master), limit=9)

        assert [one.report.light for one in anger.lights] == [Light.UNBEKANNT] * 3
        kinds = {one.report.kind: one.report for one in ufer.lights}
        assert list(kinds) == [
            KindOfPlace.DAUERPFLEGE,
            KindOfPlace.KURZZEITPFLEGE,
            KindOfPlace.VERHINDERUNGSPFLEGE,
        ]
        short = kinds[KindOfPlace.KURZZEITPFLEGE]
        assert (short.light, short.places, short.free_from) == (Light.FREI, 2, date(2026, 4, 1))

    def test_h08_employees_have_those_they_were_given(self, session: Session, company: MadeCompany):
        grant(session, company, 1)
        grant(session, company, 2)
        employee = make_employee(session, company, rights={1: "inquiries", 2: "light"})

        found = list_lit(session, acting=acting_as(session, employee), limit=9)

        assert [one.name for one in found] == ["Anger"]

    def test_goes_page_by_page(self, session: Session, company: MadeCompany):
        who = acting_as(session, company.master)

        assert [one.name for one in list_lit(session, acting=who, offset=1, limit=1)] == ["Ufer"]
        assert list_lit(session, acting=who, offset=2, limit=1) == ()


class TestListLitOf:
    def test_x20_finds_those_that_somebody_may_report_on(
        self, session: Session, company: MadeCompany
    ):
        session.add(make_facility(external_id="3", id=3, name="Fremd", category="stationaer"))
        session.flush()
        for number in (1, 2):
            grant(session, company, number)
        employee = make_employee(session, company, rights={1: "inquiries", 2: "light"})

        found = [
            [one.id for one in list_lit_of(session, acting=acting, facility_ids={1, 2, 3, 999})]
            for acting in (acting_as(session, company.master), acting_as(session, employee))
        ]

        assert found == [[2, 1], [2]]


class TestFindLit:
    def test_finds_one_and_none_of_others(self, session: Session, company: MadeCompany):
        who = acting_as(session, company.master)

        found = find_lit(session, acting=who, facility_id=2)

        assert found is not None
        assert found.name == "Anger"
        other = make_company(session, email="andere@example.org")
        stranger = acting_as(session, other.master)
        assert find_lit(session, acting=stranger, facility_id=2) is None


class TestListChanges:
    def test_gives_the_latest_of_one_kind_first(self, session: Session, company: MadeCompany):
        for number, (kind, light) in enumerate(
            (("dauerpflege", "frei"), ("dauerpflege", "belegt"), ("kurzzeitpflege", "frei"))
        ):
            session.add(
                LightChange(
                    facility_id=1,
                    kind=kind,
                    light=light,
                    places=None,
                    free_from=None,
                    said_at=NOW + number * DAY,
                    said_by=company.name,
                )
            )
        session.flush()

        found = list_changes(session, facility_id=1, kind=KindOfPlace.DAUERPFLEGE, limit=9)

        assert [one.light for one in found] == [Light.BELEGT, Light.FREI]
        one = list_changes(session, facility_id=1, kind=KindOfPlace.DAUERPFLEGE, limit=1)
        assert [each.light for each in one] == [Light.BELEGT]


class TestSaid:
    """Facilities about whose places something is said."""

    def test_x20_counts_them_beside_each_page(self, session: Session, company: MadeCompany):
        who = acting_as(session, company.master)

        for offset, name in ((0, "Anger"), (1, "Ufer")):
            found = get_lit_page(session, acting=who, offset=offset, limit=1)
            assert ([one.name for one in found.houses], found.said) == ([name], 1)
        assert get_lit_page(session, acting=who, offset=2, limit=1) == LitPage((), 0)

    def test_x20_lists_their_ids(self, session: Session, company: MadeCompany):
        who = acting_as(session, company.master)

        assert list_said_ids(session, acting=who) == (1,)
        assert list_said_ids(session, acting=who, group_id="0" * 32) == ()

    def test_x02_lists_the_public_ones(self, session: Session, company: MadeCompany):
        who = acting_as(session, company.master)

        assert [one.id for one in list_public(session, acting=who, limit=9)] == [1]
        session.execute(sa.update(Facility).values(is_published=False))
        assert list_public(session, acting=who, limit=9) == ()

    def test_knows_a_facility_that_says_nothing(self, session: Session, company: MadeCompany):
        anger, ufer = list_lit(session, acting=acting_as(session, company.master), limit=9)

        assert (anger.says_something, ufer.says_something) == (False, True)
