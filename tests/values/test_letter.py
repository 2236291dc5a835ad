"""A letter keeps what it is given, but no header that could begin another."""

from dataclasses import replace

import pytest

from portal.values.letter import HeaderInvalid, Letter

LETTER = Letter(
    sender="do-not-reply@mitpflegeleben.de",
    recipient="anna@example.org",
    subject="Grüße aus Köln",
    text="Guten Tag,\n\nes gibt Neues.\n",
    html="<p>Guten Tag,</p>\n",
)


class TestLetter:
    def test_its_text_may_have_lines(self):
        assert replace(LETTER, text="a\r\nb\t", html="a\nb").text == "a\r\nb\t"

    @pytest.mark.parametrize("field", ["sender", "recipient", "subject"])
    @pytest.mark.parametrize("break_", ["\r\nBcc: x@example.org", "\n", "\r", "\x00", "\u2028"])
    def test_a_line_break_in_a_header_is_refused(self, field: str, break_: str):
        with pytest.raises(HeaderInvalid) as refused:
            replace(LETTER, **{field: f"geheim@example.org{break_}"})

        assert field in str(refused.value)
        assert "geheim" not in str(refused.value)
