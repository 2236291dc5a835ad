from datetime import UTC, datetime, timedelta

import pytest

from portal.domain.inquiries.answering import (
    LATEST_TIME,
    LONGEST_ANSWER,
    check_answer,
    state_after,
)
from portal.domain.inquiries.content import Words
from portal.domain.inquiries.kind import Author, MessageKind
from portal.domain.inquiries.state import State
from portal.values.errors import Invalid

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
OF_PROVIDERS = [kind for kind in MessageKind if kind.author is Author.PROVIDER]


def check(kind, text="", time=None):
    check_answer(kind=kind, words=Words(text=text, time=time), now=NOW)


def problem(kind, text="", time=None):
    with pytest.raises(Invalid) as refused:
        check(kind, text, time)
    return refused.value.field, refused.value.code


class TestCheckAnswer:
    def test_e06_an_answer_needs_words(self):
        check(MessageKind.ANTWORT, "Gern.")

        assert problem(MessageKind.ANTWORT, " \n") == ("text", "missing")

    def test_e06_a_proposal_needs_a_time_to_come(self):
        for time in (NOW + HOUR, NOW + LATEST_TIME):
            check(MessageKind.TERMIN, time=time)

        assert problem(MessageKind.TERMIN) == ("zeit", "missing")
        assert problem(MessageKind.TERMIN, time=NOW) == ("zeit", "past")
        assert problem(MessageKind.TERMIN, time=NOW + LATEST_TIME + HOUR) == ("zeit", "too_far")

    def test_e06_declining_needs_no_words(self):
        check(MessageKind.ABSAGE)

    @pytest.mark.parametrize("kind", OF_PROVIDERS)
    def test_a_text_has_an_end(self, kind):
        check(kind, "x" * LONGEST_ANSWER, NOW + HOUR)

        assert problem(kind, "x" * (LONGEST_ANSWER + 1), NOW + HOUR) == ("text", "too_long")

    def test_what_only_seekers_write_is_no_answer(self):
        assert problem(MessageKind.ZUSAGE, "Ja.") == ("art", "unknown")


class TestStateAfter:
    def test_e06_only_a_refusal_declines(self):
        assert {kind: state_after(kind=kind) for kind in OF_PROVIDERS} == {
            MessageKind.ANTWORT: State.BEANTWORTET,
            MessageKind.TERMIN: State.BEANTWORTET,
            MessageKind.ABSAGE: State.ABGELEHNT,
        }
