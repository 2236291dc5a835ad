from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import copytree

import pytest

from portal.law.parameters import NotInForce
from portal.law.pflegegrad.ermittlung import determine_pflegegrad
from portal.law.pflegegrad.grad import find_grade
from portal.law.pflegegrad.loading import DATA, NbaInvalid, load_instruments
from portal.law.pflegegrad.person import PersonClass
from tests.law.pflegegrad.assessments import make

PLANNED = """
  2027-01-01:
    status: {status}
    reference: Entwurf, nur für diesen Test
    url: https://example.org/entwurf
    most_points: "100"
    special_constellation_grade: 5
    labels: {{"0": kein Pflegegrad, "1": eins, "2": zwei, "3": drei, "4": vier, "5": fünf}}
    ab_18_monaten: [{{grade: 0, from: "0"}}, {{grade: 1, from: "15"}}, {{grade: 2, from: "30"}}]
    bis_18_monate: [{{grade: 0, from: "0"}}, {{grade: 2, from: "15"}}]
"""


@pytest.fixture
def folder(tmp_path):
    return Path(copytree(DATA, tmp_path / "nba"))


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def append(folder, name, text):
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


class TestInstrumentsAt:
    @pytest.mark.parametrize("day", [date(2016, 12, 31), date(1995, 1, 1), date.min])
    def test_pg14_is_not_in_force_before_2017(self, day):
        with pytest.raises(NotInForce, match=day.isoformat()):
            load_instruments().at(day=day)

    @pytest.mark.parametrize("day", [date(2017, 1, 1), date(2026, 11, 22), date(2030, 1, 1)])
    def test_pg14_is_in_force_since_2017(self, day):
        instrument = load_instruments().at(day=day)

        assert instrument.valid_from == date(2017, 1, 1)
        assert instrument.ends_before is None

    def test_is_read_once_and_never_computed_again(self):
        first, second = load_instruments(), load_instruments()

        assert first is second
        assert first.at(day=date(2026, 1, 1)) is second.at(day=date(2026, 6, 1))

    def test_pg14_other_thresholds_count_from_their_day(self, folder):
        append(folder, "schwellen.yaml", PLANNED.format(status="geltend"))

        instruments = load_instruments(directory=folder)

        grades = [
            find_grade(
                points=Decimal("12.5"),
                kind=PersonClass.ADULT,
                instrument=instruments.at(day=day),
            )
            for day in (date(2026, 12, 31), date(2027, 1, 1))
        ]
        assert grades == [1, 0]
        assert instruments.at(day=date(2026, 12, 31)).ends_before == date(2027, 1, 1)
        assert instruments.at(day=date(2027, 1, 1)).modules == instruments.versions[0].modules

    def test_pg14_a_plan_is_listed_but_never_law(self, folder):
        append(folder, "schwellen.yaml", PLANNED.format(status="geplant"))

        instruments = load_instruments(directory=folder)

        assert instruments.planned == (("schwellen", date(2027, 1, 1)),)
        assert len(instruments.versions) == 1
        assert load_instruments().planned == ()

    def test_begins_when_all_parts_are_in_force(self, folder):
        change(folder, "kinder.yaml", "  2017-01-01:", "  2018-07-01:")

        instruments = load_instruments(directory=folder)

        assert [one.valid_from for one in instruments.versions] == [date(2018, 7, 1)]
        with pytest.raises(NotInForce):
            instruments.at(day=date(2018, 6, 30))

    def test_names_where_each_part_comes_from(self):
        instruments = load_instruments()

        citations = instruments.at(day=date(2026, 11, 22)).citations
        assert list(citations) == ["anlage_1", "anlage_2", "schwellen", "kinder"]
        for citation in citations.values():
            assert citation.norm
            assert citation.reference
            assert citation.url.startswith("https://")
        assert [one.subject for one in instruments.files] == list(citations)
        once = {note.what for one in instruments.files for note in one.evidence
                if note.confirmed == "once"}  # fmt: skip
        assert "Pflegeneuordnungsgesetz" in once
        assert any(what.startswith("Altersnormen") for what in once)


class TestLoadInstruments:
    def test_copied_files_give_the_same_result(self, folder):
        assessment = make(levels={"4.8": 3})

        findings = [
            determine_pflegegrad(assessment=assessment, instrument=one.at(day=date(2026, 1, 1)))
            for one in (load_instruments(), load_instruments(directory=folder))
        ]

        assert findings[0].total == findings[1].total == 20

    def test_refuses_a_missing_file(self, folder):
        (folder / "kinder.yaml").unlink()

        with pytest.raises(NbaInvalid, match=r"kinder\.yaml"):
            load_instruments(directory=folder)

    @pytest.mark.parametrize(
        ("name", "old", "new", "message"),
        [
            ("anlage_1.yaml", "points: [0, 3, 6, 9]", "points: [0, 3, 6]", "4.8: points do not"),
            ("anlage_1.yaml", "points: [0, 6, 3]", "points: [0, 3, 6.5]", "needs quotes"),
            ("anlage_1.yaml", "max_raw: 65", "max_raw: 66", "max_raw is 65, not 66"),
            ("anlage_1.yaml", "subject: anlage_1", "subject: anlage_2", "is not the file's name"),
            ("anlage_2.yaml", "status: geltend", "status: geplant", "nothing in it is law"),
            ("anlage_2.yaml", "[2, 3], [4, 5]", "[3, 3], [4, 5]", "module 1: the ranges leave a"),
            ("anlage_2.yaml", "[10, 15]]", "[10, 14]]", "module 1 does not end at 15"),
            ("anlage_2.yaml", "percent: 40", "percent: 45", "module 4 is not worth its"),
            ("schwellen.yaml", 'from: "27"', 'from: "12.5"', "do not begin at 0 and rise"),
            ("kinder.yaml", '["1", "3", "9"]', '["3", "1", "9"]', "ages of 1.1 do not rise"),
            ("kinder.yaml", '"6.6": [', '"6.7": [', "do not name the same: 6.6, 6.7"),
        ],
    )
    def test_names_the_fault(self, folder, name, old, new, message):
        change(folder, name, old, new)

        with pytest.raises(NbaInvalid, match=message):
            load_instruments(directory=folder)
