from datetime import date
from pathlib import Path

import pytest

from portal.domain.library.questions import Question, QuestionsInvalid, load_questions

CONTENT = Path(__file__).parents[3] / "portal" / "content"
GOOD = """\
schluessel: anbieter
titel: Für Anbieter
stand: 2026-01-01
pruefen_bis: 2026-12-31
fragen:
  - frage: Was kostet das?
    antwort: |
      Nichts.
"""


@pytest.fixture
def load(tmp_path):
    def load(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        return load_questions(directory=tmp_path)

    return load


class TestLoading:
    def test_p05_reads_a_group_with_its_questions(self, load):
        (group,) = load(a=GOOD)

        assert group.path == "/haeufige-fragen#anbieter"
        assert group.questions == (Question("Was kostet das?", "Nichts."),)
        assert group.texts == ("Für Anbieter", "Was kostet das?", "Nichts.")
        assert (group.as_of, group.review_by) == (date(2026, 1, 1), date(2026, 12, 31))

    def test_the_names_of_the_files_give_the_order(self, load):
        groups = load(b=GOOD, a=GOOD.replace("anbieter", "suchende"))

        assert [group.key for group in groups] == ["suchende", "anbieter"]

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("titel:", "tietel:", r"a\.yaml: titel: is missing"),
            ("antwort: |\n      Nichts.", "antwort: ''", r"a\.yaml: fragen\.0\.antwort: "),
            ("2026-12-31", "2025-12-31", r"a\.yaml: file: .*pruefen_bis"),
            ("fragen:", "fragen: [", r"a\.yaml: "),
        ],
    )
    def test_names_file_and_key_of_an_error(self, load, old, new, message):
        assert old in GOOD

        with pytest.raises(QuestionsInvalid, match=message):
            load(a=GOOD.replace(old, new))

    def test_refuses_a_folder_without_files(self, load):
        with pytest.raises(QuestionsInvalid, match=r"no \*\.yaml"):
            load()


def test_p05_the_real_questions_have_both_roles():
    keys = [group.key for group in load_questions(directory=CONTENT / "faq")]

    assert keys == ["pflegesuchende", "anbieter"]
