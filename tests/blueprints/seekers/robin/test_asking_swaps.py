"""Questions that a choice calls for at once: asked for by few, and sent alone."""

import brotli
import pytest

from portal.domain.robin.governing import governing_within
from tests.domain.robin.answer_sets import CATALOGUE
from tests.factories import pages, robin
from tests.factories.robin import question_path
from tests.support.html import parse_fragment, walk
from tests.support.htmx import assert_swap_equals_reload, headers_for

FIRST_OPTIONS = {
    question.id: question.option_keys[:1] if question.type.is_multiple else question.option_keys[0]
    for question in CATALOGUE.questions
    if question.is_mandatory and question.options
}
EVERY_FIELD = {
    **FIRST_OPTIONS,
    **robin.AT_HOME,
    "interessen": CATALOGUE.question_by_id["interessen"].option_keys,
}
ONE_PACKET = 1_460
LIVE_QUALITY = 5
GOVERNED = {
    "s02": ({"fuer_wen": "partner"}, ["rolle"]),
    "s04": ({"wohnt": "klinik", "entlassung": "datum"}, ["entlassung", "entlassung_datum"]),
    "s05": ({"wer_hilft": ("kinder_familie",)}, ["belastung", "berufstaetig"]),
    "s06": ({"wuensche": ("sprache",)}, ["wuensche.sprache"]),
    "s08": ({"pflege.bereiche": ("nachts",)}, ["pflege.haeufig"]),
    "s14": ({"betreuung.noetig": "ja"}, ["betreuung.wann", "betreuung.arten"]),
}


def ids_that_ask(response):
    """Return the ids of what asks for questions after a choice."""
    return {one.get("id") for one in walk(pages.tree(response)) if one.get("data-hx-post")}


def preview(client, key, values):
    """Return the form's data and the answer to the choices, as htmx asks for it."""
    page = client.get(question_path(key))
    form = robin.form_on(client, question_path(key))
    assert set(values) & form.names, page.text
    data = form.filled(values, button=robin.NEXT)
    for name in values.keys() - form.names:
        data.setlist(name, [values[name]])
    unseen = [one for one in data["gezeigt"].split(",") if one not in GOVERNED[key][1]]
    data.setlist("gezeigt", [",".join(unseen)])
    address = f"{question_path(key)}/fragen"
    return data, client.post(address, data=data, headers=headers_for(target="anschluss"))


@pytest.mark.parametrize("page", CATALOGUE.pages[1:], ids=lambda page: page.key)
def test_only_a_question_that_governs_asks_for_others(client, page):
    robin.keep(client, EVERY_FIELD)

    answer = client.get(question_path(page.key))

    governing = governing_within(questions=CATALOGUE.questions_by_page[page.key]).questions
    shown = set(robin.form_on(client, question_path(page.key)).names)
    assert ids_that_ask(answer) == governing & shown


@pytest.mark.parametrize("key", GOVERNED)
class TestSwap:
    def test_brings_what_changes_alone(self, client, key):
        robin.keep(client, EVERY_FIELD)
        values, expected = GOVERNED[key]

        _, fragment = preview(client, key, values)

        names = [
            one.get("name") for root in parse_fragment(fragment.text) for one in walk(root, "input")
        ]
        assert [name for name in dict.fromkeys(names) if name != "gezeigt"] == expected

    def test_leaves_the_page_as_if_it_were_reloaded(self, client, key):
        robin.keep(client, EVERY_FIELD)
        path = question_path(key)
        data, _ = preview(client, key, GOVERNED[key][0])

        assert_swap_equals_reload(
            client, page=path, target="anschluss", address=f"{path}/fragen", data=data
        )

    def test_brings_nothing_where_all_is_there(self, client, key):
        robin.keep(client, EVERY_FIELD)
        data, fragment = preview(client, key, GOVERNED[key][0])
        seen = next(
            one.get("value")
            for root in parse_fragment(fragment.text)
            for one in walk(root, "input")
            if one.get("name") == "gezeigt"
        )
        data.setlist("gezeigt", [seen])
        address = f"{question_path(key)}/fragen"

        again = client.post(address, data=data, headers=headers_for(target="anschluss"))
        whole = client.post(address, data=data)

        assert (again.status_code, again.data) == (204, b"")
        assert whole.status_code == 200

    def test_fits_into_one_packet(self, client, key):
        robin.keep(client, EVERY_FIELD)

        _, fragment = preview(client, key, GOVERNED[key][0])

        headers = sum(len(name) + len(value) + 4 for name, value in fragment.headers)
        body = brotli.compress(fragment.data, quality=LIVE_QUALITY)
        assert headers + len(body) <= ONE_PACKET
