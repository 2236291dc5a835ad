import pytest

from portal.domain.robin.catalogue.files import (
    VERSION_LENGTH,
    CatalogueInvalid,
    read_file,
    version_of,
)
from portal.domain.robin.catalogue.schema import ArticlesFile, PagesFile, QuestionsFile, RulesFile
from tests.domain.robin.small_catalogue import question, small_files, write


def refusal(path, shape):
    with pytest.raises(CatalogueInvalid) as caught:
        read_file(path=path, shape=shape)
    return caught.value


@pytest.fixture
def path(tmp_path):
    return tmp_path / "datei.yaml"


class TestReadFile:
    def test_gives_the_content(self, path):
        path.write_text(
            'seiten: [{schluessel: s01, titel: " Ort ", titel_einfach: Ort}]', encoding="utf-8"
        )

        assert read_file(path=path, shape=PagesFile).seiten[0].titel == "Ort"

    def test_refuses_a_missing_file(self, path):
        assert refusal(path, PagesFile).problem == "cannot be read"

    @pytest.mark.parametrize("text", ["seiten: [", "a: 1\na: 2", "- {x: 1, x: 2}"])
    def test_refuses_what_is_not_yaml_or_says_a_key_twice(self, path, text):
        path.write_text(text, encoding="utf-8")

        assert (refusal(path, PagesFile).file, refusal(path, PagesFile).subject) == (
            "datei.yaml",
            "",
        )

    @pytest.mark.parametrize(
        ("change", "place"),
        [
            ({"texxt": "Tippfehler"}, "fragen.ort.texxt"),
            ({"text": " "}, "fragen.ort.text"),
            ({"pflicht": "ja"}, "fragen.ort.pflicht"),
            ({"wirkt_auf": [7]}, "fragen.ort.wirkt_auf.0"),
            (
                {"optionen": [{"schluessel": "a b", "text": "x"}]},
                "fragen.ort.optionen.a b.schluessel",
            ),
            ({"optionen": [{"schluessel": "ab"}]}, "fragen.ort.optionen.ab.text"),
            ({"optionen": "x"}, "fragen.ort.optionen"),
        ],
    )
    def test_names_the_question_and_the_key(self, tmp_path, change, place):
        write(tmp_path, {"datei.yaml": {"fragen": [question("ort", "s01", "ort", **change)]}})

        assert refusal(tmp_path / "datei.yaml", QuestionsFile).subject == place

    def test_names_a_key_that_must_not_be_one(self, tmp_path):
        content = small_files()["anlaesse.yaml"] | {"felder": {"Ä": ["erste-schritte"]}}
        write(tmp_path, {"datei.yaml": content})

        assert refusal(tmp_path / "datei.yaml", ArticlesFile).subject.startswith("felder.Ä")

    @pytest.mark.parametrize("text", ["", "[]", "fragen: 1", "regeln: {1: {text: x}}"])
    def test_refuses_another_shape(self, path, text):
        path.write_text(text, encoding="utf-8")

        assert refusal(path, RulesFile).file == "datei.yaml"


class TestVersion:
    def test_depends_on_names_and_contents_alone(self, tmp_path):
        first = write(tmp_path / "a", small_files())
        same = write(tmp_path / "b", small_files())
        moved = write(tmp_path / "c", small_files())
        (moved / "fragen" / "1.yaml").rename(moved / "fragen" / "3.yaml")

        assert version_of(directory=first) == version_of(directory=same)
        assert version_of(directory=moved) != version_of(directory=first)
        assert len(version_of(directory=first)) == VERSION_LENGTH
