from copy import deepcopy

import pytest
import yaml

from portal.domain.robin import checks
from portal.domain.robin.checks import (
    CatalogueProblem,
    check_catalogue,
    check_directory,
    complete,
    find_witness,
    sample_answer,
)
from portal.domain.robin.flow import first_incomplete_page, visible_questions
from tests.domain.robin.answer_sets import CATALOGUE
from tests.domain.robin.small_catalogue import REAL, small_files, write

REAL_FILES = {
    path.relative_to(REAL).as_posix(): yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    for path in sorted(REAL.rglob("*.yaml"))
}


@pytest.fixture
def real_files():
    """Return the content of the portal's own files, to be bent."""
    return deepcopy(REAL_FILES)


def entry(files, question_id):
    return next(
        question
        for name, content in files.items()
        if name.startswith("fragen/")
        for question in content["fragen"]
        if question["id"] == question_id
    )


def found(directory, files):
    return {
        (problem.check, problem.subject)
        for problem in check_directory(directory=write(directory, files))
    }


class TestPortalCatalogue:
    def test_is_sound(self):
        assert check_directory(directory=REAL) == ()


class TestFaults:
    """Each bends the portal's own catalogue in one place."""

    def test_a_catalogue_that_cannot_be_loaded(self, tmp_path):
        files = small_files()
        files["teile.yaml"]["teile"].pop()

        assert found(tmp_path, files) == {("laden", "teile.yaml")}

    def test_a_condition_with_an_unknown_key(self, tmp_path, real_files):
        entry(real_files, "rolle")["bedingung"] = "fuer_wen != niemand"

        assert found(tmp_path, real_files) == {("bedingung", "rolle")}

    def test_a_condition_with_the_wrong_operator(self, tmp_path, real_files):
        entry(real_files, "rolle")["bedingung"] = "fuer_wen enthaelt partner"
        entry(real_files, "wuensche.sprache")["bedingung"] = "wuensche == sprache"

        assert found(tmp_path, real_files) == {
            ("bedingung", "rolle"),
            ("bedingung", "wuensche.sprache"),
        }

    def test_an_occasion_that_looks_at_no_question(self, tmp_path, real_files):
        real_files["anlaesse.yaml"]["anlaesse"][0]["bedingung"] = "laune == gut"
        reason = real_files["anlaesse.yaml"]["anlaesse"][0]["grund"]

        assert found(tmp_path, real_files) == {("bedingung", reason)}

    def test_an_estimate_that_does_not_exist(self, tmp_path, real_files):
        trigger = real_files["hilfsmittel.yaml"]["ausloeser"][0]
        trigger["bedingung"] = "pg_rechner.ergebnis == 7"

        assert ("bedingung", trigger["gruppe"]) in found(tmp_path, real_files)

    def test_a_key_that_a_rule_and_a_wish_need_is_renamed(self, tmp_path, real_files):
        entry(real_files, "wuensche")["optionen"][3]["schluessel"] = "frauen"
        entry(real_files, "wohnt")["optionen"][0]["schluessel"] = "solo"

        problems = found(tmp_path, real_files)

        assert {("wunsch", "MERKMAL_NUR_FRAUEN"), ("bedingung", "E6")} <= problems

    def test_a_question_that_names_other_parts_than_the_rules_read(self, tmp_path, real_files):
        entry(real_files, "berufstaetig")["wirkt_auf"] = [4]
        entry(real_files, "rolle")["wirkt_auf"] = [2]

        assert found(tmp_path, real_files) == {
            ("wirkt_auf", "berufstaetig"),
            ("wirkt_auf", "rolle"),
        }

    def test_a_question_nobody_reaches(self, tmp_path, real_files):
        entry(real_files, "rolle")["bedingung"] = "fuer_wen == selbst und fuer_wen == partner"

        assert found(tmp_path, real_files) == {("erreichbar", "rolle")}

    def test_an_answer_after_which_the_consultation_never_ends(self, monkeypatch):
        monkeypatch.setattr(checks, "complete", lambda *, answers, **_: answers)

        problems = check_catalogue(catalogue=CATALOGUE)

        assert {problem.check for problem in problems} == {"ende"}
        assert "fuer_wen=selbst" in {problem.subject for problem in problems}

    def test_a_question_nobody_reaches_hides_what_hangs_on_it(self, tmp_path, real_files):
        entry(real_files, "interessen")["bedingung"] = "wunsch == heim und wunsch == offen"

        problems = found(tmp_path, real_files)

        assert {("erreichbar", "interessen"), ("erreichbar", "pflege.bereiche")} <= problems

    def test_a_field_without_a_page(self, tmp_path, real_files):
        interests = entry(real_files, "interessen")
        interests["optionen"].append({"schluessel": "garten", "text": "Garten"})

        assert found(tmp_path, real_files) == {("feld", "garten"), ("artikel", "garten")}

    def test_a_page_with_too_many_questions_or_none(self, tmp_path, real_files):
        real_files["seiten.yaml"]["seiten"].append(
            {"schluessel": "s99", "titel": "Leer", "titel_einfach": "Leer"}
        )
        for number in range(5):
            extra = {**entry(real_files, "fuer_wen"), "id": f"extra{number}"}
            real_files["fragen/02_fuer_wen.yaml"]["fragen"].append(extra)

        assert found(tmp_path, real_files) == {("seite", "s99"), ("seite", "s02")}

    def test_a_default_that_is_no_option(self, tmp_path, real_files):
        entry(real_files, "umkreis")["vorgabe"] = "30"

        assert found(tmp_path, real_files) == {("vorgabe", "umkreis")}

    def test_a_rule_without_text_and_a_text_without_rule(self, tmp_path, real_files):
        rules = real_files["regeln.yaml"]["regeln"]
        rules["E9.9"] = rules.pop("E2.1")

        assert found(tmp_path, real_files) == {("regel", "E2.1"), ("regel", "E9.9")}

    def test_a_refusal_that_does_not_speak_of_the_situation(self, tmp_path, real_files):
        real_files["regeln.yaml"]["regeln"]["A2.R"]["text"] = "Nein."

        assert found(tmp_path, real_files) == {("regel", "A2.R")}

    def test_a_further_sentence_without_text(self, tmp_path, real_files):
        for key in ("zusatz", "zusatz_einfach"):
            del real_files["regeln.yaml"]["regeln"]["A3.1"][key]

        assert found(tmp_path, real_files) == {("regel", "A3.1")}

    def test_a_need_without_words(self, tmp_path, real_files):
        del real_files["bedarf.yaml"]["bedarf"]["TAG"]
        del real_files["bedarf.yaml"]["anlass"]["wunsch=heim"]

        assert found(tmp_path, real_files) == {("bedarf", "TAG"), ("anlass", "wunsch=heim")}

    def test_an_empty_fallback_and_a_field_with_too_many_articles(self, tmp_path, real_files):
        articles = real_files["anlaesse.yaml"]
        articles["rueckfall"] = []
        articles["felder"]["recht"] = ["a", "b", "c", "d"]
        articles["felder"]["garten"] = ["a"]

        assert found(tmp_path, real_files) == {
            ("artikel", "rueckfall"),
            ("artikel", "recht"),
            ("artikel", "garten"),
        }

    def test_a_group_of_aids_nothing_calls_for(self, tmp_path, real_files):
        real_files["hilfsmittel.yaml"]["gruppen"]["HM_UHR"] = {
            "titel": "Uhr",
            "titel_einfach": "Uhr",
            "grund": "Zeit",
            "grund_einfach": "Zeit",
        }
        del real_files["hilfsmittel.yaml"]["gruppen"]["HM_VERBRAUCH"]
        triggers = real_files["hilfsmittel.yaml"]["ausloeser"]
        real_files["hilfsmittel.yaml"]["ausloeser"] = [
            trigger for trigger in triggers if trigger["gruppe"] != "HM_VERBRAUCH"
        ]

        assert found(tmp_path, real_files) == {
            ("hilfsmittel", "HM_UHR"),
            ("hilfsmittel", "HM_VERBRAUCH"),
        }

    def test_a_catalogue_without_the_questions_of_the_rules(self, tiny):
        checks = {problem.check for problem in check_catalogue(catalogue=tiny)}

        assert {"bedingung", "wunsch", "regel", "bedarf", "anlass", "artikel"} <= checks


