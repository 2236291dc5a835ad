"""One inquiry with its facility and messages, in one statement."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.inquiries.reader import Reader
from portal.models.company import Company
from portal.models.facility import Facility
from portal.queries.received_reading import get_reading
from portal.values.errors import NotFound
from portal.web.visiting import hash_token
from tests.factories.companies import MadeCompany, give_facility, make_company
from tests.factories.received import Received, store_received, write_message
from tests.models.records import NOW, store_facility
from tests.support.ports import MirrorCipher
from tests.support.statements import counted

CIPHER = MirrorCipher()
LINK = Reader(token_hash=hash_token(token="provider-1"))


@pytest.fixture
def house(session: Session) -> int:
    return store_facility(session).id


@pytest.fixture
def company(session: Session, house: int) -> MadeCompany:
    made = make_company(session)
    give_facility(session, made, house)
    return made


@pytest.fixture
def inquiry(session: Session, house: int) -> Received:
    return store_received(session, facility_id=house, cipher=CIPHER)


def in_dashboard(inquiry: Received, company: MadeCompany, *ids: int) -> Reader:
    return Reader(
        inquiry_id=inquiry.id, company_id=company.id, facility_ids=frozenset(ids) if ids else None
    )


class TestGetReading:
    @pytest.mark.parametrize("number", [0, 1, 30])
    def test_gives_all_messages_the_oldest_first_in_one_statement(
        self, session: Session, inquiry: Received, number: int
    ):
        for one in range(number, 0, -1):
            write_message(
                session, inquiry, cipher=CIPHER, number=one, now=NOW + timedelta(minutes=one)
            )

        with counted(session.connection()) as statements:
            found = get_reading(session, reader=LINK)

        assert len(statements) == 1
        assert [one.id for one in found.messages] == [f"{n:032x}" for n in range(1, number + 1)]
        assert (found.inquiry.id, found.inquiry.sent_at) == (inquiry.id, NOW)
        assert (found.house.name, found.house.address_line) == (
            "Pflegedienst Probe",
            "19370 Parchim",
        )

    def test_gives_it_to_those_of_the_company_who_may_handle_it(
        self, session: Session, inquiry: Received, company: MadeCompany, house: int
    ):
        for reader in (in_dashboard(inquiry, company), in_dashboard(inquiry, company, house, 7)):
            assert get_reading(session, reader=reader).inquiry.id == inquiry.id

    def test_of_others_it_is_not_there(
        self, session: Session, inquiry: Received, company: MadeCompany, house: int
    ):
        other = make_company(session, name="Andere", email="andere@example.org")
        nobody = Reader(inquiry_id=inquiry.id, company_id=company.id, facility_ids=frozenset())
        for reader in (
            in_dashboard(inquiry, other),
            in_dashboard(inquiry, company, house + 1),
            nobody,
            Reader(token_hash=hash_token(token="provider-2")),
        ):
            with pytest.raises(NotFound):
                get_reading(session, reader=reader)

    def test_what_was_never_sent_is_not_there(self, session: Session, house: int):
        store_received(
            session, facility_id=house, cipher=CIPHER, state="zurueckgehalten", sent_at=None
        )

        with pytest.raises(NotFound):
            get_reading(session, reader=LINK)

    def test_in_the_bin_it_is_there_behind_its_link_alone(
        self, session: Session, inquiry: Received, company: MadeCompany
    ):
        session.execute(sa.update(Facility).values(deleted_at=NOW, is_published=False))

        assert get_reading(session, reader=LINK).inquiry.id == inquiry.id
        with pytest.raises(NotFound):
            get_reading(session, reader=in_dashboard(inquiry, company))

    def test_no_link_opens_anything_of_a_locked_company(
        self, session: Session, inquiry: Received, company: MadeCompany
    ):
        session.execute(sa.update(Company).values(locked_at=NOW, lock_reason="Probe"))

        with pytest.raises(NotFound):
            get_reading(session, reader=LINK)
        assert get_reading(session, reader=in_dashboard(inquiry, company)).messages == ()
