"""What a facility types as its answer."""

from datetime import UTC, datetime

import pytest

from portal.blueprints.providers.inquiries.forms import (
    empty_form,
    read_answer,
    read_moment,
    read_refusal,
)
from portal.domain.inquiries.content import Words
from portal.domain.inquiries.kind import InquiryKind, MessageKind
from portal.domain.inquiries.state import State

TIME = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)


class TestReadMoment:
    @pytest.mark.parametrize("time", ["10:30", "10.30", " 10:30 ", "10:30 Uhr", "10.30uhr"])
    @pytest.mark.parametrize("day", ["05.03.2026", "5.3.2026", "2026-03-05"])
    def test_reads_what_people_type_as_german_time(self, day, time):
        assert read_moment(day=day, time=time) == TIME

    def test_whole_hours_are_enough(self):
        assert read_moment(day="5.3.2026", time="10 Uhr") == TIME.replace(minute=0)

    @pytest.mark.parametrize(
        ("day", "time"),
        [("", "10:30"), ("5.3.2026", ""), ("5.3.2026", "25:00"), ("5.3.2026", "halb elf")],
    )
    def test_anything_else_is_no_moment(self, day, time):
        assert read_moment(day=day, time=time) is None


class TestReadAnswer:
    def test_a_message_ignores_day_and_time(self):
        form = {"art": "antwort", "text": " Gern. ", "tag": "5.3.2026", "uhrzeit": "10:30"}

        _, kind, words = read_answer(form=form)

        assert (kind, words) == (MessageKind.ANTWORT, Words(text="Gern."))

    def test_a_proposal_has_its_time(self):
        form = {"art": "termin", "tag": "5.3.2026", "uhrzeit": "10:30"}

        _, kind, words = read_answer(form=form)

        assert (kind, words) == (MessageKind.TERMIN, Words(text="", time=TIME))

    @pytest.mark.parametrize(
        ("form", "field"),
        [
            ({}, "art"),
            ({"art": "absage"}, "art"),
            ({"art": "antwort"}, "text"),
            ({"art": "antwort", "text": "x" * 2_001}, "text"),
            ({"art": "termin", "tag": "1.3.2026", "uhrzeit": "10:30"}, "tag"),
            ({"art": "termin", "tag": "1.3.2028", "uhrzeit": "10:30"}, "tag"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(self, form, field):
        entered, kind, words = read_answer(form=form)

        assert (kind, words) == (None, None)
        assert [*entered.problem_of] == [field]

    def test_control_signs_are_not_shown_again(self):
        entered, _, _ = read_answer(form={"art": "antwort", "text": "a\x00b\r\nc"})

        assert entered.text == "a b\nc"


def test_a_refusal_may_say_why():
    assert read_refusal(form={})[1:] == (MessageKind.ABSAGE, Words(text=""))
    assert read_refusal(form={"text": "Voll."})[2] == Words(text="Voll.")


def test_what_is_wrong_with_a_refusal_is_said_in_its_own_form():
    entered, kind, words = read_refusal(form={"text": "x" * 2_001})

    assert (kind, words, entered.is_refusal) == (None, None, True)
    assert [*entered.problem_of] == ["grund"]


def test_who_asks_for_a_visit_or_a_call_is_offered_a_time_first():
    chosen = {kind: empty_form(kind=kind, state=State.GELESEN).kind for kind in InquiryKind}

    assert chosen == {
        InquiryKind.RUECKRUF: "termin",
        InquiryKind.BESICHTIGUNG: "termin",
        InquiryKind.NACHRICHT: "antwort",
    }


def test_who_has_answered_writes_a_message_next():
    entered = empty_form(kind=InquiryKind.RUECKRUF, state=State.BEANTWORTET)

    assert entered.kind == "antwort"
