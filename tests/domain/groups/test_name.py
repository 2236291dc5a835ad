"""The name of a group."""

import pytest

from portal.domain.groups.name import LONGEST_NAME, read_group_name
from portal.values.errors import Invalid


class TestReadGroupName:
    @pytest.mark.parametrize(
        ("typed", "text"),
        [
            ("Köln Einrichtungen", "Köln Einrichtungen"),
            ("  Köln   Süd ", "Köln Süd"),
            ("Ko\u0308ln", "Köln"),
            ("x" * LONGEST_NAME, "x" * LONGEST_NAME),
        ],
    )
    def test_n01_takes_any_name(self, typed: str, text: str):
        assert read_group_name(typed=typed).text == text

    def test_two_spellings_are_alike(self):
        assert read_group_name(typed="KÖLN").key == read_group_name(typed="köln").key

    @pytest.mark.parametrize(
        ("typed", "code"),
        [
            ("", "missing"),
            ("   ", "missing"),
            ("x" * (LONGEST_NAME + 1), "too_long"),
            ("Köln\nSüd", "unreadable"),
            ("Köln\0", "unreadable"),
        ],
    )
    def test_refuses_what_is_no_name(self, typed: str, code: str):
        with pytest.raises(Invalid, match=code) as refused:
            read_group_name(typed=typed)

        assert refused.value.field == "name"
