"""Every rule about HTML accepts the good page and refuses it with its own fault."""

import pytest

from tests.support import html_rules, page_rules
from tests.support.good_page import GOOD_PAGE, STYLE
from tests.support.html import parse_document

SKIP = '<a href="#inhalt">'
LABEL = '<label for="ort">Ort</label>'
FAULTS = [
    ("ids_are_unique", 'id="hinweis"', 'id="ort"'),
    ("ids_are_unique", "<h2>", '<h2 id="">'),
    ("references_exist", 'aria-describedby="hinweis"', 'aria-describedby="nichts"'),
    ("references_exist", LABEL, LABEL + '<label for="nichts">Ort</label>'),
    ("references_exist", LABEL, '<span aria-labelledby="nichts">Ort</span>'),
    ("fields_have_labels", LABEL, ""),
    ("fields_have_labels", LABEL, '<label for="ort"> </label>'),
    ("fields_have_labels", LABEL, LABEL + "<textarea></textarea>"),
    ("fields_have_labels", LABEL, LABEL + "<select></select>"),
    ("fieldsets_have_legends", "<legend>Umkreis</legend>", ""),
    ("fieldsets_have_legends", "<legend>Umkreis</legend>", "<legend></legend>"),
    ("images_have_alt", ' alt=""', ""),
    ("headings_do_not_jump", "<h2>Ihr Ort</h2>", "<h3>Ihr Ort</h3>"),
    ("headings_do_not_jump", "<h2>Ihr Ort</h2>", "<h2></h2>"),
    ("nothing_is_inline", "<h2>", '<h2 style="color:red">'),
    ("nothing_is_inline", "<h2>", '<h2 onclick="x()">'),
    ("nothing_is_inline", 'href="https://example.org"', 'href="JavaScript:x()"'),
    ("nothing_is_inline", "</main>", "<script>x()</script></main>"),
    ("nothing_is_inline", "defer></script>", "defer>x()</script>"),
    ("htmx_is_valid_html", "data-hx-get", "hx-get"),
    ("htmx_is_valid_html", "data-hx-get", "data-hx-on:click"),
    ("external_links_are_closed", ' rel="noopener"', ""),
    ("external_links_are_closed", ' rel="noopener"', ' rel="nofollow"'),
    ("forms_are_complete", ' method="post"', ""),
    ("forms_are_complete", '<input type="hidden" name="csrf_token" value="abc">', ""),
    ("forms_are_complete", ' method="post"', ' method="get"'),
    ("buttons_say_their_type", '<button type="submit">', "<button>"),
    ("buttons_say_their_type", ">Suchen<", "><"),
    ("links_have_names", ">Mehr<", "><"),
    ("language_is_german", 'lang="de"', 'lang="en"'),
    ("language_is_german", ' lang="de"', ""),
    ("has_one_h1_first", "h1>", "h2>"),
    ("has_one_h1_first", "<h2>Ihr Ort</h2>", "<h1>Ihr Ort</h1>"),
    ("has_one_h1_first", "<h1>", "<h2>Vorher</h2><h1>"),
    ("title_starts_with_h1", "<title>Pflege", "<title>Portal – Pflege"),
    ("title_starts_with_h1", "<h1>Pflege finden</h1>", "<h1></h1>"),
    ("has_one_main", "main", "div"),
    ("has_one_main", "</main>", "</main><main></main>"),
    ("has_one_main", "<h1>Pflege finden</h1>", "</main><h1>Pflege finden</h1><main>"),
    ("skip_link_comes_first", '<a href="#inhalt">Zum Inhalt</a>', ""),
    ("skip_link_comes_first", '<a href="#inhalt">', '<a href="#anderswo">'),
    ("skip_link_comes_first", SKIP, '<button type="button">Menü</button>' + SKIP),
    ("anchors_exist", "https://example.org", "#nirgends"),
    ("has_at_most_one_style", "</head>", "<style>p{}</style></head>"),
    ("has_at_most_one_style", "<h1>", f"<style>{STYLE}</style><h1>"),
    ("has_viewport", '<meta name="viewport"', '<meta name="ansicht"'),
    ("has_viewport", "initial-scale=1", "user-scalable=no"),
]  # fmt: skip


def rules_that_complain(text: str) -> set[str]:
    root = parse_document(text)
    return {rule.__name__ for rule in page_rules.PAGES if list(rule(root))}


def test_the_good_page_keeps_every_rule():
    assert rules_that_complain(GOOD_PAGE) == set()


@pytest.mark.parametrize(("rule", "good", "bad"), FAULTS)
def test_a_fault_is_refused_by_its_rule(rule: str, good: str, bad: str):
    broken = GOOD_PAGE.replace(good, bad)

    assert good in GOOD_PAGE
    assert rule in rules_that_complain(broken)


def test_every_rule_has_a_fault_that_it_refuses():
    assert {rule.__name__ for rule in page_rules.PAGES} == {rule for rule, *_ in FAULTS}


def test_pages_keep_all_rules_of_fragments():
    assert set(html_rules.EVERYWHERE) < set(page_rules.PAGES)


def test_an_error_title_may_begin_with_fehler():
    assert rules_that_complain(GOOD_PAGE.replace("<title>", "<title>Fehler: ")) == set()


def test_a_label_may_be_named_by_another_element():
    text = GOOD_PAGE.replace(
        '<label for="ort">Ort</label><input', '<input aria-labelledby="hinweis"'
    )

    assert rules_that_complain(text) == set()
