from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

import portal
from portal.law.fristen.entscheidung import decide_application
from portal.law.fristen.feiertage import Land, load_feiertage
from portal.law.leistungen.alle import list_leistungen
from portal.law.leistungen.situation import Ersatzpflege, Situation, Wohnform
from portal.law.leistungen.wortlaut import WordsInvalid, load_wortlaut
from portal.values.money import Money
from tests.support.leistung_cases import PARAMETERS

DIRECTORY = Path(portal.__file__).parent / "content" / "leistungen"
WORDS = load_wortlaut(directory=DIRECTORY)
TODAY = date(2026, 11, 22)
DAYS = (
    date(2017, 1, 1), date(2018, 7, 1), date(2020, 4, 1), date(2021, 4, 28), date(2022, 1, 1),
    date(2024, 1, 1), date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 1), date(2026, 1, 1),
    TODAY, date(2030, 1, 1),
)  # fmt: skip


def describe(**facts):
    situation = Situation(**{"grade": 3, "day": TODAY, **facts})
    law = PARAMETERS.at(day=situation.day)
    findings = list_leistungen(situation=situation, parameters=PARAMETERS)
    return {one.value.name: WORDS.describe(finding=one, law=law) for one in findings}


class TestDescribe:
    def test_bl13_fills_amounts_of_the_day(self):
        assert "8 Wochen im Jahr" in " ".join(describe()["pflegegeld"].notes)
        past = describe(day=date(2025, 6, 30))["pflegegeld"]
        assert "Verhinderungspflege (bis zu 6 Wochen im Jahr)" in " ".join(past.notes)

    def test_gives_words_to_amounts_deadlines_and_reasons(self):
        one = describe(used=Decimal(60))["kombination"]

        assert one.name == "Kombinationsleistung"
        assert one.short.endswith(".")
        assert [words for words, _ in one.posten] == ["anteiliges Pflegegeld"]
        assert one.deadlines[0][0].name == "Bindung an die Kombination"
        assert one.reasons[1].startswith("Das Pflegegeld sinkt")
        assert one.conditions == ("Den übrigen Teil der Pflege organisieren Sie selbst.",)

    @pytest.mark.parametrize("day", DAYS)
    def test_every_benefit_of_every_situation_has_its_words(self, day):
        more = (
            {},
            {"used": Decimal(60), "used_verhinderung": Money(1)},
            {"used": Decimal(100), "has_beihilfe": day.year >= 2017},
            {"helper": Ersatzpflege.ANGEHOERIGE, "is_under_25": True, "expenses": Money(100)},
            {"cared_for_months": 0, "persons_in_flat": 3, "months_in_home": 40,
             "own_share": Money(1), "days_at_home": 3},
        )  # fmt: skip
        for grade, home, facts in product((0, 1, 2, 4), Wohnform, more):
            for one in describe(day=day, grade=grade, home=home, **facts).values():
                assert one.reasons
                assert "{" not in " ".join((*one.conditions, *one.notes, *one.reasons))

    def test_every_converted_euro_has_its_words(self):
        found = describe(converted=Money(10_000))

        assert any("Umgewandelte" in reason for reason in found["kombination"].reasons)

    def test_every_word_is_used(self):
        days, grades, percents = (date(2023, 6, 1), TODAY), (1, 4), (0, 60, 100)
        used = {
            text
            for day, grade, home, percent in product(days, grades, Wohnform, percents)
            for one in describe(day=day, grade=grade, home=home, used=Decimal(percent)).values()
            for text in (*one.conditions, *one.notes)
        }
        law = PARAMETERS.at(day=TODAY)

        for name, words in WORDS.leistungen.items():
            for key, text in {**words.bedingungen, **words.hinweise}.items():
                assert "{" in text or text in used, f"{name}.{key}"
        assert not list(WORDS.problems(law=law))


class TestDeadline:
    def test_bl14_says_what_happens(self):
        frist = decide_application(
            received_on=TODAY, land=Land.BE, parameters=PARAMETERS, feiertage=load_feiertage()
        )

        words = WORDS.deadline(frist=frist, law=PARAMETERS.at(day=TODAY))

        assert "(25 Arbeitstage)" in words.text
        assert "70 Euro für jede begonnene Woche" in words.text


class TestProblems:
    def test_names_a_placeholder_that_is_no_amount(self, tmp_path):
        for path in DIRECTORY.glob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            changed = text.replace("{kombination_bindung}", "{kombinationsbindung}")
            (tmp_path / path.name).write_text(changed, encoding="utf-8")

        words = load_wortlaut(directory=tmp_path)

        problems = list(words.problems(law=PARAMETERS.at(day=TODAY)))
        assert len(problems) == 1
        assert "{kombinationsbindung}" in problems[0]


class TestLoad:
    @pytest.mark.parametrize(
        ("file", "old", "new"),
        [
            ("leistungen.yaml", "kurz:", "kürzer:"),
            ("gruende.yaml", "wohnform: Diese", "wohnform: 5 #"),
            ("fristen.yaml", "text:", "texte:"),
            ("fristen.yaml", "beratungsbesuch:", "entscheidung:"),
        ],
    )
    def test_refuses_a_broken_file(self, tmp_path, file, old, new):
        for path in DIRECTORY.glob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            changed = text.replace(old, new) if path.name == file else text
            assert path.name != file or changed != text
            (tmp_path / path.name).write_text(changed, encoding="utf-8")

        with pytest.raises(WordsInvalid, match=file):
            load_wortlaut(directory=tmp_path)
