"""`flask law grade --json -`: what goes in, what comes out, and how it refuses."""

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from portal.cli.law import law_cli

ON = "2026-11-22"
PLAIN = {"assessed_on": ON, "person": "adult"}
Grade = Callable[..., dict[str, object]]


def invoke(text: str | bytes) -> Result:
    return CliRunner().invoke(law_cli, ["grade", "--json", "-"], input=text)


@pytest.fixture
def grade() -> Grade:
    """Return a function that asks for a grade and reads the answer."""

    def grade(**given: object) -> dict[str, object]:
        result = invoke(json.dumps({"assessed_on": ON, **given}))
        assert (result.exit_code, result.stderr) == (0, ""), result.stderr
        answer: dict[str, object] = json.loads(result.stdout)
        return answer

    return grade


def test_the_whole_contract_is_taken_and_answered(grade: Grade):
    answer = grade(
        born_on=None,
        person="adult",
        age_months=None,
        levels={"1.1": 2, "4.8": 1, "4.11": 3, "5.16": 1},
        frequencies={"5.1": {"tag": 3}, "5.14": {"woche": 2, "monat": 0}, "5.K": {}},
        continence_urine=2,
        continence_stool=0,
        feeding_problem_baby=False,
        special_constellation=False,
        partial=False,
    )

    # M1 2 → 2.5; M4 3 + 3 = 6 → 10; M5 1 + 2 + 1 = 4 → 15.
    assert answer["raw"] == [2, 0, 0, 6, 4, 0]
    assert answer["range"] == [1, 0, 0, 1, 3, 0]
    assert answer["weighted"] == [2.5, 0, 0, 10, 15, 0]
    assert (answer["total"], answer["grade"], answer["complete"]) == (27.5, 2, True)
    assert (answer["possible_grades"], answer["grade_from_points"]) == ([2], 2)
    assert answer["below"] == {"grade": 3, "threshold": 47.5, "points": 20}
    assert answer["above"] == {"grade": 2, "threshold": 27, "points": 0.5}
    assert {"code": "punkte", "norm": "§ 15 Abs. 3 SGB XI"} in answer["reasons"]
    assert answer["law_from"] == "2017-01-01"


def test_steps_say_what_changes(grade: Grade):
    steps = grade(person="adult", levels={"1.1": 1, "4.8": 1})["steps"]

    assert {
        "inputs": ["1.1"],
        "per": None,
        "change": 1,
        "before": 1,
        "after": 2,
        "total": 12.5,
        "grade": 1,
    } in steps
    assert any(step["inputs"] == ["5.12"] and step["per"] == "tag" for step in steps)


def test_what_is_not_named_counts_as_zero(grade: Grade):
    answer = grade(person="adult")

    assert answer["raw"] == [0, 0, 0, 0, 0, 0]
    assert (answer["total"], answer["grade"], answer["possible_grades"]) == (0, 0, [0])
    assert (answer["above"], answer["open"], answer["ignored"]) == (None, [], [])


def test_pg12_with_partial_it_is_open(grade: Grade):
    answer = grade(person="adult", partial=True, levels={"1.1": 2, "1.2": None})

    assert (answer["grade"], answer["total"], answer["complete"]) == (None, None, False)
    assert answer["possible_grades"] == [0, 1, 2, 3, 4, 5]
    assert answer["raw"] == [None] * 6
    assert "1.2" in answer["open"]
    assert "1.1" not in answer["open"]


def test_pg12_only_4_13_is_open(grade: Grade):
    named = grade(person="adult", partial=True)["open"]
    levels = {key: 0 for key in named if key[0].isdigit() and key != "4.13"}
    measures = {key: {} for key in levels if key.startswith("5.") and key != "5.16"}
    levels = {key: 0 for key in levels if key not in measures}

    answer = grade(
        person="adult",
        partial=True,
        levels=levels | {"4.8": 2, "4.9": 2, "4.10": 2},
        frequencies=measures,
        continence_urine=0,
        continence_stool=0,
    )

    assert answer["open"] == ["4.13"]
    assert answer["possible_grades"] == [1, 2]
    assert answer["possible_totals"] == [20, 30]
    assert answer["raw"] == [0, 0, 0, None, 0, 0]


