"""What people typed, made fit to be shown to them again."""

import pytest

from portal.web.typed_text import lines_shown_again, read_lines, shown_again


class TestShownAgain:
    @pytest.mark.parametrize(
        "text", ["19370 Parchim", "Köln-Ehrenfeld", "<b>&", "  zwei  Leerzeichen ", "", "東京"]
    )
    def test_keeps_what_can_be_seen(self, text):
        assert shown_again(text) == text

    @pytest.mark.parametrize(
        "sign", ["\x00", "\n", "\x7f", "\u202e", "\ud800", "\U0010ffff", "\xa0"]
    )
    def test_puts_blanks_for_what_cannot(self, sign):
        assert shown_again(f"a{sign}b") == "a b"

    def test_keeps_a_hundred_characters(self):
        assert shown_again("x" * 101) == "x" * 100

    def test_keeps_as_many_as_asked_for(self):
        assert shown_again("abc", most=2) == "ab"


class TestLinesShownAgain:
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_keeps_line_breaks(self, end):
        assert lines_shown_again(f"eins{end}{end}zwei", most=20) == "eins\n\nzwei"

    def test_puts_blanks_for_other_signs_that_nobody_sees(self):
        assert lines_shown_again("a\x00b\nc\u202ed", most=20) == "a b\nc d"

    def test_keeps_as_many_as_asked_for(self):
        assert lines_shown_again("ab\ncd", most=4) == "ab\nc"


class TestReadLines:
    @pytest.mark.parametrize(
        ("text", "read"),
        [
            ("", ("", "fehlt")),
            (" \r\n ", ("", "fehlt")),
            (" a\r\nb ", ("a\nb", "")),
            ("x" * 5, ("x" * 5, "")),
            ("x" * 6, ("x" * 6, "zu lang")),
            ("x" * 99, ("x" * 10, "zu lang")),
        ],
    )
    def test_says_what_is_wrong_and_keeps_what_was_typed(self, text, read):
        assert read_lines(text, longest=5, missing="fehlt", too_long="zu lang") == read
