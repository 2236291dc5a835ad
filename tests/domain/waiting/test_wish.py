from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.waiting.wish import Reason, Wish, WishInvalid, from_json, to_json

WISHES = st.builds(
    Wish,
    name=st.text(),
    phone=st.text(),
    from_on=st.none() | st.dates(),
    reasons=st.lists(st.sampled_from(Reason), unique=True).map(tuple),
)


@given(WISHES)
def test_what_is_written_can_be_read(wish):
    assert from_json(text=to_json(wish=wish)) == wish


def test_a_day_and_none_are_kept():
    for day in (None, date(2026, 5, 1)):
        wish = Wish(name="Erika", phone="", from_on=day, reasons=())
        assert from_json(text=to_json(wish=wish)) == wish


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"name": "x", "phone": "", "from_on": "bald", "reasons": []}', "null"]
)
def test_anything_else_is_refused_without_being_repeated(text):
    with pytest.raises(WishInvalid, match=r"^no wish$"):
        from_json(text=text)


def test_an_unknown_reason_is_refused():
    with pytest.raises(WishInvalid):
        from_json(text='{"name": "x", "phone": "", "from_on": null, "reasons": ["laune"]}')