def test_pg06_the_constellation_gives_5_and_the_points_beside_it(grade: Grade):
    answer = grade(person="adult", special_constellation=True, levels={"4.8": 3})

    assert (answer["grade"], answer["grade_from_points"], answer["total"]) == (5, 1, 20)
    assert answer["possible_grades"] == [5]
    assert answer["special_constellation"] is True


@pytest.mark.parametrize(
    ("given", "person", "number"),
    [
        ({"person": "baby"}, "baby", 2),
        ({"born_on": "2025-05-23"}, "baby", 2),
        ({"born_on": "2025-05-22"}, "child", 1),
        ({"age_months": 17}, "baby", 2),
        ({"age_months": 132}, "adult", 1),
        ({"person": "adult", "age_months": 6}, "adult", 1),
    ],
)
def test_pg07_class_or_age_decide(grade: Grade, given: dict[str, object], person: str, number: int):
    answer = grade(**given, levels={"3.2": 2}, frequencies={"5.1": {"tag": 1}})

    assert (answer["person"], answer["total"], answer["grade"]) == (person, 12.5, number)


def test_what_does_not_count_is_named(grade: Grade):
    answer = grade(person="baby", levels={"1.1": 3}, feeding_problem_baby=True)

    assert answer["ignored"] == ["levels.1.1"]
    assert (answer["raw"], answer["grade"]) == ([0, 0, 0, 20, 0, 0], 3)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"assessed_on": "2016-12-31"}, "assessed_on"),
        ({"assessed_on": "22.11.2026"}, "assessed_on"),
        ({"assessed_on": 20261122}, "assessed_on"),
        ({"assessed_on": None}, "assessed_on"),
        ({"assessed_on": "1795305600"}, "assessed_on"),
        ({"assessed_on": "2026-11-22T00:00:00"}, "assessed_on"),
        ({"born_on": "0"}, "born_on"),
        ({"person": None}, "person"),
        ({"person": "kid"}, "person"),
        ({"person": "child"}, "age_months"),
        ({"age_months": -1}, "age_months"),
        ({"age_months": "6"}, "age_months"),
        ({"born_on": "2026-11-23"}, "born_on"),
        ({"born_on": "2026-02-30"}, "born_on"),
        ({"levels": []}, "levels"),
        ({"levels": {"1.1": 4}}, "levels.1.1"),
        ({"levels": {"1.1": -1}}, "levels.1.1"),
        ({"levels": {"1.1": 1.5}}, "levels.1.1"),
        ({"levels": {"1.1": True}}, "levels.1.1"),
        ({"levels": {"1.1": "1"}}, "levels.1.1"),
        ({"levels": {"1.6": 0}}, "levels.1.6"),
        ({"levels": {"4.13": 3}}, "levels.4.13"),
        ({"frequencies": {"5.1": 3}}, "frequencies.5.1"),
        ({"frequencies": {"5.1": {"jahr": 1}}}, "frequencies.5.1.jahr"),
        ({"frequencies": {"5.1": {"tag": -1}}}, "frequencies.5.1.tag"),
        ({"frequencies": {"5.13": {"tag": 1}}}, "frequencies.5.13.tag"),
        ({"frequencies": {"5.16": {"tag": 1}}}, "frequencies.5.16"),
        ({"continence_urine": 5}, "continence_urine"),
        ({"continence_stool": False}, "continence_stool"),
        ({"feeding_problem_baby": 1}, "feeding_problem_baby"),
        ({"special_constellation": "ja"}, "special_constellation"),
        ({"partial": "true"}, "partial"),
        ({"grad": 1}, "grad"),
        ({"zwei\nZeilen": 1}, "zwei Zeilen"),
        ({"rot\x1b[31m\x07": 1}, "rot\\x1b[31m\\x07"),
        ({"levels": {"1.1\x00\u202e": 1}}, "levels.1.1\\x00\\u202e"),
        ({"person": "adult", "a\x85b\u2028c": 1}, "a b c"),
    ],
)
@pytest.mark.parametrize("partial", [False, True])
def test_bad_input_ends_with_2_and_one_line_that_names_the_field(
    change: dict[str, object], field: str, *, partial: bool
):
    result = invoke(json.dumps({**PLAIN, "partial": partial, **change}))

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{field}: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '"grade"', b"\xff\xfe", "[" * 100_000, '{"a": NaN']
)
def test_what_is_no_json_object_is_refused(text: str | bytes):
    result = invoke(text)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("json: ")
    assert result.stderr.count("\n") == 1


