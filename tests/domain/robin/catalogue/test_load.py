import pytest

from portal.domain.robin.catalogue import CatalogueInvalid, load_catalogue
from portal.domain.robin.conditions import Operator, Test
from portal.values.wording import Wording
from tests.domain.robin.small_catalogue import small_files, write


def refusal(directory, files):
    with pytest.raises(CatalogueInvalid) as caught:
        load_catalogue(directory=write(directory, files))
    return caught.value.file, caught.value.subject


class TestCatalogue:
    def test_finds_questions_by_id_and_page(self, tiny):
        assert [each.id for each in tiny.questions_by_page["s02"]] == ["wann", "tage"]
        assert tiny.question_by_id["tage"].maximum == 4000
        assert tiny.page_by_key["s04"].field == "pflege"

    def test_holds_texts_with_their_plain_twins(self, tiny):
        assert tiny.rules["E1"].wording == Wording(text="Darum.", plain="Darum.")
        assert tiny.rules["E1"].addition is None
        assert [part.number for part in tiny.parts] == [1, 2, 3, 4, 5, 6]
        assert tiny.needs.hits["TAG"].text == "Tag"
        assert tiny.needs.clauses == {
            ("fuer_wen", "selbst"): Wording(text="es geht um Sie", plain="es geht um Sie selbst")
        }
        assert tiny.phrases == {"gruss": Wording(text="Guten Tag.", plain="Hallo.")}

    def test_holds_the_plans_of_articles_and_aids(self, tiny):
        assert tiny.articles.occasions[0].condition == Test(
            question="fuer_wen", operator=Operator.IS, keys=("andere",)
        )
        assert tiny.aids.triggers[0].group == "HM_BAD"
        assert tiny.aids.groups["HM_BAD"].title == Wording(text="Bad", plain="Das Bad")
        assert tiny.aids.triggers[0].reason == Wording(text="putzen", plain="sauber machen")
        assert tiny.articles.occasions[0].reason.plain == "es geht um einen anderen Menschen"

    def test_version_changes_with_any_text(self, tiny, tmp_path):
        files = small_files()
        files["regeln.yaml"]["regeln"]["E1"]["text"] = "Deshalb."

        changed = load_catalogue(directory=write(tmp_path, files))

        assert changed.version != tiny.version


class TestRefusals:
    def test_a_page_that_stands_twice(self, tmp_path):
        files = small_files()
        files["seiten.yaml"]["seiten"].append(files["seiten.yaml"]["seiten"][0])

        assert refusal(tmp_path, files) == ("seiten.yaml", "s01")

    def test_parts_out_of_order(self, tmp_path):
        files = small_files()
        files["teile.yaml"]["teile"].reverse()

        assert refusal(tmp_path, files) == ("teile.yaml", "")

    @pytest.mark.parametrize("key", ["zusatz", "zusatz_einfach"])
    def test_a_further_sentence_without_its_twin(self, tmp_path, key):
        files = small_files()
        files["regeln.yaml"]["regeln"]["E1"][key] = "Und noch etwas."

        assert refusal(tmp_path, files) == ("regeln.yaml", "E1")

    @pytest.mark.parametrize("key", ["einleitung", "einleitung_einfach"])
    def test_x13_an_introduction_without_its_twin(self, tmp_path, key):
        files = small_files()
        files["seiten.yaml"]["seiten"][0][key] = "Worum es geht."

        assert refusal(tmp_path, files) == ("seiten.yaml", "s01")

    @pytest.mark.parametrize(
        ("file", "place", "subject"),
        [
            ("bedarf.yaml", ("anlass", "fuer_wen=selbst", "text_einfach"), "anlass"),
            ("anlaesse.yaml", ("anlaesse", 0, "grund_einfach"), "anlaesse"),
            ("hilfsmittel.yaml", ("gruppen", "HM_BAD", "titel_einfach"), "gruppen"),
            ("hilfsmittel.yaml", ("gruppen", "HM_BAD", "grund_einfach"), "gruppen"),
            ("hilfsmittel.yaml", ("ausloeser", 0, "grund_einfach"), "ausloeser"),
            ("saetze.yaml", ("saetze", "gruss", "text_einfach"), "saetze"),
        ],
    )
    def test_x13_a_sentence_without_its_twin(self, tmp_path, file, place, subject):
        files = small_files()
        entry = files[file]
        for step in place[:-1]:
            entry = entry[step]
        del entry[place[-1]]

        refused = refusal(tmp_path, files)

        assert refused[0] == file
        assert refused[1].startswith(subject)
        assert refused[1].endswith(place[-1])

    @pytest.mark.parametrize("key", ["wunsch", "=heim", "wunsch="])
    def test_a_clause_for_no_option(self, tmp_path, key):
        files = small_files()
        files["bedarf.yaml"]["anlass"][key] = {"text": "weil", "text_einfach": "weil"}

        assert refusal(tmp_path, files) == ("bedarf.yaml", key)

    def test_an_occasion_that_cannot_be_read(self, tmp_path):
        files = small_files()
        files["anlaesse.yaml"]["anlaesse"][0]["bedingung"] = "fuer_wen ="

        assert refusal(tmp_path, files) == ("anlaesse.yaml", "es geht um jemand anderen")

    def test_a_trigger_of_an_unknown_group(self, tmp_path):
        files = small_files()
        files["hilfsmittel.yaml"]["ausloeser"][0]["gruppe"] = "HM_UHR"

        assert refusal(tmp_path, files) == ("hilfsmittel.yaml", "HM_UHR")


def test_a_further_sentence_is_kept_with_its_twin(tmp_path):
    files = small_files()
    files["regeln.yaml"]["regeln"]["E1"] |= {"zusatz": "Auch das.", "zusatz_einfach": "Auch."}

    catalogue = load_catalogue(directory=write(tmp_path, files))

    assert catalogue.rules["E1"].addition == Wording(text="Auch das.", plain="Auch.")
