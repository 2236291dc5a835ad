"""A page that is put together equals the same page rendered whole."""

import pytest
from flask import g, session

from portal.blueprints.seekers.robin import forms, question_page
from portal.blueprints.seekers.robin.prepared import prepared_page
from portal.blueprints.seekers.robin.session import MARK_FIELD
from portal.domain.robin.flow import Progress
from portal.web import content, plain_language
from portal.web.frames import GAP
from tests.factories import robin
from tests.factories.robin import question_path


@pytest.fixture(params=["written", "plain"])
def catalogue(request, app):
    with app.test_request_context():
        if request.param == "plain":
            session[plain_language.NAME] = True
        g.csrf_token = "token-of-this-page"
        setattr(g, MARK_FIELD, "mark-of-this-consultation")
        yield content.current().catalogue


def first_answers(question):
    """Return an answer that is shown: the last option, or a text that must be escaped."""
    return (question.option_keys[-1],) if question.options else ('<b>"Köln"</b>',)


def shown(topic, catalogue, **others):
    fixed = prepared_page(topic=topic)
    questions = catalogue.questions_by_page[topic.key]
    fields = tuple(
        forms.Field(
            question=question,
            values=first_answers(question),
            problem="",
            governs=question.id in fixed.governing.questions,
        )
        for question in questions
    )
    split = forms.split(fields=fields, page=questions, changing=fixed.governing.changing)
    values = {"problems": (), "target": None, "status": 200, **others}
    answer = question_page.show(
        fixed=fixed, fields=split, progress=Progress(step=3, steps=17), **values
    )
    return answer.get_data(as_text=True)


class TestShow:
    def test_puts_every_page_together_as_its_template_has_it(self, catalogue, monkeypatch):
        put_together = [shown(topic, catalogue) for topic in catalogue.pages]
        monkeypatch.setattr(question_page, "shown_visitor", lambda: "somebody")

        rendered = [shown(topic, catalogue) for topic in catalogue.pages]

        assert put_together == rendered
        assert all("token-of-this-page" in page for page in put_together)
        assert all("mark-of-this-consultation" in page for page in put_together)
        assert all("Schritt 3 von 17" in page for page in put_together)
        assert not any(GAP in page for page in put_together)

    def test_what_was_typed_stays_text(self, catalogue):
        page = "".join(shown(topic, catalogue) for topic in catalogue.pages)

        assert "&lt;b&gt;" in page
        assert "<b>" not in page

    def test_a_page_on_the_way_to_the_result_says_so(self, catalogue):
        topic = catalogue.page_by_key["s04"]

        assert 'name="ziel" value="ergebnis"' in shown(topic, catalogue, target="ergebnis")
        assert 'name="ziel"' not in shown(topic, catalogue)

    def test_making_the_frame_leaves_the_request_its_own(self, catalogue):
        topic = catalogue.page_by_key["s04"]
        del g.csrf_token
        shown(topic, catalogue)

        assert GAP not in g.csrf_token
        assert g.get(MARK_FIELD) == "mark-of-this-consultation"


def test_two_people_never_see_each_others_values(client, other_client):
    for one in (client, other_client):
        robin.keep(one, robin.AT_HOME)

    shown_forms = [robin.form_on(one, question_path("s04")) for one in (client, other_client)]

    for name in ("csrf_token", MARK_FIELD):
        first, second = (form.chosen(name) for form in shown_forms)
        assert first != second