def test_a_name_that_stands_twice_is_refused():
    result = invoke('{"assessed_on": "2026-11-22", "person": "adult", "person": "baby"}')

    assert (result.exit_code, result.stderr) == (2, "person: stands here twice\n")


def test_a_name_that_stands_twice_cannot_steer_the_terminal():
    result = invoke(r'{"a\u001b[2J": 1, "a\u001b[2J": 2}')

    assert (result.exit_code, result.stderr) == (2, "a\\x1b[2J: stands here twice\n")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\n\t "])
def test_a_mark_of_the_byte_order_and_blanks_are_let_pass(mark: bytes):
    result = invoke(mark + json.dumps(PLAIN).encode() + b"\n")

    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout)["grade"] == 0


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf\xef\xbb\xbf", b"\xff\xfe"])
def test_two_marks_or_another_encoding_are_refused(mark: bytes):
    result = invoke(mark + json.dumps(PLAIN).encode())

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("json: ")


NULLS = dict.fromkeys(
    ("born_on", "age_months", "levels", "frequencies", "continence_urine", "continence_stool",
     "feeding_problem_baby", "special_constellation", "partial")
)  # fmt: skip


class TestNull:
    def test_is_the_same_as_not_named(self, grade: Grade):
        assert grade(person="adult", **NULLS) == grade(person="adult")
        assert grade(person="baby", **NULLS) == grade(person="baby")

    @pytest.mark.parametrize("frequency", [None, {}, {"tag": None}, {"tag": None, "woche": 0}])
    def test_of_a_frequency_is_never(self, grade: Grade, frequency: object):
        plain = grade(person="adult", frequencies={"5.1": {"tag": 0}})

        assert grade(person="adult", frequencies={"5.1": frequency}) == plain

    def test_pg06_pg12_leaves_the_constellation_open_in_a_partial_document(self, grade: Grade):
        known = {"person": "baby", "partial": True}
        answered = grade(**known)["open"]
        facts = known | {
            "levels": {key: 0 for key in answered if key[0].isdigit() and key[0] != "5"}
            | {"5.16": 0},
            "frequencies": {key: {} for key in answered if key[0] == "5" and key != "5.16"},
            "feeding_problem_baby": False,
        }

        unknown = grade(**facts, special_constellation=None)
        assert unknown["open"] == ["special_constellation"]
        assert (unknown["grade"], unknown["complete"]) == (None, False)
        assert unknown["possible_grades"] == [0, 5]
        assert unknown["possible_grades_from_points"] == [0]
        assert unknown["special_constellation"] is None
        assert grade(**facts)["possible_grades"] == [0]
        assert grade(**facts)["complete"] is True


def test_the_person_named_decides_whatever_the_age(grade: Grade):
    assert grade(person="adult", born_on="2026-01-01")["person"] == "adult"
    assert grade(person="baby", age_months=500)["person"] == "baby"


def test_more_than_any_need_is_taken(grade: Grade):
    answer = grade(person="adult", frequencies={"5.1": {"tag": 10**20}})

    assert answer["raw"] == [0, 0, 0, 0, 3, 0]


def test_it_is_found_under_flask_law():
    result = CliRunner().invoke(law_cli, ["--help"])

    assert "grade" in result.output


@pytest.mark.parametrize("arguments", [(), ("--json", "/nowhere/at/all.json")])
def test_a_missing_document_is_refused_in_one_line(arguments: tuple[str, ...]):
    result = CliRunner().invoke(law_cli, ["grade", *arguments])

    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "json" in result.stderr