class TestCatalogueProblem:
    def test_reads_as_one_line(self):
        problem = CatalogueProblem(check="seite", subject="s99", detail="0 questions")

        assert str(problem) == "seite: s99: 0 questions"


class TestWitness:
    @pytest.mark.parametrize("question", [each.id for each in CATALOGUE.questions])
    def test_leads_to_the_question(self, question):
        asked = CATALOGUE.question_by_id[question]

        witness = find_witness(catalogue=CATALOGUE, question=asked)

        page = CATALOGUE.page_by_key[asked.page]
        assert asked in visible_questions(catalogue=CATALOGUE, page=page, answers=witness)

    def test_passes_free_texts_on_the_way(self, tmp_path):
        files = small_files()
        follow_up = {**files["fragen/1.yaml"]["fragen"][2], "id": "grund"}
        files["fragen/1.yaml"]["fragen"].append({**follow_up, "bedingung": "name beantwortet"})
        problems = found(tmp_path, files)

        assert ("erreichbar", "grund") not in problems


class TestComplete:
    def test_fills_mandatory_questions_only(self, tiny):
        answers = complete(catalogue=tiny, answers={"interessen": ("haushalt",)})

        assert answers == {
            "fuer_wen": "selbst",
            "interessen": ("haushalt",),
            "haushalt.arten": ("putzen",),
        }
        assert first_incomplete_page(catalogue=tiny, answers=answers) is None

    def test_samples_fit_their_type(self, tiny):
        samples = {
            key: sample_answer(question=tiny.question_by_id[key])
            for key in ("fuer_wen", "interessen", "wann", "tage", "name")
        }

        assert samples == {
            "fuer_wen": "selbst",
            "interessen": ("pflege",),
            "wann": "2026-12-01",
            "tage": "2",
            "name": "Text",
        }
