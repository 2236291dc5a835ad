"""Suggestions for places."""

import pytest

from tests.factories import pages
from tests.factories.hostile import HOSTILE, assert_only_text
from tests.support.html import parse_fragment, walk
from tests.support.htmx import headers_for
from tests.support.statements import counted

TARGET = "ort_vorschlaege"


def suggest(client, typed, *, headers=None):
    return client.get("/orte", query_string={"ort": typed}, headers=headers)


class TestFragment:
    def test_b02_is_a_datalist_with_labels_that_can_be_typed(self, client, app):
        answer = suggest(client, "Parch", headers=headers_for(target=TARGET))

        (root,) = parse_fragment(answer.text)
        labels = [one.get("value") for one in walk(root, "option")]
        assert root.tag == "datalist"
        assert labels[0] == "Parchim (Mecklenburg-Vorpommern)"
        assert len(labels) <= 6
        gazetteer = app.extensions["content"].gazetteer
        assert all(gazetteer.find(text=label).place for label in labels)

    @pytest.mark.parametrize("typed", ["", "  ", "Xyzzyhausen", "<script>"])
    def test_is_empty_when_nothing_fits(self, client, typed):
        answer = suggest(client, typed, headers=headers_for(target=TARGET))

        (root,) = parse_fragment(answer.text)
        assert list(walk(root, "option")) == []

    @pytest.mark.parametrize(
        ("typed", "first"), [("1359", "1359"), ("muenchen", "München"), ("koel", "Köln")]
    )
    def test_b02_understands_parts_and_other_spellings(self, client, typed, first):
        answer = suggest(client, typed, headers=headers_for(target=TARGET))

        (root,) = parse_fragment(answer.text)
        assert next(walk(root, "option")).get("value").startswith(first)


class TestPage:
    def test_b02_without_scripts_is_a_page_of_links_to_choose_from(self, client):
        page = suggest(client, "Parch")

        link = pages.links(pages.tree(page))["Parchim (Mecklenburg-Vorpommern)"]
        assert client.get(link).status_code == 200

    def test_says_when_no_place_fits(self, client):
        page = suggest(client, "Xyzzyhausen")

        assert "kennen wir keinen Ort" in pages.main_text(page)

    def test_asks_the_database_nothing(self, client, database):
        with counted(database) as statements:
            suggest(client, "Parch")

        assert statements == []

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_text_is_shown_as_text(self, client, text):
        answer = suggest(client, text)

        assert answer.status_code == 200
        assert_only_text(answer)

    def test_bytes_that_are_no_text(self, client):
        assert client.get("/orte?ort=%ff%fe").status_code == 200
