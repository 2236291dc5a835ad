"""The result in the place of the last questions, as htmx asks for it."""

import pytest

from tests.blueprints.seekers.robin.test_asking_in_place import IN_PLACE, around, send, title_of
from tests.factories import pages, robin
from tests.factories.directory import one_of_each
from tests.factories.robin import question_path
from tests.support.html import parse_fragment, walk
from tests.support.htmx import normalised
from tests.support.statements import counted


class TestResult:
    """The result takes the whole main part, in which also stand the buttons below questions."""

    @pytest.mark.parametrize("path", [question_path("s23"), f"{robin.LIFE}?ziel=ergebnis"])
    def test_comes_in_place_as_if_it_were_loaded(self, client, path):
        robin.keep(client, robin.NOTHING_NEEDED)
        before = client.get(path)

        answer = send(client, path)

        assert answer.headers["HX-Push-Url"] == robin.RESULT
        assert answer.headers["HX-Retarget"] == "#inhalt"
        loaded = client.get(robin.RESULT)
        assert title_of(answer) == next(walk(pages.tree(loaded), "title")).text
        assert around(before) == around(loaded)
        (main, _title) = parse_fragment(answer.text)
        assert normalised(main) == normalised(next(walk(pages.tree(loaded), "main")))

    def test_brings_facilities_within_the_statements_of_the_result(
        self, client, database, add_offers
    ):
        add_offers(*one_of_each())
        robin.keep(client, robin.EVERY_PART)
        data = robin.form_on(client, question_path("s21")).filled({}, button=robin.NEXT)

        with counted(database) as statements:
            answer = client.post(question_path("s21"), data=data, headers=IN_PLACE)

        assert "teil-2" in answer.text
        assert len(statements) <= 12

    def test_a_place_that_is_unknown_by_now_is_asked_for_on_a_whole_page(self, client):
        robin.keep(client, {**robin.NOTHING_NEEDED, "ort": "nirgendwo"})

        answer = send(client, question_path("s23"))

        assert answer.headers["HX-Redirect"] == robin.START

    def test_words_switched_in_another_tab_load_it_whole(self, client):
        robin.keep(client, robin.NOTHING_NEEDED)

        answer = send(client, question_path("s23"), anders="normal")

        assert (answer.status_code, answer.data) == (204, b"")
        assert answer.headers["HX-Redirect"] == robin.RESULT
