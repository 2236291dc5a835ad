"""The place of a form: what was typed, or what was chosen for exactly that text."""

import pytest
from flask import Flask

from portal.domain.places.gazetteer import Gazetteer
from portal.web import content
from portal.web.place_input import PLACE_SENTENCES, read_place


@pytest.fixture
def gazetteer(app: Flask) -> Gazetteer:
    with app.app_context():
        return content.current().gazetteer


def postcode(gazetteer: Gazetteer, **form: str) -> str:
    place = read_place(form=form, gazetteer=gazetteer).place
    return place.postcodes[0] if place else ""


class TestReadPlace:
    def test_takes_what_was_typed(self, gazetteer: Gazetteer):
        assert postcode(gazetteer, ort="19370") == "19370"

    def test_a_choice_counts_for_the_text_it_was_offered_for(self, gazetteer: Gazetteer):
        form = {"ort": "Frankfurt", "ort_war": "Frankfurt", "ort_wahl": "60311"}

        assert postcode(gazetteer, **form) == "60311"

    @pytest.mark.parametrize(
        "other", [{"ort_war": "Frankfurt"}, {"ort_war": ""}, {"ort_wahl": ""}, {"ort_wahl": "xyz"}]
    )
    def test_any_other_choice_is_ignored(self, gazetteer: Gazetteer, other: dict[str, str]):
        form = {"ort": "19370", "ort_war": "19370", "ort_wahl": "60311", **other}

        assert postcode(gazetteer, **form) == "19370"

    def test_nothing_typed_is_no_place(self, gazetteer: Gazetteer):
        assert postcode(gazetteer) == ""

    @pytest.mark.parametrize("text", ["", "Xyzzy", "00000", "Frankfurt"])
    def test_every_problem_has_its_sentence(self, gazetteer: Gazetteer, text: str):
        resolution = read_place(form={"ort": text}, gazetteer=gazetteer)

        assert resolution.place is None
        assert str(resolution.problem) in PLACE_SENTENCES
