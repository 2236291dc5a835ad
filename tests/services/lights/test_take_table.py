"""Storing a table of lights."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.availability.reporting import NewReport
from portal.domain.availability.table import Said, Table
from portal.models.audit_entry import AuditEntry
from portal.models.facility import Availability
from portal.models.light_change import LightChange
from portal.services.lights.take_table import take_table
from portal.values.errors import NotFound
from tests.factories.companies import MadeCompany, acting_as, give_facility, make_company
from tests.factories.directory import NOW, TODAY
from tests.models.records import add_source, make_facility

DAUER, KURZ = KindOfPlace.DAUERPFLEGE, KindOfPlace.KURZZEITPFLEGE
LONG_AGO = TODAY - timedelta(days=20)
CHANGED = Said(1, NewReport(DAUER, Light.BELEGT))
AGAIN = tuple(Said(number, NewReport(kind, Light.FREI)) for number, kind in ((1, KURZ), (2, DAUER)))


@pytest.fixture
def company(session: Session) -> MadeCompany:
    """Store two homes of a company and one of others, each free for both kinds long ago."""
    add_source(session)
    for number in (1, 2, 3):
        session.add(make_facility(external_id=str(number), id=number, category="stationaer"))
        session.flush()
        for kind in (DAUER, KURZ):
            session.add(
                Availability(
                    facility_id=number, kind=kind, light="frei", confirmed_on=LONG_AGO, weekdays=0
                )
            )
    session.flush()
    made = make_company(session)
    give_facility(session, made, 1, 2)
    return made


def take(session: Session, company: MadeCompany, table: Table) -> int:
    acting = acting_as(session, company.master)
    return take_table(session, acting=acting, table=table, today=TODAY, now=NOW)


def entries(session: Session) -> list[tuple[str, object]]:
    found = session.execute(sa.select(AuditEntry.action, AuditEntry.details))
    return [tuple(row) for row in found]


class TestTakeTable:
    def test_x20_stores_what_changed_and_confirms_the_rest(
        self, session: Session, company: MadeCompany
    ):
        assert take(session, company, Table((CHANGED,), AGAIN, ())) == 3

        rows = session.execute(
            sa.select(
                Availability.facility_id,
                Availability.kind,
                Availability.light,
                Availability.confirmed_on,
            ).order_by(Availability.facility_id, Availability.kind)
        )
        assert [tuple(row) for row in rows] == [
            (1, DAUER, "belegt", TODAY),
            (1, KURZ, "frei", TODAY),
            (2, DAUER, "frei", TODAY),
            (2, KURZ, "frei", LONG_AGO),
            (3, DAUER, "frei", LONG_AGO),
            (3, KURZ, "frei", LONG_AGO),
        ]
        said = session.execute(sa.select(LightChange.facility_id, LightChange.light))
        assert [tuple(row) for row in said] == [(1, "belegt")]

    def test_x20_notes_it_once_with_how_many(self, session: Session, company: MadeCompany):
        take(session, company, Table((CHANGED,), AGAIN, ()))

        assert entries(session) == [(Action.LIGHTS_IMPORTED, {"count": 3})]

    def test_x20_sent_twice_has_one_effect(self, session: Session, company: MadeCompany):
        take(session, company, Table((CHANGED,), AGAIN, ()))

        assert take(session, company, Table((), (CHANGED, *AGAIN), ())) == 0
        assert len(entries(session)) == 1

    def test_x20_changes_nothing_of_others(self, session: Session, company: MadeCompany):
        theirs = Said(3, NewReport(DAUER, Light.FREI))

        assert take(session, company, Table((), (theirs,), ())) == 0
        with pytest.raises(NotFound):
            take(session, company, Table((theirs,), (), ()))
