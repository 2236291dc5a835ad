"""Only seven elements mean anything; all else is the text it was typed as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.profiles.rich_text import (
    LONGEST,
    Block,
    BlockKind,
    Run,
    read_rich_text,
    rich_text_from_rows,
    rich_text_to_rows,
    write_rich_text,
)
from portal.values.errors import Invalid


def shape(text):
    """Return the blocks of a text in short."""
    return [
        (block.kind.value, ["".join(run.text for run in line) for line in block.lines])
        for block in read_rich_text(text=text)
    ]


class TestReading:
    def test_empty_lines_part_paragraphs_and_line_breaks_stay(self):
        assert shape("Eins\r\nzwei\n \n\ndrei") == [("p", ["Eins", "zwei"]), ("p", ["drei"])]

    def test_knows_paragraphs_lists_headings_and_breaks(self):
        typed = "<P>a<br/>b</p>\n<ul>\n<li>c\nd</li><li> e </li></ul><h3>f<br>g</h3>h"

        assert shape(typed) == [
            ("p", ["a", "b"]), ("ul", ["c d", "e"]), ("h3", ["f g"]), ("p", ["h"]),
        ]  # fmt: skip

    def test_knows_two_kinds_of_emphasis_that_end_with_their_block(self):
        (first, second) = read_rich_text(
            text="<p>a <strong>b<em>c</em></strong> d<em>e</p>f<strong> </strong>"
        )

        assert first == Block(
            BlockKind.PARAGRAPH,
            (
                (
                    Run("a "),
                    Run("b", is_strong=True),
                    Run("c", is_strong=True, is_em=True),
                    Run(" d"),
                    Run("e", is_em=True),
                ),
            ),
        )
        assert second.lines == ((Run("f"),),)

    @pytest.mark.parametrize(
        "typed",
        [
            "<script>alert(1)</script>{{7*7}}",
            "<style>p{color:red}</style>",
            "<img src=x onerror=alert(1)>",
            "<img src=x onerror=alert(1)",
            "<a href=javascript:alert(1)>x</a>",
            "<!-- x --><!doctype html><?php x ?><![CDATA[x]]>",
            "<pre>x</pre><base href=//evil.example><listing>",
            "a < b & c > d &uuml; &#60;",
        ],
    )
    def test_everything_else_is_text(self, typed):
        assert shape(typed) == [("p", [typed])]

    def test_attributes_of_known_elements_are_gone(self):
        assert shape('<p onclick="alert(1)" style=x>a</p>') == [("p", ["a"])]

    def test_nothing_but_markup_is_nothing(self):
        assert (
            read_rich_text(text="<p> <strong> </strong></p><ul><li></li></ul><br><h3></h3>") == ()
        )

    def test_an_end_that_nothing_began_parts_no_text(self):
        (block,) = read_rich_text(text="<p>a</li>b</strong>c</p>")

        assert block.lines == ((Run("abc"),),)

    def test_emphasised_white_space_around_a_line_goes(self):
        (block,) = read_rich_text(text="<em> </em>a<strong> </strong>")

        assert block.lines == ((Run("a"),),)

    def test_what_cannot_be_printed_goes(self):
        assert shape("a\x00b\u202ec\td") == [("p", ["abcd"])]

    def test_too_much_is_refused(self):
        assert read_rich_text(text="x" * LONGEST)

        with pytest.raises(Invalid, match="description: too_long"):
            read_rich_text(text="x" * (LONGEST + 1))


class TestWriting:
    @pytest.mark.parametrize(
        "typed",
        [
            "Eins\nzwei\n\ndrei",
            "<h3>Haus &amp; Hof</h3>\n\n<ul><li>a</li><li><strong><em>b</em></strong></li></ul>",
            "a &lt;strong&gt; &amp;lt; <em>b</em>",
        ],
    )
    def test_gives_back_what_was_typed(self, typed):
        assert write_rich_text(text=read_rich_text(text=typed)) == typed

    @given(st.text(alphabet="<>/pulistrongem hb3&;lgta\n ", max_size=80))
    def test_read_again_is_the_same(self, typed):
        read = read_rich_text(text=typed)

        assert read_rich_text(text=write_rich_text(text=read)) == read
        assert rich_text_from_rows(rows=rich_text_to_rows(text=read)) == read


def test_storing_keeps_every_emphasis():
    read = read_rich_text(text="a<strong>b</strong><em>c</em><strong><em>d</em></strong>")

    rows = rich_text_to_rows(text=read)

    assert rows == [["p", [[["a", 0], ["b", 1], ["c", 2], ["d", 3]]]]]
    assert rich_text_from_rows(rows=rows) == read
