import pytest

from portal.domain.inquiries.kind import Author, InquiryKind, MessageKind, Slot


def test_e02_there_are_three_kinds_and_the_time_slots():
    assert [str(kind) for kind in InquiryKind] == ["rueckruf", "besichtigung", "nachricht"]
    assert Slot("08:00 bis 10:00") is Slot.VON_ACHT
    assert Slot("egal") is Slot.EGAL


@pytest.mark.parametrize(
    ("kind", "author"),
    [
        (MessageKind.ANTWORT, Author.PROVIDER),
        (MessageKind.TERMIN, Author.PROVIDER),
        (MessageKind.ABSAGE, Author.PROVIDER),
        (MessageKind.NACHRICHT, Author.SEEKER),
        (MessageKind.ZUSAGE, Author.SEEKER),
        (MessageKind.ABLEHNUNG, Author.SEEKER),
    ],
)
def test_every_message_has_its_side(kind, author):
    assert kind.author is author
