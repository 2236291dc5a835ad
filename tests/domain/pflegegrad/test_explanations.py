import re
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from portal.domain.pflegegrad.explanations import (
    GATES,
    ExplanationsInvalid,
    load_explanations,
)
from portal.law.pflegegrad.loading import load_instruments

CONTENT = Path(__file__).parents[3] / "portal" / "content" / "pflegegrad"
INSTRUMENT = load_instruments().at(day=date(2026, 11, 22))
EXPLANATIONS = load_explanations(directory=CONTENT, instrument=INSTRUMENT)
QUOTED = re.compile("„([^“]*)“")


@pytest.fixture
def folder(tmp_path):
    return Path(copytree(CONTENT, tmp_path / "pflegegrad"))


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


class TestLoadExplanations:
    def test_pg01_every_question_and_answer_is_explained(self):
        questions = {*INSTRUMENT.criteria, *INSTRUMENT.measures, *GATES, "1.B", "4.K"}

        assert set(EXPLANATIONS.questions) == questions
        assert len(questions) == 65 + 4
        assert sorted(EXPLANATIONS.modules) == [1, 2, 3, 4, 5, 6]
        assert len(EXPLANATIONS.answers["continence_urine"]) == 5

    @pytest.mark.parametrize("key", sorted(INSTRUMENT.criteria))
    def test_pg01_an_example_ends_with_an_answer_of_the_scale(self, key):
        example = EXPLANATIONS.questions[key].example

        answer = QUOTED.findall(example)[-1]
        options = INSTRUMENT.criteria[key].scale.options
        assert any(
            answer in {option, option.partition(" (")[0], option.removeprefix("Fähigkeit ")}
            for option in options
        )

    @pytest.mark.parametrize("key", sorted(INSTRUMENT.measures))
    def test_pg10_an_example_says_how_often_per_day_week_or_month(self, key):
        example = EXPLANATIONS.questions[key].example

        last = re.split(r"(?<=\.) ", example)[-1]
        assert re.search("am Tag|in der Woche|im Monat|täglich", last)

    def test_quotes_are_german_and_closed(self):
        texts = [
            *EXPLANATIONS.modules.values(),
            EXPLANATIONS.consent,
            *EXPLANATIONS.sentences.values(),
            *(part for words in EXPLANATIONS.answers.values() for part in words),
            *(
                part
                for one in EXPLANATIONS.questions.values()
                for part in (one.meaning, one.example, one.not_here)
            ),
        ]

        for text in texts:
            assert text.count("„") == text.count("“"), text
            assert not re.search('["”‟«»—]|\\.\\.\\.| - ', text), text

    def test_says_what_belongs_elsewhere(self):
        assert "5.7" in EXPLANATIONS.questions["4.6"].not_here
        assert EXPLANATIONS.questions["4.1"].not_here == ""

    @pytest.mark.parametrize(
        ("name", "old", "new", "message"),
        [
            ("modul_1.yaml", '"1.5":', '"1.6":', "fragen: missing or unknown: 1.5, 1.6"),
            ("modul_1.yaml", 'modul: "1"', 'modul: "2"', r"modul_1\.yaml: modul: 2"),
            ("modul_1.yaml", "beispiel:", "beispeil:", r"fragen\.1\.1\.beispiel"),
            ("modul_4.yaml", "Dieser Teil zählt am meisten.", "dieser", r"modul_4.*einleitung"),
            ("modul_5.yaml", "fragen:", "fragen: {", r"modul_5\.yaml: "),
            ("antworten.yaml", "  diaet:", "  diaeten:", "antworten: missing or unknown: diaet"),
            (
                "antworten.yaml",
                "    - Täglich mit Hilfe, zusätzlich zum Essen und Trinken.\n",
                "",
                "sonde: not one text for each answer",
            ),
            ("saetze.yaml", "  offen:", "  offenes:", r"saetze\.yaml: ergebnis\.offen"),
            ("saetze.yaml", "einwilligung: Ich", "einwilligung: ich", "einwilligung: does"),
            ("saetze.yaml", "{frage}", "{fragen}", r"no_number: a place that nothing fills"),
            ("saetze.yaml", "Wählen Sie aus", "Wählen Sie {frage} aus", "person: a place"),
            ("saetze.yaml", "{erster_tag}", "{{erster_tag}}", "too_early: a place"),
            ("saetze.yaml", "{hoechstens}", "{hoechstens", "no_number: a place"),
        ],
    )
    def test_names_the_fault(self, folder, name, old, new, message):
        change(folder, name, old, new)

        with pytest.raises(ExplanationsInvalid, match=message):
            load_explanations(directory=folder, instrument=INSTRUMENT)

    def test_refuses_a_missing_file(self, folder):
        (folder / "modul_6.yaml").unlink()

        with pytest.raises(ExplanationsInvalid, match=r"modul_6\.yaml"):
            load_explanations(directory=folder, instrument=INSTRUMENT)
