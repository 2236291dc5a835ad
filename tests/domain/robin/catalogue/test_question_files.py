import pytest

from portal.domain.robin.catalogue import CatalogueInvalid, load_catalogue
from portal.domain.robin.conditions import ALWAYS
from portal.values.wording import Wording
from tests.domain.robin.small_catalogue import question, small_files, write


def refusal(directory, files):
    with pytest.raises(CatalogueInvalid) as caught:
        load_catalogue(directory=write(directory, files))
    return caught.value.file, caught.value.subject


def with_question(entry):
    files = small_files()
    files["fragen/2.yaml"]["fragen"].append(entry)
    return files


class TestOrder:
    def test_is_that_of_pages_then_files_then_lines(self, tiny):
        assert [each.id for each in tiny.questions] == [
            "fuer_wen",
            "rolle",
            "name",
            "wann",
            "tage",
            "interessen",
            "pflege.form",
            "haushalt.arten",
        ]


class TestQuestions:
    def test_without_condition_are_always_asked(self, tiny):
        assert tiny.question_by_id["fuer_wen"].condition == ALWAYS

    def test_options_without_twin_are_plain_themselves(self, tiny):
        option = tiny.question_by_id["fuer_wen"].options[0]

        assert (option.wording.text, option.wording.plain) == ("SELBST", "SELBST")


class TestHints:
    def test_x13_stand_with_their_plain_twins(self, tmp_path):
        files = with_question(question("neu", "s02", "text", hilfe="Kurz.", hilfe_einfach="Ja."))

        asked = load_catalogue(directory=write(tmp_path, files)).question_by_id["neu"]

        assert asked.hint == Wording(text="Kurz.", plain="Ja.")

    def test_may_be_missing(self, tiny):
        assert tiny.question_by_id["fuer_wen"].hint is None
        assert tiny.question_by_id["fuer_wen"].options[0].hint is None

    @pytest.mark.parametrize("key", ["hilfe", "hilfe_einfach"])
    def test_x13_without_the_twin_are_refused(self, tmp_path, key):
        files = with_question(question("neu", "s02", "text", **{key: "Kurz."}))

        assert refusal(tmp_path, files) == ("2.yaml", "neu")

    @pytest.mark.parametrize("key", ["hilfe", "hilfe_einfach"])
    def test_x13_of_an_option_without_the_twin_are_refused(self, tmp_path, key):
        entry = question("neu", "s02", "einfach", ["a"])
        entry["optionen"][0][key] = "Kurz."

        assert refusal(tmp_path, with_question(entry)) == ("2.yaml", "neu.a")


class TestRefusals:
    def test_an_unknown_page(self, tmp_path):
        files = with_question(question("neu", "s77", "text"))

        assert refusal(tmp_path, files) == ("2.yaml", "neu")

    def test_an_id_that_stands_twice(self, tmp_path):
        files = with_question(question("wann", "s02", "text"))

        assert refusal(tmp_path, files) == ("2.yaml", "wann")

    @pytest.mark.parametrize(("kind", "keys"), [("text", ["a"]), ("einfach", [])])
    def test_options_that_do_not_go_with_the_type(self, tmp_path, kind, keys):
        files = with_question(question("neu", "s02", kind, keys))

        assert refusal(tmp_path, files) == ("2.yaml", "neu")

    def test_an_option_that_stands_twice(self, tmp_path):
        files = with_question(question("neu", "s02", "einfach", ["a", "b", "a"]))

        assert refusal(tmp_path, files) == ("2.yaml: neu", "a")

    @pytest.mark.parametrize("condition", ["haushalt.arten enthaelt putzen", "neu == a", "x == y"])
    def test_a_condition_on_what_is_not_asked_before(self, tmp_path, condition):
        files = with_question(question("neu", "s02", "einfach", ["a"], bedingung=condition))

        assert refusal(tmp_path, files) == ("2.yaml", "neu")

    def test_a_condition_that_cannot_be_read(self, tmp_path):
        files = with_question(question("neu", "s02", "einfach", ["a"], bedingung="fuer_wen =="))

        assert refusal(tmp_path, files) == ("2.yaml", "neu")
