import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.robin.answers import ESTIMATE
from portal.domain.robin.flow import (
    INTERESTS,
    Progress,
    first_incomplete_page,
    next_page,
    previous_page,
    progress,
    prune,
    prune_before,
    reachable_pages,
    visible_questions,
)
from tests.domain.robin.answer_sets import BASE, CATALOGUE, answer_sets, answers_to, few_examples

DONE = {"fuer_wen": "selbst", "interessen": ("pflege",), "pflege.form": "ja"}


def keys(pages):
    return [page.key for page in pages]


def page_of(catalogue, key):
    return catalogue.page_by_key[key]


class TestPrune:
    def test_drops_what_is_not_asked_and_what_hangs_on_it(self, tiny):
        answers = {**DONE, "rolle": "ja", "name": "Anna", "haushalt.arten": ("putzen",)}

        assert prune(catalogue=tiny, answers=answers) == DONE

    def test_a_dropped_answer_cannot_hide_a_question(self, tiny):
        """`rolle` is a leftover here, so the condition of `haushalt.arten` must not see it."""
        answers = {
            "fuer_wen": "selbst",
            "rolle": "nein",
            "interessen": ("haushalt",),
            "haushalt.arten": ("kochen",),
        }

        assert "haushalt.arten" in prune(catalogue=tiny, answers=answers)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"fuer_wen": "niemand"},
            {"fuer_wen": ("selbst",)},
            {"interessen": "pflege"},
            {"interessen": ("pflege", "neu")},
            {"unbekannt": "x"},
        ],
    )
    def test_drops_what_the_catalogue_does_not_know(self, tiny, wrong):
        assert prune(catalogue=tiny, answers=wrong) == {}

    def test_keeps_an_estimate_only_on_the_way_to_the_calculator(self):
        asked = {**BASE, "pg_rechner": "ja", ESTIMATE: "3"}

        assert prune(catalogue=CATALOGUE, answers=asked) == asked
        for change in ({"pg_rechner": "spaeter"}, {"pg_status": "beantragt"}, {ESTIMATE: "9"}):
            kept = prune(catalogue=CATALOGUE, answers={**asked, **change})
            assert ESTIMATE not in kept

    @few_examples
    @given(answers=answer_sets(), data=st.data())
    def test_b14_a_change_drops_answers_and_never_alters_another(self, answers, data):
        question = data.draw(st.sampled_from(CATALOGUE.questions))
        changed = {**answers, question.id: data.draw(answers_to(question))}

        kept = prune(catalogue=CATALOGUE, answers=changed)

        assert all(changed[key] == answer for key, answer in kept.items())
        assert prune(catalogue=CATALOGUE, answers=kept) == kept
        assert prune(catalogue=CATALOGUE, answers=dict(reversed(changed.items()))) == kept

    def test_b14_what_is_no_longer_reached_is_dropped(self):
        answers = {**BASE, "pg_status": "ja", "pg": "2", "pg_passt": "ja"}
        changed = {**answers, "pg_status": "nein"}

        assert prune(catalogue=CATALOGUE, answers=changed) == {**BASE, "pg_status": "nein"}

    @few_examples
    @given(answers=answer_sets())
    def test_a_walked_set_is_pruned_and_complete(self, answers):
        assert prune(catalogue=CATALOGUE, answers=answers) == answers
        assert first_incomplete_page(catalogue=CATALOGUE, answers=answers) is None


class TestPruneBefore:
    @few_examples
    @given(answer_sets(), st.sampled_from(CATALOGUE.pages))
    def test_keeps_what_counts_on_earlier_pages(self, answers, page):
        later = CATALOGUE.pages[CATALOGUE.pages.index(page) :]
        there = {question.id for one in later for question in CATALOGUE.questions_by_page[one.key]}

        kept = prune_before(catalogue=CATALOGUE, page=page, answers=answers)

        whole = prune(catalogue=CATALOGUE, answers=answers)
        assert kept == {
            question: answer
            for question, answer in whole.items()
            if question not in {*there, ESTIMATE}
        }

    def test_is_nothing_before_the_first_page(self, tiny):
        page = tiny.pages[0]

        assert prune_before(catalogue=tiny, page=page, answers=DONE) == {}


class TestVisibleQuestions:
    def test_follow_the_answers(self, tiny):
        first = page_of(tiny, "s01")

        def seen(answers):
            found = visible_questions(catalogue=tiny, page=first, answers=answers)
            return [question.id for question in found]

        assert seen({}) == ["fuer_wen"]
        assert seen({"fuer_wen": "andere"}) == ["fuer_wen", "rolle"]
        assert seen({"fuer_wen": "andere", "rolle": "ja"}) == ["fuer_wen", "rolle", "name"]

    def test_b11_the_grade_is_asked_on_the_page_after_and_only_if_there_is_one(self):
        page = page_of(CATALOGUE, "s03")

        for status in ("ja", "nein", "beantragt", "weiss_nicht"):
            found = visible_questions(catalogue=CATALOGUE, page=page, answers={"pg_status": status})
            assert ("pg" in {question.id for question in found}) is (status == "ja")


