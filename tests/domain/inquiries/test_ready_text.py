"""A text that a company keeps ready."""

import pytest

from portal.domain.inquiries.answering import LONGEST_ANSWER
from portal.domain.inquiries.ready_text import LONGEST_TITLE, check_text
from portal.values.errors import Invalid


class TestCheckText:
    def test_takes_a_title_and_a_text_of_several_lines(self):
        check_text(title="x" * LONGEST_TITLE, text="Gern.\n" + "x" * (LONGEST_ANSWER - 6))

    @pytest.mark.parametrize(
        ("title", "text", "field", "code"),
        [
            (" ", "Gern.", "title", "missing"),
            ("x" * (LONGEST_TITLE + 1), "Gern.", "title", "too_long"),
            ("a\nb", "Gern.", "title", "unreadable"),
            ("Besichtigung", " \n", "text", "missing"),
            ("Besichtigung", "x" * (LONGEST_ANSWER + 1), "text", "too_long"),
        ],
    )
    def test_refuses_what_cannot_be_chosen_or_sent(
        self, title: str, text: str, field: str, code: str
    ):
        with pytest.raises(Invalid) as refused:
            check_text(title=title, text=text)

        assert (refused.value.field, refused.value.code) == (field, code)
