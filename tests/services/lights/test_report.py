"""Reporting a light."""

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.availability.reporting import NewReport
from portal.models.audit_entry import AuditEntry
from portal.models.facility import Availability, Facility
from portal.models.light_change import LightChange
from portal.services.lights.report import Reporting, report_light
from portal.values.errors import Invalid, NotFound
from portal.values.weekday import Weekday
from tests.factories.companies import MadeCompany, acting_as, give_facility, make_company
from tests.factories.directory import NOW, TODAY
from tests.models.records import add_source, make_facility

FREE = NewReport(KindOfPlace.DAUERPFLEGE, Light.FREI, places=2)


@pytest.fixture
def company(session: Session) -> MadeCompany:
    """Store a company with facility 1, a home; 2 is somebody else's, 3 in the bin."""
    add_source(session)
    for number in (1, 2, 3):
        session.add(make_facility(external_id=str(number), id=number, category="stationaer"))
    session.flush()
    made = make_company(session)
    give_facility(session, made, 1, 3)
    session.execute(
        sa.update(Facility).where(Facility.id == 3).values(deleted_at=NOW, is_published=False)
    )
    return made


def report(
    session: Session,
    company: MadeCompany,
    said: NewReport,
    facility_id: int = 1,
    today: date = TODAY,
) -> None:
    acting = acting_as(session, company.master)
    report_light(session, reporting=Reporting(acting, facility_id, today, NOW), report=said)


def stored(session: Session) -> Availability:
    session.expire_all()
    return session.scalars(sa.select(Availability)).one()


def lines(session: Session) -> list[tuple[str, str]]:
    found = sa.select(LightChange.light, LightChange.said_by).order_by(LightChange.id)
    return [tuple(row) for row in session.execute(found)]


class TestReportLight:
    def test_h07_stores_it_confirmed_today(self, session: Session, company: MadeCompany):
        report(session, company, FREE)

        found = stored(session)
        assert (found.kind, found.light, found.places) == ("dauerpflege", "frei", 2)
        assert found.confirmed_on == TODAY
        assert lines(session) == [("frei", "Erika Musterfrau")]

    def test_h15_notes_who_changed_the_facility(self, session: Session, company: MadeCompany):
        report(session, company, FREE)

        facility = session.get_one(Facility, 1, populate_existing=True)
        assert (facility.changed_by, facility.changed_at) == ("Erika Musterfrau", NOW)

    def test_said_once_more_it_is_confirmed_and_no_change(
        self, session: Session, company: MadeCompany
    ):
        report(session, company, FREE)
        report(session, company, FREE, today=date(2026, 3, 9))

        assert stored(session).confirmed_on == date(2026, 3, 9)
        assert len(lines(session)) == 1
        assert session.scalars(sa.select(AuditEntry.action).order_by(AuditEntry.id)).all() == [
            "light_changed",
            "light_confirmed",
        ]

    def test_keeps_what_was_said_before_in_the_history(
        self, session: Session, company: MadeCompany
    ):
        report(session, company, FREE)
        full = NewReport(KindOfPlace.DAUERPFLEGE, Light.BELEGT, free_from=date(2026, 4, 1))
        report(session, company, full)

        found = stored(session)
        assert (found.light, found.places, found.free_from) == ("belegt", None, date(2026, 4, 1))
        assert [light for light, _ in lines(session)] == ["frei", "belegt"]

    def test_x03_keeps_weekdays(self, session: Session, company: MadeCompany):
        session.execute(sa.update(Facility).where(Facility.id == 1).values(category="tagespflege"))
        days = frozenset({Weekday.DI})
        report(session, company, NewReport(KindOfPlace.TAGESPFLEGE, Light.FREI, weekdays=days))

        assert stored(session).weekdays == Weekday.DI.bit

    @pytest.mark.parametrize("facility_id", [2, 3, 4])
    def test_finds_nothing_of_somebody_else_nor_in_the_bin(
        self, session: Session, company: MadeCompany, facility_id: int
    ):
        with pytest.raises(NotFound):
            report(session, company, FREE, facility_id)

        assert session.scalars(sa.select(Availability.kind)).all() == []

    def test_refuses_a_kind_of_another_category(self, session: Session, company: MadeCompany):
        with pytest.raises(Invalid, match="unknown"):
            report(session, company, NewReport(KindOfPlace.WOHNUNG, Light.FREI))
