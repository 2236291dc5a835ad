"""What a request over the button is judged by, and what was filtered."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.button.relevance import Reason
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, bits_of
from portal.models.facility import Availability, ServedPostcode
from portal.queries.button import Filtered, get_placed, list_buttons
from portal.services.button.note_filtered import note_filtered
from portal.values.errors import NotFound
from tests.factories.companies import MadeCompany, acting_as, add_group, give_facility, make_company
from tests.factories.directory import TODAY
from tests.models.records import add_source, make_facility
from tests.support.statements import counted

SINCE = TODAY - timedelta(days=90)


@pytest.fixture
def company(session: Session) -> MadeCompany:
    """Store a service and a home of a company, and a home of another."""
    add_source(session)
    services = bits_of(services=(Service.AMB_GRUNDPFLEGE,))
    session.add_all(
        (
            make_facility(id=1, external_id="1", name="Dienst", service_bits=services),
            make_facility(id=2, external_id="2", name="Anger", category="stationaer"),
            make_facility(id=3, external_id="3", name="Fremd", category="stationaer"),
        )
    )
    session.flush()
    made = make_company(session)
    give_facility(session, made, 1, 2)
    give_facility(session, make_company(session, email="b@example.org", name="B"), 3)
    return made


class TestGetPlaced:
    @pytest.mark.usefixtures("company")
    def test_o03_holds_what_the_rules_ask_for(self, session: Session):
        session.add(ServedPostcode(postcode="19370", facility_id=1))
        session.add(
            Availability(
                facility_id=1,
                kind="aufnahme",
                light="belegt",
                places=None,
                free_from=TODAY,
                confirmed_on=TODAY,
                weekdays=0,
            )
        )
        session.flush()

        found = get_placed(session, facility_id=1, accepts_inquiries=True)

        assert found.offer.category is Category.AMBULANT
        assert found.offer.services == {Service.AMB_GRUNDPFLEGE}
        assert found.offer.served == {"19370"}
        assert found.offer.accepts_inquiries
        (report,) = found.offer.reports
        assert (report.kind, report.light) == (KindOfPlace.AUFNAHME, Light.BELEGT)
        assert report.free_from == TODAY
        assert found.point.lat_micro == 53_426_000

    @pytest.mark.usefixtures("company")
    def test_o03_an_area_that_was_derived_filters_nobody(self, session: Session):
        session.add(make_facility(id=4, external_id="4", serves_presumed_area=True))
        session.flush()
        session.add(ServedPostcode(postcode="19370", facility_id=4))
        session.flush()

        found = get_placed(session, facility_id=4, accepts_inquiries=True)

        assert found.offer.served == frozenset()

    @pytest.mark.usefixtures("company")
    def test_o06_finds_nothing_that_is_not_published(self, session: Session):
        session.add(make_facility(id=4, external_id="4", is_published=False))
        session.flush()

        for number in (4, 999):
            with pytest.raises(NotFound):
                get_placed(session, facility_id=number, accepts_inquiries=True)


class TestListButtons:
    def test_o03_counts_what_was_filtered_by_reason_and_kind(
        self, session: Session, company: MadeCompany
    ):
        for facility_id, reason, day in (
            (2, Reason.AREA, TODAY),
            (2, Reason.FULL, TODAY),
            (2, Reason.FULL, SINCE),
            (2, Reason.FULL, SINCE - timedelta(days=1)),
            (3, Reason.SPAM, TODAY),
        ):
            note_filtered(
                session,
                facility_id=facility_id,
                reason=reason,
                kind=KindOfPlace.DAUERPFLEGE,
                today=day,
            )
        who = acting_as(session, company.master)

        with counted(session.get_bind()) as statements:
            found = list_buttons(session, acting=who, since=SINCE, limit=9)

        assert len(statements) == 2
        assert [one.name for one in found] == ["Anger", "Dienst"]
        assert found[0].filtered == (
            Filtered(Reason.FULL, KindOfPlace.DAUERPFLEGE, 2),
            Filtered(Reason.AREA, KindOfPlace.DAUERPFLEGE, 1),
        )
        assert found[1].filtered == ()

    def test_narrows_to_a_group_and_to_a_page(self, session: Session, company: MadeCompany):
        group_id = add_group(session, company, 1)
        who = acting_as(session, company.master)

        in_group = list_buttons(session, acting=who, since=SINCE, group_id=group_id, limit=9)
        second = list_buttons(session, acting=who, since=SINCE, offset=1, limit=1)
        nothing = list_buttons(session, acting=who, since=SINCE, offset=2, limit=1)

        assert [one.id for one in in_group] == [1]
        assert [one.id for one in second] == [1]
        assert nothing == ()
