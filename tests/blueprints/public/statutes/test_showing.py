from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.blueprints.public.statutes.showing import (
    TOPICS,
    UnknownTopic,
    find_topic,
    list_entries,
    list_grades,
    list_planned,
)
from portal.law.parameters import load_parameters
from portal.law.pflegegrad.loading import load_instruments
from portal.web.law_words import value_words

PARAMETERS = load_parameters()
INSTRUMENTS = load_instruments()
TODAY = date(2026, 11, 22)


class TestTopics:
    def test_every_subject_stands_in_exactly_one(self):
        subjects = {one.name.partition(".")[0] for one in PARAMETERS.amounts}

        assert sorted(name for topic in TOPICS for name in topic.subjects) == sorted(subjects)

    def test_an_unknown_one_is_not_found(self):
        with pytest.raises(UnknownTopic):
            find_topic("mondrecht")


class TestEntries:
    @given(st.dates(date(2017, 1, 1), date(2027, 12, 31)))
    def test_bl13_all_topics_together_show_every_value_of_the_day_once(self, day):
        law = PARAMETERS.at(day=day)

        shown = [
            value
            for topic in TOPICS
            for entry in list_entries(topic=topic, law=law)
            for _, value in entry.rows
        ]

        assert sorted(shown) == sorted(value_words(one) for one in law.amounts.values())

    def test_values_of_different_passages_stand_apart(self):
        topic = find_topic("hilfsmittel-und-wohnung")

        entries = list_entries(topic=topic, law=PARAMETERS.at(day=TODAY))

        norms = [one.citation.norm for one in entries if one.title.startswith("Digitale")]
        assert norms == ["§§ 40a und 40b SGB XI", "§§ 39a und 40b SGB XI"]

    def test_x09_plans_say_so(self):
        (plan,) = list_planned(amounts=PARAMETERS.planned())

        assert plan.status == "geplant, kein geltendes Recht"
        assert plan.confidence == "schwach belegt"
        assert plan.rows[0] == ("Pflegegrad 2", "175 Euro im Monat")


class TestGrades:
    @pytest.fixture
    def shown(self):
        return list_grades(instrument=INSTRUMENTS.at(day=TODAY), instruments=INSTRUMENTS)

    def test_the_thresholds_are_those_of_the_law(self, shown):
        assert [points for _, points in shown.thresholds] == ["0", "12,5", "27", "47,5", "70", "90"]
        assert shown.baby_thresholds[1] == ("Pflegegrad 2", "12,5")

    def test_every_module_has_its_five_areas(self, shown):
        assert [len(area.rows) for area in shown.areas] == [5] * 6
        assert shown.areas[4].rows[2] == ("2 bis 3", "10")
        assert shown.highest_of == (2, 3)

    def test_every_file_has_its_source_and_proof(self, shown):
        assert len(shown.proofs) == len(INSTRUMENTS.files)
        for proof in shown.proofs:
            assert proof.citation.url.startswith("https://")
            assert {confirmed for _, confirmed, _ in proof.evidence} <= {
                "einfach belegt",
                "zweifach belegt",
            }
