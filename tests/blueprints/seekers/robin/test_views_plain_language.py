"""Plain language: one switch, and every sentence of Robin shows its twin."""

import pytest

from portal.domain.robin.checks import sample_answer
from portal.domain.robin.flow import INTERESTS, is_asked, reachable_pages, visible_questions
from portal.domain.robin.recommendation import recommend
from portal.web import content
from tests.blueprints.seekers.robin.protocols import html_of
from tests.factories import pages, robin
from tests.factories.forms import find_form, press
from tests.support import pdf
from tests.support.html import walk

ANSWERS = "/digitale-beratung/antworten"
LANGUAGE = "/digitale-beratung/sprache"
TEXT = "/digitale-beratung/protokoll.txt"
OFF, ON = "Einfache Sprache", "Einfache Sprache: an"
REASON = "Die Person möchte in einer eigenen Wohnung leben. Darum zeigen wir hier keine Heime."


@pytest.fixture
def catalogue(app):
    with app.app_context():
        return content.current().catalogue


@pytest.fixture
def everything(catalogue):
    """Return answers of somebody who chose every field and is asked all that goes with it."""
    kept = dict(robin.EVERY_PART)
    for question in catalogue.questions:
        if question.id == INTERESTS:
            kept[question.id] = question.option_keys
        elif question.id not in kept and is_asked(
            catalogue=catalogue, question=question, kept=kept
        ):
            kept[question.id] = sample_answer(question=question)
    return kept


def switch(client, *, back=ANSWERS):
    """Press the switch on a page and return the answer."""
    page = client.get(back)
    return press(client, page, ON if ON in page.text else OFF)


def send(client, target):
    """Send the switch with a way back of our own choice."""
    robin.keep(client, robin.AT_HOME)
    form = find_form(client.get(ANSWERS), button=OFF)
    return client.post(LANGUAGE, data=form.filled({"zurueck": target}, button=OFF))


def said_by_parts(catalogue, advice):
    """Give the reasons, titles and sentences that result and protocol say besides the rules."""
    for choice in advice.articles:
        if choice.reason:
            yield choice.reason
    for choice in advice.aids:
        yield choice.title
        yield choice.because or choice.reason
    yield catalogue.phrases["beratung"]
    if advice.lacks_grade:
        yield catalogue.phrases["ohne_grad"]
    if any(len(part.deciding) > 1 and not part.decision.recommended for part in advice.parts):
        yield catalogue.phrases["liegt_an_mehreren"]
    for part in advice.parts:
        if part.decision.recommended and part.category is None:
            yield part.part.introduction


class TestSwitch:
    @pytest.mark.parametrize("path", [robin.LIFE, robin.RESULT, ANSWERS])
    def test_x13_leads_back_to_where_the_person_was(self, client, path):
        robin.keep(client, robin.AT_HOME)

        answer = switch(client, back=path)

        assert (answer.status_code, answer.location) == (303, path)

    def test_x13_stays_on_until_switched_off(self, client):
        robin.keep(client, robin.AT_HOME)
        ordinary = pages.main_text(client.get(robin.RESULT))

        switch(client)
        plain = pages.main_text(client.get(robin.RESULT))
        switch(client, back=robin.RESULT)

        assert REASON in plain
        assert REASON not in ordinary
        assert pages.main_text(client.get(robin.RESULT)) == ordinary

    def test_x13_changes_no_answer_and_no_other_browser(self, client, other_client):
        robin.keep(client, robin.AT_HOME)
        robin.keep(other_client, robin.AT_HOME)

        switch(client)

        assert robin.stored(client) == robin.AT_HOME
        assert REASON not in pages.main_text(other_client.get(robin.RESULT))

    def test_the_button_says_its_state(self, client):
        robin.keep(client, robin.AT_HOME)
        states = []
        for _ in range(2):
            root = pages.tree(client.get(ANSWERS))
            states += [
                one.get("aria-pressed") for one in walk(root, "button") if one.get("aria-pressed")
            ]
            switch(client)

        assert states == ["false", "true"]

    @pytest.mark.parametrize(
        "target",
        ["", "//evil.example", "https://evil.example/", "\\\\evil.example", "/\\evil.example",
         "/x?y", "javascript:alert(1)", "/a\r\nLocation: //evil.example"],
    )  # fmt: skip
    def test_leads_nowhere_outside(self, client, target):
        answer = send(client, target)

        assert (answer.status_code, answer.location) == (303, "/")

    def test_asking_by_address_switches_nothing(self, client):
        robin.keep(client, robin.AT_HOME)

        assert client.get(LANGUAGE).status_code == 405

        assert REASON not in pages.main_text(client.get(robin.RESULT))

    def test_without_its_token_switches_nothing(self, client):
        robin.keep(client, robin.AT_HOME)

        assert client.post(LANGUAGE, data={"sprache": "einfach"}).status_code == 400

        assert REASON not in pages.main_text(client.get(robin.RESULT))


