"""Going back keeps every sent value that fits, and loses nothing that was stored."""

from types import MappingProxyType

import pytest

from portal.domain.robin.leaving import keep_what_fits

STORED = MappingProxyType({"fuer_wen": "selbst", "tage": "7", "wann": "2026-12-01"})


@pytest.fixture
def leave(tiny):
    def leave(page, submitted, answers=STORED):
        return keep_what_fits(
            catalogue=tiny, page=tiny.page_by_key[page], submitted=submitted, answers=answers
        )

    return leave


class TestKeep:
    def test_b08_stores_what_was_answered(self, leave):
        kept = leave("s02", {"wann": ["24.12.2026"], "tage": ["1.200"]})

        assert kept == {"fuer_wen": "selbst", "wann": "2026-12-24", "tage": "1200"}

    @pytest.mark.parametrize("submitted", [{}, {"tage": [""]}, {"tage": [" ", "\t"]}, {"tage": []}])
    def test_b08_what_was_left_empty_keeps_its_answer(self, leave, submitted):
        assert leave("s02", submitted) == STORED

    @pytest.mark.parametrize(
        "submitted",
        [
            {"tage": ["eins"]},
            {"tage": ["1"]},
            {"tage": ["4001"]},
            {"tage": ["2", "3"]},
            {"wann": ["31.2.2026"]},
        ],
    )
    def test_b08_what_does_not_fit_keeps_the_old_answer(self, leave, submitted):
        assert leave("s02", submitted) == STORED

    def test_one_wrong_value_does_not_cost_the_others(self, leave):
        kept = leave("s02", {"wann": ["bald"], "tage": ["30"]})

        assert kept == {**STORED, "tage": "30"}

    def test_nothing_is_mandatory(self, leave):
        assert leave("s01", {}, answers={}) == {}

    def test_blanks_around_a_value_and_repetitions_do_no_harm(self, leave):
        assert leave("s02", {"tage": [" 30 ", "30"]}) == {**STORED, "tage": "30"}

    def test_several_choices_come_in_the_order_of_the_catalogue(self, leave):
        kept = leave("s05", {"haushalt.arten": ["kochen", "putzen"]}, answers={})

        assert kept == {"haushalt.arten": ("putzen", "kochen")}

    @pytest.mark.parametrize("sent", [["nichts", "putzen"], ["fliegen"]])
    def test_choices_that_contradict_each_other_or_do_not_exist_are_dropped(self, leave, sent):
        stored = {"haushalt.arten": ("putzen",)}

        assert leave("s05", {"haushalt.arten": sent}, answers=stored) == stored

    def test_fields_of_other_pages_are_ignored(self, leave):
        assert leave("s01", {"tage": ["30"], "fremd": ["x"]}) == STORED

    def test_the_given_answers_stay_as_they_are(self, leave):
        answers = {"tage": "7"}

        kept = leave("s02", {"tage": ["30"]}, answers=answers)

        assert kept is not answers
        assert answers == {"tage": "7"}
