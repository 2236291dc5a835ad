import pytest

from portal.domain.robin.catalogue.questions import QuestionType


class TestQuestionType:
    @pytest.mark.parametrize(
        ("kind", "multiple", "options"),
        [
            ("ort", False, False),
            ("einfach", False, True),
            ("mehrfach", True, True),
            ("kacheln", True, True),
            ("ja_nein", False, True),
            ("haekchen", False, True),
            ("datum", False, False),
            ("zahl", False, False),
            ("text", False, False),
        ],
    )
    def test_says_what_an_answer_looks_like(self, kind, multiple, options):
        found = QuestionType(kind)

        assert (found.is_multiple, found.has_options) == (multiple, options)


class TestQuestion:
    def test_knows_its_options_and_which_stand_alone(self, tiny):
        question = tiny.question_by_id["haushalt.arten"]

        assert question.option_keys == ("putzen", "kochen", "nichts", "weiss_nicht")
        assert question.exclusive_keys == {"nichts", "weiss_nicht"}
