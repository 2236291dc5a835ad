from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.inquiries.content import Words
from portal.domain.inquiries.kind import Author, MessageKind
from portal.models.inquiry import Inquiry, InquiryMessage
from portal.services.inquiries.messages import read_messages
from tests.factories.received import store_received, write_message
from tests.models.records import NOW, store_facility
from tests.support.ports import MirrorCipher

HOUR = timedelta(hours=1)
CIPHER = MirrorCipher()


@pytest.fixture
def inquiry(session):
    received = store_received(session, facility_id=store_facility(session).id, cipher=CIPHER)
    times = (None, NOW + 48 * HOUR)
    kinds = (MessageKind.NACHRICHT, MessageKind.TERMIN)
    for number, (kind, time) in enumerate(zip(kinds, times, strict=True), start=1):
        write_message(
            session,
            received,
            cipher=CIPHER,
            kind=kind,
            text=f"Nummer {number}",
            time=time,
            number=number,
            now=NOW - number * HOUR,
        )
    session.expire_all()
    return session.scalars(sa.select(Inquiry).options(sa.orm.selectinload(Inquiry.messages))).one()


def test_both_sides_are_read_in_the_order_in_which_they_wrote(inquiry):
    later, earlier = read_messages(inquiry=inquiry, cipher=CIPHER)[::-1]

    assert (earlier.author, earlier.kind) == (Author.PROVIDER, MessageKind.TERMIN)
    assert earlier.words == Words(text="Nummer 2", time=NOW + 48 * HOUR)
    assert (later.author, later.written_at) == (Author.SEEKER, NOW - HOUR)


def test_they_lie_encrypted_and_bound_to_their_row(session, inquiry):
    first, second = session.scalars(sa.select(InquiryMessage).order_by(InquiryMessage.id))
    assert b"Nummer" not in first.content

    first.content, second.content = second.content, first.content

    assert [one.words for one in read_messages(inquiry=inquiry, cipher=CIPHER)] == [None, None]
