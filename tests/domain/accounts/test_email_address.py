"""Addresses are read strictly and found again in every spelling."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.accounts.email_address import LONGEST, AddressInvalid, read_address

SAME = [
    ("erika@example.org", "Erika@Example.ORG"),
    ("erika@example.org", "  erika@example.org "),
    ("jürgen@example.org", unicodedata.normalize("NFD", "JÜRGEN@example.org")),
    ("erika@müller.de", "erika@xn--mller-kva.de"),
    ("erika@müller.de", "erika@MÜLLER.DE"),
    ("erika@müller.de", unicodedata.normalize("NFD", "erika@müller.de")),
]
OTHER = [
    ("erika@example.org", "erika@example.com"),
    ("erika@example.org", "e.rika@example.org"),
    ("erika@example.org", "erika+portal@example.org"),
    ("erika@müller.de", "erika@mueller.de"),
]
NO_ADDRESS = [
    "",
    " ",
    "erika",
    "erika@",
    "@example.org",
    "erika@example",
    "erika@@example.org",
    "erika@example..org",
    "erika@example.org, max@example.org",
    "Erika Muster <erika@example.org>",
    '"erika muster"@example.org',
    "erika@[127.0.0.1]",
    "erika@localhost",
    "erika muster@example.org",
    "a" * 65 + "@example.org",
    "e@" + "a" * 64 + ".de",
]
INVISIBLE = ["\n", "\r\n", "\0", "\t", "\x7f", "\x85", "\u2028", "\u200b", "\u202e", "\ud800"]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a13_another_spelling_has_the_same_key(one, other):
    assert read_address(text=one).key == read_address(text=other).key


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_a13_another_address_has_another_key(one, other):
    assert read_address(text=one).key != read_address(text=other).key


def test_is_shown_as_typed_and_sent_in_ascii():
    address = read_address(text=" Erika.Muster@Müller.de ")

    assert address.typed == "Erika.Muster@müller.de"
    assert address.key == "erika.muster@xn--mller-kva.de"
    assert address.mailbox == "Erika.Muster@xn--mller-kva.de"


@pytest.mark.parametrize("text", NO_ADDRESS)
def test_a03_refuses_what_is_no_address(text):
    with pytest.raises(AddressInvalid):
        read_address(text=text)


@pytest.mark.parametrize("sign", INVISIBLE)
@pytest.mark.parametrize("shape", ["{}erika@example.org", "erika@example.org{}", "er{}ika@a.de"])
def test_a03_refuses_what_nobody_can_see(sign, shape):
    with pytest.raises(AddressInvalid):
        read_address(text=shape.format(sign))


def test_a03_takes_254_characters_and_no_more():
    tail = f"@{'a' * 60}.{'b' * 60}.{'c' * 60}."
    domain_rest = LONGEST - 64 - len(tail)
    longest = f"{'e' * 64}{tail}{'d' * domain_rest}"

    assert len(longest) == LONGEST
    assert read_address(text=longest).typed == longest
    with pytest.raises(AddressInvalid):
        read_address(text=f"{longest}d")


def test_counts_the_length_in_ascii():
    with pytest.raises(AddressInvalid):
        read_address(text="e@" + ".".join(["ü" * 50] * 4) + ".de")


def test_does_not_read_a_text_of_any_length():
    with pytest.raises(AddressInvalid):
        read_address(text=" " * 1_000_000 + "erika@example.org")


def test_the_refusal_does_not_repeat_the_text():
    with pytest.raises(AddressInvalid) as refused:
        read_address(text="erika.muster@")

    assert "erika" not in str(refused.value)
    assert refused.value.__cause__ is None


@given(st.text(max_size=300) | st.emails())
def test_reads_or_refuses_every_text_and_reads_what_it_gave(text):
    try:
        address = read_address(text=text)
    except AddressInvalid:
        return

    again = read_address(text=address.typed)
    assert again == address
    assert read_address(text=address.mailbox).key == address.key
    assert address.typed.isprintable()
    assert address.mailbox.partition("@")[2].isascii()
