import pytest

from portal.blueprints.seekers.corrections import forms
from portal.domain.corrections.block import Block

LONG = ".".join(["a" * 30] * 8)
"""So long that cutting the address to what is shown again leaves another address."""
GOOD = {"angabe": "kontakt", "text": "Neue Nummer", "email": "a@example.org"}


def test_x24_a_whole_form():
    entered = forms.read_form(form=GOOD)

    assert entered.problems == ()
    assert (entered.block, entered.text) == (Block.KONTAKT, "Neue Nummer")
    assert entered.address.key == "a@example.org"


@pytest.mark.parametrize(
    ("changed", "anchor"),
    [
        ({"angabe": ""}, "angabe"),
        ({"angabe": "preis"}, "angabe"),
        ({"text": " \r\n "}, "text"),
        ({"text": "x" * 1_001}, "text"),
        ({"email": "a"}, "email"),
        ({"email": f"a@{LONG}.example.org"}, "email"),
    ],
)
def test_x24_what_is_wrong_is_named(changed, anchor):
    entered = forms.read_form(form=GOOD | changed)

    assert [one.anchor for one in entered.problems] == [anchor]


def test_signs_that_nobody_sees_are_not_shown_again():
    assert forms.read_form(form=GOOD | {"email": "a\x00b"}).email == "a b"


def test_a_house_that_is_closed_needs_no_words():
    assert forms.read_form(form={"angabe": "geschlossen"}).problems == ()
