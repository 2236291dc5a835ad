"""What support sees of inquiries that were held back."""

from dataclasses import replace

from portal.domain.inquiries.kind import InquiryKind
from portal.domain.inquiries.screening import Doubt
from portal.services.inquiries.read_held import read_held
from tests.factories.inquiries import CANARY, CONTENT
from tests.models.records import NOW

SPAM = replace(CONTENT, text=f"{CANARY} Pflegegrad 3. Mehr auf https://www.beispiel.xyz/angebot")


def read(desk):
    return read_held(desk.session, limit=9, cipher=desk.cipher)


def test_the_reasons_are_there_and_nothing_that_was_written(desk):
    desk.send(doubts=(Doubt.TRAP, Doubt.LINK), content=SPAM)

    first, second = read(desk)

    assert (first.kind, first.created_at) == (InquiryKind.RUECKRUF, NOW)
    assert (first.doubts, first.links) == ((Doubt.TRAP, Doubt.LINK), 1)
    assert (first.has_account, first.is_receivable) == (True, True)
    assert CANARY not in str((first, second))
    assert "beispiel" not in str((first, second))
    assert CONTENT.name not in str((first, second))


def test_what_is_not_held_or_over_is_not_there(desk):
    desk.send()

    assert read(desk) == ()


def test_without_readable_text_the_reasons_remain(desk):
    desk.send(doubts=(Doubt.LINK,))
    desk.change(desk.houses[0], content=b"x")

    first = read(desk)[0]

    assert (first.doubts, first.links) == ((Doubt.LINK,), 0)