class TestReachablePages:
    def test_fields_that_were_not_chosen_add_no_page(self, tiny):
        assert keys(reachable_pages(catalogue=tiny, answers={})) == ["s01", "s02", "s03"]
        assert keys(reachable_pages(catalogue=tiny, answers=DONE)) == ["s01", "s02", "s03", "s04"]

    def test_a_page_without_a_question_is_skipped(self, tiny):
        answers = {"fuer_wen": "andere", "rolle": "nein", "interessen": ("haushalt",)}

        assert "s05" not in keys(reachable_pages(catalogue=tiny, answers=answers))

    @few_examples
    @given(answers=answer_sets())
    def test_b13_only_chosen_fields_have_pages(self, answers):
        pages = reachable_pages(catalogue=CATALOGUE, answers=answers)

        assert {page.field for page in pages} == {None, *answers[INTERESTS]}


class TestNeighbours:
    @few_examples
    @given(answers=answer_sets())
    def test_b15_weiter_leads_through_every_reachable_page_to_the_end(self, answers):
        expected = reachable_pages(catalogue=CATALOGUE, answers=answers)
        walked = [expected[0]]
        while page := next_page(catalogue=CATALOGUE, page=walked[-1], answers=answers):
            walked.append(page)

        assert tuple(walked) == expected

    def test_b08_zurueck_leads_the_same_way_back(self, tiny):
        answers = {"fuer_wen": "selbst", "interessen": ("haushalt",)}
        last = page_of(tiny, "s05")

        before = previous_page(catalogue=tiny, page=last, answers=answers)

        assert before == page_of(tiny, "s03")
        assert next_page(catalogue=tiny, page=before, answers=answers) == last

    def test_nothing_stands_before_the_first_and_after_the_last(self, tiny):
        first, last = page_of(tiny, "s01"), page_of(tiny, "s04")

        assert previous_page(catalogue=tiny, page=first, answers=DONE) is None
        assert next_page(catalogue=tiny, page=last, answers=DONE) is None


class TestFirstIncompletePage:
    @pytest.mark.parametrize(
        ("answers", "expected"),
        [
            ({}, "s01"),
            ({"fuer_wen": "andere"}, "s01"),
            ({"fuer_wen": "selbst"}, "s03"),
            ({"fuer_wen": "selbst", "interessen": ("haushalt",)}, "s05"),
        ],
    )
    def test_b09_is_where_a_mandatory_answer_is_missing(self, tiny, answers, expected):
        assert first_incomplete_page(catalogue=tiny, answers=answers).key == expected

    def test_b19_optional_questions_never_block(self, tiny):
        assert first_incomplete_page(catalogue=tiny, answers=DONE) is None

    def test_b19_not_knowing_is_an_answer_to_every_question_that_offers_it(self):
        unsure = {"weiss_nicht", "keine_angabe", "nichts_davon", "nichts"}
        offering = [
            question
            for question in CATALOGUE.questions
            if question.is_mandatory and unsure & set(question.option_keys)
        ]
        answers = dict(BASE)
        for question in offering:
            key = next(key for key in question.option_keys if key in unsure)
            answers[question.id] = (key,) if question.type.is_multiple else key
        kept = prune(catalogue=CATALOGUE, answers=answers)

        assert {"pg_status", "hilfebedarf", "alter", "wann"} <= {each.id for each in offering}
        assert first_incomplete_page(catalogue=CATALOGUE, answers=kept) is None


class TestProgress:
    def test_counts_the_steps_known_so_far(self, tiny):
        interests = page_of(tiny, "s03")

        assert progress(catalogue=tiny, page=interests, answers={}) == Progress(step=3, steps=3)
        assert progress(catalogue=tiny, page=interests, answers=DONE) == Progress(step=3, steps=4)

    def test_a_page_that_is_skipped_counts_where_it_stands(self, tiny):
        """Somebody may be on it while another tab takes its field away."""
        page = tiny.page_by_key[tiny.question_by_id["pflege.form"].page]
        answers = {"fuer_wen": "selbst", "interessen": ("haushalt",)}

        assert page not in reachable_pages(catalogue=tiny, answers=answers)
        assert progress(catalogue=tiny, page=page, answers=answers) == Progress(step=4, steps=5)
