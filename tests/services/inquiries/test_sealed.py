import pytest

from portal.domain.inquiries.content import Links, Words
from portal.models.inquiry import InquiryMessage
from portal.services.inquiries import sealed
from tests.factories.inquiries import CONTENT
from tests.models.records import make_inquiry
from tests.support.ports import MirrorCipher

CIPHER = MirrorCipher()
ID, OTHER = "a" * 32, "c" * 32


def test_everything_is_read_as_it_was_sealed():
    links = Links(seeker="s", provider="p")
    inquiry = make_inquiry(
        content=sealed.seal_content(content=CONTENT, inquiry_id=ID, cipher=CIPHER),
        links=sealed.seal_links(links=links, inquiry_id=ID, cipher=CIPHER),
    )
    words = Words(text="Gern.")
    message = InquiryMessage(
        id=OTHER, content=sealed.seal_words(words=words, message_id=OTHER, cipher=CIPHER)
    )

    assert sealed.read_content(inquiry=inquiry, cipher=CIPHER) == CONTENT
    assert sealed.read_links(inquiry=inquiry, cipher=CIPHER) == links
    assert sealed.read_words(message=message, cipher=CIPHER) == words


@pytest.mark.parametrize(
    "data",
    [
        None,
        b"damaged",
        sealed.seal_content(content=CONTENT, inquiry_id=OTHER, cipher=CIPHER),
        CIPHER.encrypt(plain=b"{}", owner_id=ID),
    ],
)
def test_what_is_gone_damaged_or_anothers_is_none(data):
    assert sealed.read_content(inquiry=make_inquiry(content=data), cipher=CIPHER) is None
