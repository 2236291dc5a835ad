"""A name is readable, a label comes back."""

import pytest

from portal.domain.protocol.label import (
    LONGEST_NAME,
    Label,
    LabelUnreadable,
    pack_label,
    read_name,
    unpack_label,
)
from portal.values.errors import Invalid


class TestName:
    @pytest.mark.parametrize(
        ("typed", "name"),
        [
            ("Für Mutter", "Für Mutter"),
            ("  Für \t Mutter\r\n ", "Für Mutter"),
            ("Beratung – Köln „neu“", "Beratung – Köln „neu“"),
            ("a\0b\x1bc\u202ed", "a b c d"),
            ("<b>{{7*7}}</b>", "<b>{{7*7}}</b>"),
            ("x" * LONGEST_NAME, "x" * LONGEST_NAME),
        ],
    )
    def test_c04_is_kept_without_what_nobody_sees(self, typed, name):
        assert read_name(text=typed) == name

    @pytest.mark.parametrize(
        ("typed", "code"),
        [("", "pflicht"), (" \n\0\u200b ", "pflicht"), ("x" * (LONGEST_NAME + 1), "zu_lang")],
    )
    def test_c04_is_refused_when_empty_or_too_long(self, typed, code):
        with pytest.raises(Invalid) as refused:
            read_name(text=typed)

        assert (refused.value.field, refused.value.code) == ("name", code)


class TestLabel:
    def test_comes_back(self):
        label = Label(name="Für „Mutter“", place="50667 Köln")

        assert unpack_label(data=pack_label(label=label)) == label

    @pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b"{}", b'{"name":"a"}', b"7"])
    def test_what_holds_none_is_unreadable(self, data):
        with pytest.raises(LabelUnreadable):
            unpack_label(data=data)
