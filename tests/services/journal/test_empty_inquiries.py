"""What a facility was sent is emptied when its keeper goes."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.inquiries.reader import Reader
from portal.models.facility import Facility
from portal.models.inquiry import Inquiry, InquiryMessage
from portal.queries.inquiries import get_by_reader
from portal.queries.mailbox import list_inquiries, list_letters
from portal.services.journal.empty_inquiries import empty_inquiries
from portal.services.journal.end_company import end_company
from portal.services.journal.keep_origin import keep_origin
from portal.values.errors import NotFound
from portal.web.visiting import hash_token
from tests.factories.companies import MadeCompany, acting_as, give_facility, make_company
from tests.factories.received import store_received, write_message
from tests.models.records import NOW, make_facility
from tests.services.journal.test_keep_origin import stored
from tests.support.ports import MirrorCipher

CIPHER = MirrorCipher()
LATER = NOW + timedelta(days=1)


@pytest.fixture
def house(session: Session) -> Facility:
    """Return a facility of the directory."""
    return stored(session)


def keep(session: Session, house: Facility, email: str) -> MadeCompany:
    """Let a new company take the facility over, as an accepted claim does."""
    made = make_company(session, email=email)
    keep_origin(session, facility=house, now=NOW)
    give_facility(session, made, house.id)
    session.expire_all()
    return made


def rows(session: Session) -> list[Inquiry]:
    session.expire_all()
    return list(session.scalars(sa.select(Inquiry).order_by(Inquiry.id)))


class TestEmptyInquiries:
    def test_e05_a_later_keeper_reads_nothing_that_was_sent_to_an_earlier_one(
        self, session: Session, house: Facility
    ):
        first = keep(session, house, "erste@example.org")
        sent = [
            store_received(session, facility_id=house.id, cipher=CIPHER, number=number, state=state)
            for number, state in enumerate(("neu", "beantwortet", "abgelehnt"), start=1)
        ]
        write_message(session, sent[1], cipher=CIPHER)
        before: Acting = acting_as(session, first.master)
        assert len(list_letters(session, acting=before, limit=9)) == 3

        end_company(session, company_id=first.id, now=LATER)
        second = keep(session, house, "zweite@example.org")

        acting = acting_as(session, second.master)
        assert list_letters(session, acting=acting, limit=9) == ()
        assert list_inquiries(session, acting=acting, inquiry_ids=[one.id for one in sent]) == ()
        for one in sent:
            for reader in (
                Reader(company_id=second.id, inquiry_id=one.id),
                Reader(token_hash=hash_token(token=one.provider)),
            ):
                with pytest.raises(NotFound):
                    get_by_reader(session, reader=reader)
        assert [(one.content, one.links) for one in rows(session)] == [(None, None)] * 3
        assert session.scalars(sa.select(InquiryMessage)).all() == []

    def test_what_is_open_ends_and_what_was_over_keeps_its_state(
        self, session: Session, house: Facility
    ):
        states = ("neu", "gelesen", "beantwortet", "abgelehnt", "erledigt", "zurueckgezogen")
        for number, state in enumerate(states, start=1):
            content = {"content": None} if state == "zurueckgezogen" else {}
            one = store_received(session, facility_id=house.id, cipher=CIPHER, number=number)
            session.execute(
                sa.update(Inquiry).where(Inquiry.id == one.id).values(state=state, **content)
            )

        empty_inquiries(session, facility_id=house.id, now=LATER)

        found = rows(session)
        assert [one.state for one in found] == [
            *("erledigt",) * 3,
            "abgelehnt",
            "erledigt",
            "zurueckgezogen",
        ]
        assert [one.ended_at for one in found] == [LATER] * 3 + [None] * 3
        assert {one.version for one in found} == {2}

    def test_what_nobody_was_told_and_other_facilities_stay(
        self, session: Session, house: Facility
    ):
        other = make_facility(external_id="2")
        session.add(other)
        session.flush()
        store_received(session, facility_id=other.id, cipher=CIPHER, number=1)
        for number, state in ((2, "entwurf"), (3, "zurueckgehalten")):
            store_received(
                session,
                facility_id=house.id,
                cipher=CIPHER,
                number=number,
                state=state,
                sent_at=None,
            )

        empty_inquiries(session, facility_id=house.id, now=LATER)

        found = rows(session)
        assert [one.state for one in found] == ["neu", "entwurf", "zurueckgehalten"]
        assert all(one.content and one.links and one.provider_token_hash for one in found)
