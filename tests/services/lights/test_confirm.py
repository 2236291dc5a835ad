"""„Stimmt noch“."""

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.audit.entry import Actor
from portal.models.audit_entry import AuditEntry
from portal.models.facility import Availability
from portal.services.lights import confirm as module
from portal.services.lights.confirm import confirm_lights
from tests.factories.companies import MadeCompany, give_facility, make_company
from tests.factories.directory import NOW, TODAY
from tests.models.records import add_source, make_facility

LONG_AGO = date(2026, 1, 5)


@pytest.fixture
def company(session: Session) -> MadeCompany:
    """Store the facilities 1 and 2 of a company and 3 of nobody, each with a light."""
    add_source(session)
    for number, light in ((1, "frei"), (2, "unbekannt"), (3, "frei")):
        session.add(make_facility(external_id=str(number), id=number))
        session.flush()
        session.add(
            Availability(
                facility_id=number,
                kind="aufnahme",
                light=light,
                places=None,
                free_from=None,
                confirmed_on=LONG_AGO,
                weekdays=0,
            )
        )
    session.flush()
    made = make_company(session)
    give_facility(session, made, 1, 2)
    return made


def confirm(session: Session, company: MadeCompany, *facility_ids: int) -> int:
    return confirm_lights(
        session,
        company_id=company.id,
        facility_ids=facility_ids,
        actor=Actor(None, "Link in der E-Mail"),
        today=TODAY,
        now=NOW,
    )


def days(session: Session) -> dict[int, date | None]:
    found = sa.select(Availability.facility_id, Availability.confirmed_on)
    return dict(iter(session.execute(found)))


class TestConfirmLights:
    def test_x02_confirms_what_says_something_and_belongs_to_the_company(
        self, session: Session, company: MadeCompany
    ):
        assert confirm(session, company, 1, 2, 3) == 1

        assert days(session) == {1: TODAY, 2: LONG_AGO, 3: LONG_AGO}

    def test_twice_on_one_day_has_one_effect(self, session: Session, company: MadeCompany):
        confirm(session, company, 1)

        assert confirm(session, company, 1) == 0
        assert session.scalar(sa.select(sa.func.count()).select_from(AuditEntry)) == 1

    def test_takes_as_many_as_there_are(
        self, session: Session, company: MadeCompany, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(module, "AT_A_TIME", 1)
        session.execute(sa.update(Availability).values(light="belegt"))

        assert confirm(session, company, 2, 1) == 2
        assert session.scalars(sa.select(AuditEntry.details)).one() == {"count": 2}

    def test_leaves_out_what_was_not_shown(self, session: Session, company: MadeCompany):
        assert confirm(session, company, 2) == 0
        assert days(session)[1] == LONG_AGO
