import pytest
from flask import session

from portal.blueprints.seekers.robin.prepared import prepared_page
from portal.web import content, plain_language


@pytest.fixture
def catalogue(app):
    with app.test_request_context():
        yield content.current().catalogue


class TestPreparedPage:
    def test_is_made_once_per_language(self, catalogue):
        topic = catalogue.pages[3]
        written = prepared_page(topic=topic)
        session[plain_language.NAME] = True
        plain = prepared_page(topic=topic)

        assert prepared_page(topic=topic) is plain
        assert plain is not written
        session.pop(plain_language.NAME)
        assert prepared_page(topic=topic) is written

    def test_speaks_the_language_of_the_person(self, catalogue):
        question = catalogue.questions_by_page["s04"][0]
        topic = catalogue.page_by_key["s04"]

        assert question.wording.text in prepared_page(topic=topic).markings[question.id].head
        session[plain_language.NAME] = True
        assert question.wording.plain in prepared_page(topic=topic).markings[question.id].head

    def test_is_made_anew_for_another_catalogue(self, app, catalogue):
        topic = catalogue.pages[3]
        before = prepared_page(topic=topic)
        app.extensions["content"] = content.load_content()

        assert prepared_page(topic=topic) is not before

    def test_holds_every_question_of_every_page(self, catalogue):
        for topic in catalogue.pages:
            ids = [question.id for question in catalogue.questions_by_page[topic.key]]
            assert list(prepared_page(topic=topic).markings) == ids


class TestMarkings:
    def test_marks_what_was_chosen_and_nothing_else(self, catalogue):
        question = catalogue.question_by_id["interessen"]
        topic = catalogue.page_by_key[question.page]
        markings = prepared_page(topic=topic).markings["interessen"]
        chosen = question.option_keys[1:3]

        rows = markings.rows(chosen).split("\n")

        assert len(rows) == len(question.options)
        assert [
            key for key, row in zip(question.option_keys, rows, strict=True) if " checked" in row
        ] == list(chosen)
        assert " checked" not in markings.rows(())
