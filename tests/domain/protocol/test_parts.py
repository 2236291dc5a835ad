"""Each part of a result has exactly one outcome; the answers stand without place and consent."""

from datetime import date

import pytest

from portal.domain.places.place import Place
from portal.domain.protocol.parts import (
    Outcome,
    OutcomeInvalid,
    PartResult,
    Protocol,
    outcome_of,
)
from portal.domain.robin.recommendation import recommend
from portal.values.geo import Point
from tests.domain.robin.answer_sets import CATALOGUE, base

PARCHIM = Place("19370 Parchim", "Parchim", "MV", ("19370",), Point(53.4, 11.8), "19370")
LITTLE = recommend(catalogue=CATALOGUE, answers=base(umkreis="25"))
MUCH = recommend(catalogue=CATALOGUE, answers=base(hilfebedarf="taeglich", wohnt="allein"))


class TestOutcome:
    @pytest.mark.parametrize("number", range(2, 7))
    def test_c10_is_the_situation_whatever_there_is(self, number):
        advice = LITTLE.parts[number - 1]

        assert outcome_of(advice=advice, has_content=False) is Outcome.SITUATION
        assert outcome_of(advice=advice, has_content=True) is Outcome.SITUATION

    @pytest.mark.parametrize("number", [1, 2, 6])
    def test_is_hits_where_something_was_found(self, number):
        assert outcome_of(advice=MUCH.parts[number - 1], has_content=True) is Outcome.TREFFER

    def test_c11_is_the_distance_where_a_recommended_part_found_nothing(self):
        assert outcome_of(advice=MUCH.parts[1], has_content=False) is Outcome.NAEHE

    @pytest.mark.parametrize("number", [1, 6])
    def test_refuses_a_recommended_and_empty_part_without_facilities(self, number):
        with pytest.raises(OutcomeInvalid, match=f"part {number}"):
            outcome_of(advice=MUCH.parts[number - 1], has_content=False)

    def test_stands_in_the_page_by_its_value(self):
        assert [str(one) for one in Outcome] == ["treffer", "situation", "naehe"]


def test_a_part_knows_its_number():
    parts = [PartResult(advice=advice, outcome=Outcome.TREFFER) for advice in MUCH.parts]

    assert [part.number for part in parts] == [1, 2, 3, 4, 5, 6]


def test_answers_leave_out_place_radius_and_consent():
    protocol = Protocol(date(2026, 3, 2), PARCHIM, 25, LITTLE, (), ())

    named = [answer.question_id for answer in protocol.answers]

    all_named = [answer.question_id for answer in LITTLE.named_answers]
    assert {"ort", "umkreis", "einwilligung"} <= set(all_named)
    assert named == [key for key in all_named if key not in {"ort", "umkreis", "einwilligung"}]
    assert named[0] == "fuer_wen"
