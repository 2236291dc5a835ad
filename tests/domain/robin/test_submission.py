from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.robin.flow import first_incomplete_page, next_page, prune
from portal.domain.robin.submission import LONGEST_TEXT, SHOWN_FIELD, accept, parse_answer
from portal.values.errors import Invalid
from tests.domain.robin.answer_sets import CATALOGUE, answer_sets, few_examples

INTERESTED = {"fuer_wen": "selbst", "interessen": ("haushalt",)}


def send(catalogue, page, submitted, answers=None):
    return accept(
        catalogue=catalogue,
        page=catalogue.page_by_key[page],
        submitted=submitted,
        answers=answers or {},
    )


def problems(accepted):
    return {problem.question: problem.kind.value for problem in accepted.problems}


def code_of(question, *values):
    with pytest.raises(Invalid) as caught:
        parse_answer(question=question, values=values)
    assert caught.value.field == question.id
    return caught.value.code


class TestOptions:
    def test_several_values_come_in_the_order_of_the_catalogue(self, tiny):
        accepted = send(tiny, "s05", {"haushalt.arten": ["kochen", "putzen", "kochen"]}, INTERESTED)

        assert accepted.answers["haushalt.arten"] == ("putzen", "kochen")

    def test_an_unknown_option_is_refused(self, tiny):
        accepted = send(tiny, "s05", {"haushalt.arten": ["fliegen"]}, INTERESTED)

        assert problems(accepted) == {"haushalt.arten": "unbekannt"}

    def test_two_values_for_a_single_choice_are_refused(self, tiny):
        accepted = send(tiny, "s01", {"fuer_wen": ["selbst", "andere"]})

        assert problems(accepted) == {"fuer_wen": "mehrere"}

    @pytest.mark.parametrize("values", [["nichts", "putzen"], ["nichts", "weiss_nicht"]])
    def test_b20_an_exclusive_option_beside_another_is_refused_and_kept(self, tiny, values):
        accepted = send(tiny, "s05", {"haushalt.arten": values}, INTERESTED)

        assert problems(accepted) == {"haushalt.arten": "exklusiv"}
        assert accepted.typed == {"haushalt.arten": tuple(values)}
        assert accepted.answers == INTERESTED

    def test_b20_an_exclusive_option_alone_is_an_answer(self, tiny):
        accepted = send(tiny, "s05", {"haushalt.arten": ["nichts"]}, INTERESTED)

        assert accepted.answers["haushalt.arten"] == ("nichts",)


class TestMandatory:
    @pytest.mark.parametrize("submitted", [{}, {"fuer_wen": [""]}, {"fuer_wen": [" ", ""]}])
    def test_b09_a_missing_answer_is_named(self, tiny, submitted):
        accepted = send(tiny, "s01", submitted)

        assert problems(accepted) == {"fuer_wen": "pflicht"}
        assert (accepted.page_again, accepted.shown) == (False, ("fuer_wen",))

    def test_with_a_problem_nothing_is_stored(self, tiny):
        stored = {"fuer_wen": "andere", "rolle": "ja"}

        accepted = send(tiny, "s01", {"fuer_wen": ["andere"], "name": ["Anna"]}, stored)

        assert problems(accepted) == {"rolle": "pflicht"}
        assert accepted.answers == stored

    def test_b03_b04_consent_is_never_given_by_silence(self):
        accepted = send(CATALOGUE, "s01", {"ort": ["19370"], "umkreis": ["25"]})

        assert problems(accepted) == {"einwilligung": "pflicht"}
        assert accepted.answers == {}
        assert accepted.typed["ort"] == ("19370",)


class TestDates:
    @pytest.mark.parametrize("text", ["2026-02-28", "28.2.2026", "28.02.2026", "28. 2. 2026"])
    def test_are_kept_in_iso_form(self, tiny, text):
        assert send(tiny, "s02", {"wann": [text]}).answers == {"wann": "2026-02-28"}

    def test_may_come_in_three_fields(self, tiny):
        submitted = {"wann.tag": ["1"], "wann.monat": ["12"], "wann.jahr": ["2026"]}

        assert send(tiny, "s02", submitted).answers == {"wann": "2026-12-01"}

    @pytest.mark.parametrize(
        "submitted",
        [
            {"wann": ["2026-02-30"]},
            {"wann": ["bald"]},
            {"wann": ["0000-01-01"]},
            {"wann": ["1.1.26"]},
            {"wann.tag": ["1"], "wann.monat": [""], "wann.jahr": ["2026"]},
        ],
    )
    def test_must_be_real(self, tiny, submitted):
        accepted = send(tiny, "s02", submitted)

        assert problems(accepted) == {"wann": "datum"}
        assert accepted.typed["wann"]

    def test_are_left_open_by_three_empty_fields(self, tiny):
        submitted = {"wann.tag": [""], "wann.monat": [""], "wann.jahr": [""]}

        accepted = send(tiny, "s02", submitted, {"wann": "2026-12-01"})

        assert (accepted.answers, accepted.problems) == ({}, ())

    @given(day=st.dates(min_value=date(1000, 1, 1)))
    def test_every_day_is_read_in_both_forms(self, tiny, day):
        question = tiny.question_by_id["wann"]

        for text in (day.isoformat(), f"{day.day}.{day.month}.{day.year}"):
            assert parse_answer(question=question, values=(text,)) == day.isoformat()


