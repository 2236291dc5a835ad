"""Which companies are asked about their lights."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.models.company import Company
from portal.models.facility import Availability, Facility
from portal.queries.light_questions import find_open_name, get_for_question, list_to_ask
from tests.factories.companies import MadeCompany, give_facility, make_company
from tests.factories.directory import NOW, TODAY
from tests.models.records import store_facility

WEEK = timedelta(days=7)


@pytest.fixture
def company(session: Session) -> MadeCompany:
    """Store a company with a public facility whose light is eight days old."""
    number = store_facility(session).id
    session.add(
        Availability(
            facility_id=number,
            kind="aufnahme",
            light="frei",
            places=None,
            free_from=None,
            confirmed_on=TODAY - timedelta(days=8),
            weekdays=0,
        )
    )
    made = make_company(session)
    give_facility(session, made, number)
    return made


def asked(session: Session) -> list[str]:
    found = list_to_ask(session, asked_before=NOW - WEEK, confirmed_before=TODAY - WEEK, limit=9)
    return [one.email for one in found]


class TestListToAsk:
    def test_x20_asks_the_master(self, session: Session, company: MadeCompany):
        assert asked(session) == [company.master.email]

    @pytest.mark.parametrize(
        ("model", "columns"),
        [
            (Company, {"lights_asked_at": NOW - timedelta(days=6)}),
            (Company, {"locked_at": NOW, "lock_reason": "Prüfung"}),
            (Account, {"activated_at": None}),
            (Account, {"locked_at": NOW, "lock_reason": "Prüfung"}),
            (Facility, {"is_published": False}),
            (Availability, {"confirmed_on": TODAY - WEEK}),
            (Availability, {"light": "unbekannt"}),
        ],
    )
    @pytest.mark.usefixtures("company")
    def test_x20_asks_nobody_else(self, session: Session, model: type, columns: dict[str, object]):
        session.execute(sa.update(model).values(**columns))

        assert asked(session) == []

    @pytest.mark.usefixtures("company")
    def test_x20_asks_again_after_a_week(self, session: Session):
        session.execute(sa.update(Company).values(lights_asked_at=NOW - timedelta(days=8)))

        assert len(asked(session)) == 1


class TestOne:
    def test_finds_a_company_that_is_open(self, session: Session, company: MadeCompany):
        assert find_open_name(session, company_id=company.id) == company.name
        found = get_for_question(session, company_id=company.id)
        assert found is not None
        assert found.id == company.id

    def test_finds_none_that_is_locked_or_gone(self, session: Session):
        locked = make_company(session, locked_at=NOW, lock_reason="Prüfung")

        assert find_open_name(session, company_id=locked.id) == ""
        assert find_open_name(session, company_id="0" * 32) == ""
        assert get_for_question(session, company_id="0" * 32) is None