class TestTwins:
    def test_x13_every_question_and_option(self, client, catalogue, everything):
        robin.keep(client, everything)
        switch(client)

        seen = set()
        for topic in reachable_pages(catalogue=catalogue, answers=everything)[1:]:
            page = client.get(robin.question_path(topic.key))
            assert page.status_code == 200
            text = pages.main_text(page).replace("\u00ad", "")
            assert pages.heading(page) == topic.title.plain
            assert not topic.introduction or topic.introduction.plain in text
            for question in visible_questions(catalogue=catalogue, page=topic, answers=everything):
                assert question.wording.plain in text
                assert all(option.wording.plain in text for option in question.options)
                assert question.why.plain in text
                hints = (question.hint, *(option.hint for option in question.options))
                for hint in filter(None, hints):
                    assert hint.plain in text
                    assert hint.plain == hint.text or hint.text not in text
                seen.add(question.id)

        assert len(seen) > len(catalogue.questions) * 3 // 4

    def test_x13_place_radius_and_reasons_of_the_start_page(self, client, catalogue):
        robin.keep(client, robin.AT_HOME)
        switch(client)

        text = pages.main_text(client.get(robin.START))

        assert catalogue.question_by_id["umkreis"].wording.plain in text
        assert catalogue.question_by_id["einwilligung"].why.plain in text
        assert catalogue.question_by_id["ort"].hint.plain in text
        assert catalogue.question_by_id["umkreis"].hint.plain in text
        assert catalogue.pages[0].introduction.plain in text

    def test_x13_the_consent_keeps_its_words(self, client, catalogue):
        consent = catalogue.question_by_id["einwilligung"].wording
        robin.keep(client, robin.AT_HOME)
        ordinary = client.get(robin.START)

        switch(client)

        plain = client.get(robin.START)
        for page in (ordinary, plain):
            assert consent.text in pages.main_text(page)
        assert f"In einfachen Worten: {consent.plain}" in pages.main_text(plain)
        assert consent.text.startswith("Hiermit willigen Sie in die Verarbeitung")

    def test_x13_a_refusal_names_the_question_as_the_page_does(self, client, catalogue):
        robin.begin(client)
        switch(client, back=robin.PERSON)
        robin.answer(client, robin.PERSON, {"fuer_wen": "partner", "pg_status": "nein"})

        refused = robin.answer(client, robin.PERSON)

        plain = catalogue.question_by_id["rolle"].wording.plain
        assert pages.problems(refused) == [("rolle", f"Bitte beantworten Sie: „{plain}“")]

    @pytest.mark.parametrize("answers", [robin.EVERY_PART, robin.NOTHING_NEEDED])
    def test_x13_every_reason_and_answer_of_result_and_text(self, client, catalogue, answers):
        robin.keep(client, answers)
        switch(client)
        advice = recommend(catalogue=catalogue, answers=answers)

        page = pages.main_text(client.get(robin.RESULT))
        text = " ".join(client.get(TEXT).text.split())

        for part in advice.parts:
            for shown in (page, text):
                assert part.reason.plain.partition("{")[0].strip() in shown
        for shown in (page, text):
            for wording in said_by_parts(catalogue, advice):
                assert wording.plain[1:] in shown  # a clause may begin in capitals
                is_title = len(wording.text.split()) < 4  # an entry may be called the same
                assert is_title or wording.text in wording.plain or wording.text[1:] not in shown
        for answer in advice.named_answers:
            if answer.question_id not in {"ort", "umkreis", "einwilligung"}:
                words = ", ".join(value.plain for value in answer.values)
                for shown in (page, text):
                    assert f"{answer.question.plain} – {words}" in shown

    def test_x13_the_document_too(self, app, catalogue):
        html = html_of(app, robin.AT_HOME, is_plain=True)

        advice = recommend(catalogue=catalogue, answers=robin.AT_HOME)
        assert REASON in html
        for part in advice.parts:
            assert part.reason.text not in html
            assert part.part.title.plain in html

    @pytest.mark.pdf
    def test_x13_the_pdf_of_this_browser(self, client):
        robin.keep(client, robin.AT_HOME)
        switch(client)

        data = client.get("/digitale-beratung/protokoll.pdf").data

        assert REASON in pdf.text_of(data)