class TestNumbers:
    @pytest.mark.parametrize(("text", "stored"), [("2", "2"), ("007", "7"), ("4.000", "4000")])
    def test_are_whole(self, tiny, text, stored):
        assert send(tiny, "s02", {"tage": [text]}).answers == {"tage": stored}

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("1", "zu_klein"),
            ("4001", "zu_gross"),
            ("2,5", "zahl"),
            ("-3", "zahl"),
            ("viel", "zahl"),
            ("٣", "zahl"),
            ("9" * 10, "zahl"),
        ],
    )
    def test_keep_within_their_bounds(self, tiny, text, code):
        assert problems(send(tiny, "s02", {"tage": [text]})) == {"tage": code}

    def test_without_bounds_anything_whole_goes(self, tiny):
        free = next(each for each in CATALOGUE.questions if each.id == "wohnen.zimmer")

        assert parse_answer(question=free, values=("2",)) == "2"
        assert code_of(tiny.question_by_id["tage"], "3", "4") == "mehrere"


class TestTexts:
    def test_are_put_on_one_line(self, tiny):
        question = tiny.question_by_id["name"]

        assert parse_answer(question=question, values=(" Anna\x00\r\n Maria ",)) == "Anna Maria"

    def test_have_an_end(self, tiny):
        question = tiny.question_by_id["name"]

        assert parse_answer(question=question, values=("ä" * LONGEST_TEXT,)) == "ä" * LONGEST_TEXT
        assert code_of(question, "ä" * (LONGEST_TEXT + 1)) == "zu_lang"

    def test_need_something_to_be_seen(self, tiny):
        assert code_of(tiny.question_by_id["name"], "\u200b\x00") == "pflicht"


class TestPageAgain:
    def test_b20_a_question_that_appears_is_shown_on_the_same_page(self, tiny):
        accepted = send(tiny, "s01", {"fuer_wen": ["andere"]})

        assert (accepted.page_again, accepted.problems) == (True, ())
        assert accepted.answers == {"fuer_wen": "andere"}
        assert accepted.shown == ("fuer_wen", "rolle")

    def test_it_is_mandatory_once_it_was_seen(self, tiny):
        stored = {"fuer_wen": "andere"}
        sent = {"fuer_wen": ["andere"], SHOWN_FIELD: ["fuer_wen,rolle"]}

        assert problems(send(tiny, "s01", sent)) == {"rolle": "pflicht"}
        assert problems(send(tiny, "s01", {"fuer_wen": ["andere"]}, stored)) == {"rolle": "pflicht"}

    def test_an_optional_one_is_shown_once_only(self, tiny):
        sent = {"fuer_wen": ["andere"], "rolle": ["ja"], SHOWN_FIELD: ["fuer_wen,rolle"]}

        first = send(tiny, "s01", sent)
        second = send(tiny, "s01", {**sent, SHOWN_FIELD: ["fuer_wen,rolle,name"]}, first.answers)

        assert (first.page_again, second.page_again) == (True, False)

    def test_it_does_not_come_back_when_everything_was_sent_at_once(self, tiny):
        sent = {"fuer_wen": ["andere"], "rolle": ["ja"], "name": ["Anna"]}

        accepted = send(tiny, "s01", sent)

        assert not accepted.page_again
        assert accepted.answers == {"fuer_wen": "andere", "rolle": "ja", "name": "Anna"}


class TestStoredAnswers:
    def test_survive_on_a_path_that_is_left_for_a_while(self, tiny):
        stored = {"fuer_wen": "andere", "rolle": "ja"}

        left = send(tiny, "s01", {"fuer_wen": ["selbst"], "rolle": ["ja"]}, stored)
        back = send(tiny, "s01", {"fuer_wen": ["andere"]}, left.answers)

        assert left.answers == {"fuer_wen": "selbst", "rolle": "ja"}
        assert prune(catalogue=tiny, answers=left.answers) == {"fuer_wen": "selbst"}
        assert (back.answers, back.page_again) == (stored, True)

    def test_go_when_the_question_was_seen_and_left_empty(self, tiny):
        stored = {"wann": "2026-12-01", "tage": "3"}

        assert send(tiny, "s02", {"tage": ["3"]}, stored).answers == {"tage": "3"}

    def test_of_other_pages_are_not_touched(self, tiny):
        sent = {"tage": ["3"], "fuer_wen": ["andere"], "boese": ["x"]}

        accepted = send(tiny, "s02", sent, {"fuer_wen": "selbst"})

        assert accepted.answers == {"fuer_wen": "selbst", "tage": "3"}


@few_examples
@given(answers=answer_sets())
def test_b20_whoever_sends_page_after_page_arrives_with_just_these_answers(answers):
    """Without any script: each page is sent, and sent again when a question appeared."""
    page, stored = CATALOGUE.pages[0], {}
    while page is not None:
        fields = {
            question.id: (answer,) if isinstance(answer, str) else answer
            for question in CATALOGUE.questions_by_page[page.key]
            if (answer := answers.get(question.id)) is not None
        }
        accepted = send(CATALOGUE, page.key, fields, stored)
        stored = accepted.answers
        assert not accepted.problems
        if accepted.page_again:
            repeated = send(CATALOGUE, page.key, fields, stored)
            assert (repeated.page_again, repeated.answers) == (False, stored)
        page = next_page(catalogue=CATALOGUE, page=page, answers=stored)

    assert stored == answers
    assert first_incomplete_page(catalogue=CATALOGUE, answers=stored) is None
