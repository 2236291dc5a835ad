"""What may be answered to a review."""

import pytest

from portal.domain.reviews.answer import LONGEST_ANSWER, check_answer
from portal.values.errors import Invalid


class TestCheckAnswer:
    def test_takes_text(self):
        check_answer(text="x" * LONGEST_ANSWER)

    @pytest.mark.parametrize(
        ("text", "code"), [("", "missing"), (" \n", "missing"), ("x" * 2_001, "too_long")]
    )
    def test_refuses_nothing_and_too_much(self, text: str, code: str):
        with pytest.raises(Invalid, match=code):
            check_answer(text=text)
