"""Words explained on the pages of Robin: only those that stand there, without a script."""

import pytest

from portal.blueprints.seekers.robin.glossary import MOST_ON_QUESTIONS, MOST_ON_RESULT
from tests.factories import pages, robin
from tests.support.html import by_id, text_of, walk


def explained(response):
    """Return the explanations of a page by their word; None if the page has no such list."""
    found = by_id(pages.tree(response), "woerter")
    if found is None:
        return None
    words = [text_of(one) for one in walk(found, "dt")]
    return dict(zip(words, (text_of(one) for one in walk(found, "dd")), strict=True))


@pytest.fixture
def glossary(app):
    return {term.name: term for term in app.extensions["content"].glossary.terms}


class TestQuestions:
    def test_x13_explains_a_word_of_the_question_without_a_script(self, client, glossary):
        page = robin.begin(client)

        words = by_id(pages.tree(page), "woerter")
        assert words.tag == "details"
        assert text_of(next(walk(words, "summary"))) == "Wörter erklärt"
        assert explained(page)["Pflegegrad"] == glossary["Pflegegrad"].explanation

    def test_x13_every_explained_word_stands_in_a_question_of_its_page(self, client, app, glossary):
        catalogue = app.extensions["content"].catalogue
        seen = set()
        for page in robin.steps(client, robin.EVERY_PART):
            found = explained(page) or {}
            key = page.request.path.rpartition("/")[2]
            texts = repr((catalogue.page_by_key.get(key), catalogue.questions_by_page.get(key)))
            if page.request.path != robin.RESULT:
                assert len(found) <= MOST_ON_QUESTIONS
                for name in found:
                    assert any(form in texts for form in glossary[name].spellings), name
            seen.update(found)
        assert len(seen) >= 5

    def test_a_page_without_such_words_has_no_list(self, client):
        household = robin.question_path("s09")
        found = {page.request.path: explained(page) for page in robin.steps(client, robin.AT_HOME)}

        assert found[household] is None
        assert found[robin.PERSON] is not None

    def test_the_list_stands_outside_of_what_answers_exchange(self, client):
        robin.begin(client)
        page = client.get(robin.PERSON)

        assert by_id(pages.element(pages.tree(page), "fragen"), "woerter") is None
        assert explained(page)["Vollmacht"]


class TestResult:
    def test_x13_explains_words_of_titles_and_reasons(self, client, glossary):
        result = robin.advise(client, robin.EVERY_PART)

        found = explained(result)
        assert 0 < len(found) <= MOST_ON_RESULT
        assert found == {name: glossary[name].explanation for name in found}

    def test_words_stand_before_the_first_part(self, client):
        text = robin.advise(client, robin.EVERY_PART).text

        assert text.index('id="woerter"') < text.index('id="teil-1"')
