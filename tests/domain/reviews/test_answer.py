"""What may be answered to a review."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.domain.reviews.answer import LONGEST_ANSWER, answers_earlier, check_answer
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


class TestAnswersEarlier:
    WRITTEN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

    @pytest.mark.parametrize(("minutes", "expected"), [(-1, True), (0, False), (1, False)])
    def test_an_answer_from_before_is_to_what_stood_there_then(self, minutes, expected):
        answered_at = self.WRITTEN + timedelta(minutes=minutes)

        found = answers_earlier(answered_at=answered_at, published_at=self.WRITTEN)

        assert found is expected

    def test_without_an_answer_there_is_none(self):
        assert not answers_earlier(answered_at=None, published_at=self.WRITTEN)
