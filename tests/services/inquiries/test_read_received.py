"""An inquiry as the facility reads it."""

import pytest

from portal.domain.inquiries.content import Words
from portal.domain.inquiries.kind import InquiryKind, MessageKind
from portal.domain.inquiries.reader import Reader
from portal.services.inquiries.read_received import read_received
from portal.values.errors import NotFound
from portal.web.visiting import hash_token
from tests.factories.inquiries import CONTENT, provider_token
from tests.models.records import NOW


def read(desk, *, house=0):
    token = provider_token(desk.houses[house])
    return read_received(
        desk.session, reader=Reader(token_hash=hash_token(token=token)), cipher=desk.cipher
    )


def say(desk, kind, *, number, time=None):
    desk.say(kind=kind, number=number, time=time)
    desk.session.expire_all()


def test_e06_exactly_what_the_seeker_sent_is_there(desk):
    desk.send()

    found = read(desk)

    assert (found.content, found.kind, found.sent_at) == (CONTENT, InquiryKind.RUECKRUF, NOW)
    assert (found.facility_name, found.said, found.is_new) == ("Pflegedienst Probe", (), True)
    assert found.address_line == "19370 Parchim"


@pytest.mark.parametrize(
    ("state", "may_be"),
    [
        ("neu", (False, False)),
        ("gelesen", (True, True)),
        ("beantwortet", (True, True)),
        ("abgelehnt", (True, False)),
        ("erledigt", (False, False)),
    ],
)
def test_e06_what_may_be_done_depends_on_where_it_stands(desk, state, may_be):
    desk.send()
    desk.change(desk.houses[0], state=state)

    found = read(desk)

    assert (found.may_be_answered, found.may_be_declined) == may_be


def test_the_time_named_last_is_the_proposal(desk):
    desk.send()
    assert read(desk).proposal is None
    desk.answer(desk.houses[0])
    for number in (1, 2):
        say(desk, MessageKind.TERMIN, number=number, time=NOW.replace(day=number + 3))
    say(desk, MessageKind.ANTWORT, number=3)

    found = read(desk)

    assert found.proposal is not None
    assert found.proposal.words == Words(text="Gern.", time=NOW.replace(day=5))
    assert len(found.said) == 3


def test_e07_a_time_that_was_accepted_stays(desk):
    desk.send()
    say(desk, MessageKind.TERMIN, number=1, time=NOW)
    say(desk, MessageKind.ZUSAGE, number=2)
    desk.change(desk.houses[0], state="erledigt")

    assert read(desk).proposal.words.time == NOW


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ([MessageKind.ABSAGE], "abgelehnt"),
        ([MessageKind.ABSAGE, MessageKind.ANTWORT], "beantwortet"),
        ([MessageKind.ABLEHNUNG], "erledigt"),
        ([], "erledigt"),
    ],
)
def test_a_time_is_off_once_either_side_has_declined(desk, kinds, state):
    desk.send()
    say(desk, MessageKind.TERMIN, number=1, time=NOW)
    for number, kind in enumerate(kinds, 2):
        say(desk, kind, number=number)
    desk.change(desk.houses[0], state=state)

    assert read(desk).proposal is None


def test_a_time_that_cannot_be_read_gives_way_to_no_older_one(desk):
    desk.send()
    for number in (1, 2):
        say(desk, MessageKind.TERMIN, number=number, time=NOW)
    desk.answer(desk.houses[0])
    desk.stored()[0].messages[-1].content = b"x"
    desk.session.flush()

    assert read(desk).proposal is None


def test_what_was_withdrawn_shows_nothing_and_takes_no_answer(desk):
    desk.send()
    desk.change(desk.houses[0], state="zurueckgezogen", content=None, links=None)

    found = read(desk)

    assert (found.content, found.may_be_answered, found.may_be_declined) == (None, False, False)


def test_one_facility_never_reads_what_went_to_another_or_was_not_sent(desk):
    desk.send_without_account()

    with pytest.raises(NotFound):
        read(desk)
    with pytest.raises(NotFound):
        read_received(
            desk.session, reader=Reader(token_hash=hash_token(token="x")), cipher=desk.cipher
        )
