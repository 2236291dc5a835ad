"""The core style is small, means what its sheets mean, and is named by its hash."""

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import brotli
import pytest
import tinycss2

from portal.web import styles
from portal.web.styles import load_core_style, shorten

BUDGET_BYTES = 3_000
SHEETS = (*styles.CORE_SHEETS, styles.USUAL_SHEET)
TRICKY = """
/* don't stop at "this */
.a :hover , .a:hover > b , c ~ d + e { margin : 1px -2px ; }
a::after { content: "; , > {x}  /* no comment */ : " ; color: red; }
b::after { content: 'it\\'s  "so"'; font: 1em/1.5 "Segoe UI" , sans-serif }
/* it's over */ i { width: calc( 1px + 2 * ( 3px - 4px ) ) !important; }
@media ( min-width : 30rem ) and (color) { p { margin: 0 } h1 , h2 { top: 0 } }
:root { --ink: #000; --leer: ; }
"""


def words(tokens: Iterable[Any], closed: str) -> str:
    """Return tokens as text with spaces only where they mean something."""
    parts: list[str] = []
    for token in tokens:
        if token.type == "whitespace":
            parts.append(" ")
        elif token.type == "() block":
            parts.append(f"({words(token.content, closed + ':')})")
        elif token.type == "function":
            parts.append(f"{token.name}({words(token.arguments, closed)})")
        else:
            parts.append(token.serialize())
    kept = [
        part
        for position, part in enumerate(parts)
        if part != " " or not {*parts[max(0, position - 1) : position + 2]} & {*closed}
    ]
    return "".join(kept).strip()


def meaning(css: str | list[Any]) -> list[Any]:
    """Return rules and declarations as a browser understands them."""
    found: list[Any] = []
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        assert rule.type in {"at-rule", "qualified-rule"}, rule
        if rule.type == "at-rule":
            found.append((rule.at_keyword, words(rule.prelude, ","), meaning(rule.content)))
            continue
        declared = tinycss2.parse_blocks_contents(
            rule.content, skip_comments=True, skip_whitespace=True
        )
        assert {one.type for one in declared} <= {"declaration"}, declared
        values = [(one.name, words(one.value, ","), one.important) for one in declared]
        found.append((words(rule.prelude, ",>"), values))
    return found


def without_notes(css: str) -> str:
    """Drop comments as the parser sees them."""
    tokens = tinycss2.parse_component_value_list(css, skip_comments=True)
    return tinycss2.serialize(tokens)


class TestShorten:
    @pytest.mark.parametrize(
        "css",
        [TRICKY, *((styles.STATIC / name).read_text() for name in SHEETS)],
        ids=["tricky", *SHEETS],
    )
    def test_keeps_the_meaning(self, css: str):
        short = shorten(css=css)

        assert meaning(short) == meaning(without_notes(css))
        assert len(short) < len(css)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (".a :hover{top:0}", ".a:hover{top:0}"),
            ("a{margin:1px 2px}", "a{margin:1px2px}"),
            ("a{width:calc(1px + 2px)}", "a{width:calc(1px+2px)}"),
            ('a{content:"a, b"}', 'a{content:"a,b"}'),
            ("a{top:0!important}", "a{top:0}"),
        ],
    )
    def test_the_comparison_can_tell_a_difference(self, one: str, other: str):
        assert meaning(one) != meaning(other)

    @pytest.mark.parametrize(
        ("css", "short"),
        [
            ("a {\n  color : red;\n}\n", "a{color :red}"),
            ("/* x */a > b , c { top: 0; }", "a>b,c{top:0}"),
            ('a { content: "; }" ; }', 'a{content:"; }"}'),
            ("", ""),
        ],
    )
    def test_drops_what_a_browser_does_not_need(self, css: str, short: str):
        assert shorten(css=css) == short


class TestLoadCoreStyle:
    def test_keeps_its_budget(self):
        text = load_core_style().text

        assert len(brotli.compress(text.encode(), quality=11)) <= BUDGET_BYTES

    def test_is_named_by_the_hash_of_exactly_its_text(self):
        style = load_core_style()

        for text, source in ((style.text, style.source), (style.lean, style.lean_source)):
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert source == f"'sha256-{digest}'"

    def test_cannot_end_its_element(self):
        assert "<" not in load_core_style().text

    def test_joins_the_sheets_in_order(self, tmp_path: Path):
        (tmp_path / "css").mkdir()
        (tmp_path / "css" / "core.css").write_text("b { top: 0 }")
        (tmp_path / "css" / "tokens.css").write_text("a { top: 0 }\n")
        (tmp_path / "css" / "usual.css").write_text("c { top: 0 }")
        (tmp_path / "css" / "consultation.css").write_text("d { top: 0 }")

        style = load_core_style(static=tmp_path)

        assert style.lean == "a{top:0}b{top:0}"
        assert style.text == f"{style.lean}c{{top:0}}"
        assert style.linked == f"{style.text}d{{top:0}}"
