import pytest

from portal.domain.robin.catalogue.questions import QuestionType
from portal.domain.robin.catalogue.schema import ArticlesFile, QuestionEntry
from portal.values.shape import ShapeBroken
from tests.domain.robin.small_catalogue import question, small_files


class TestQuestionEntry:
    @pytest.mark.parametrize("kind", list(QuestionType))
    def test_knows_every_type(self, kind):
        assert QuestionEntry.read(content=question("a.b", "s01", kind.value)).typ == kind

    @pytest.mark.parametrize("key", ["text_einfach", "warum", "warum_einfach", "pflicht"])
    def test_asks_for_every_text_and_its_twin(self, key):
        entry = question("a", "s01", "text")
        del entry[key]

        with pytest.raises(ShapeBroken, match=key):
            QuestionEntry.read(content=entry)

    @pytest.mark.parametrize("wrong", ["Ä", "a b", "a.b.c", ""])
    def test_refuses_ids_that_no_form_field_should_have(self, wrong):
        with pytest.raises(ShapeBroken, match="id"):
            QuestionEntry.read(content=question(wrong, "s01", "text"))


class TestArticlesFile:
    def test_takes_slugs_only(self):
        content = small_files()["anlaesse.yaml"] | {"grundpaket": ["Erste Schritte"]}

        with pytest.raises(ShapeBroken, match="grundpaket"):
            ArticlesFile.read(content=content)
