"""Reading HTML: faults are named, order is kept."""

import pytest

from tests.support.good_page import GOOD_PAGE
from tests.support.html import (
    BadMarkup,
    by_id,
    describe,
    elements_of,
    parse_document,
    parse_fragment,
    text_of,
    walk,
)


class TestParseDocument:
    def test_accepts_a_good_page(self):
        assert parse_document(GOOD_PAGE).tag == "html"

    @pytest.mark.parametrize(
        ("good", "bad"),
        [
            ("<!doctype html>", ""),
            ("</fieldset>", ""),
            ("<h2>Ihr Ort</h2>", "<h2>Ihr Ort</h3>"),
            ("<h2>", '<h2 class="a" class="b">'),
            ("</body>", "</div></body>"),
            ("</title>", "</titel>"),
            ("Ihr Ort", "Ihr &ort; Ort"),
        ],
    )
    def test_refuses_what_a_browser_would_repair(self, good: str, bad: str):
        assert good in GOOD_PAGE
        with pytest.raises(BadMarkup):
            parse_document(GOOD_PAGE.replace(good, bad))


class TestParseFragment:
    def test_gives_the_root_elements(self):
        roots = parse_fragment('<!-- a --><p id="a">A</p> <p id="b">B</p>')

        assert [root.get("id") for root in roots] == ["a", "b"]

    @pytest.mark.parametrize("text", ["<div>", "<p>A</p> lose", "lose", "<p>A</div>"])
    def test_refuses_broken_or_loose_text(self, text: str):
        with pytest.raises(BadMarkup):
            parse_fragment(text)


class TestQuestions:
    ROOT = parse_fragment('<div id="a"> Ein <b>Wort</b><!-- nein --><i id="c">und</i> mehr</div>')[
        0
    ]

    def test_text_is_folded_and_without_comments(self):
        assert text_of(parse_fragment("<p> Ein\n <b>Wort</b> </p>")[0]) == "Ein Wort"

    def test_walk_keeps_the_order(self):
        assert [one.tag for one in walk(self.ROOT)] == ["div", "b", "i"]
        assert [one.tag for one in walk(self.ROOT, "i")] == ["i"]

    def test_by_id(self):
        found = by_id(self.ROOT, "c")

        assert found is not None
        assert found.tag == "i"
        assert by_id(self.ROOT, "d") is None

    def test_elements_leave_comments_out(self):
        assert [one.tag for one in elements_of(self.ROOT)] == ["b", "i"]

    def test_describe(self):
        assert describe(self.ROOT) == '<div id="a">'


class TestRemembered:
    PAGE = '<!doctype html><title>x</title><form><input name="csrf_token" value="{}"></form>'

    def test_each_page_keeps_its_own_token(self):
        pages = [parse_document(self.PAGE.format(token)) for token in ("Ij.a-1", "Ij.b_2")]

        assert [next(walk(page, "input")).get("value") for page in pages] == ["Ij.a-1", "Ij.b_2"]

    def test_each_caller_gets_a_tree_of_its_own(self):
        first = parse_document(self.PAGE.format("a"))
        next(walk(first, "title")).text = "changed"

        assert text_of(next(walk(parse_document(self.PAGE.format("a")), "title"))) == "x"

    def test_bad_markup_is_refused_every_time(self):
        for _ in range(2):
            with pytest.raises(BadMarkup):
                parse_document("<!doctype html><title>x</title><p><div></p>")
