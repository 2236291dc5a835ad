"""Text with a little emphasis: an allow-list of seven elements, everything else is text.

A description is read once, when it is saved, and kept as blocks of plain text; what a page shows
never passes through HTML that somebody typed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape
from typing import Any

from portal.values.errors import Invalid

LONGEST = 5_000
"""In characters, markup included."""
_STRONG, _EM = 1, 2
_EMPHASIS = {"strong": _STRONG, "em": _EM}
_BLOCKS = frozenset({"p", "ul", "h3"})
_TAG = re.compile(r"<(?P<end>/?)(?P<name>p|ul|li|strong|em|br|h3)(?:[ /][^<>]*)?>", re.IGNORECASE)
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}
_ENTITY = re.compile("|".join(_ENTITIES))
_EMPTY_LINES = re.compile(r"\n[ \n]*\n")


class BlockKind(StrEnum):
    """What a block is; the value is its element."""

    PARAGRAPH = "p"
    HEADING = "h3"
    LIST = "ul"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text with one emphasis."""

    text: str
    is_strong: bool = False
    is_em: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its lines, a heading with one, or a list with its items."""

    kind: BlockKind
    lines: tuple[Line, ...]


RichText = tuple[Block, ...]


def read_rich_text(*, text: str) -> RichText:
    """Return what was typed as blocks.

    Known elements are `p`, `ul`, `li`, `strong`, `em`, `br` and `h3`; their attributes are
    dropped, all other markup stays as the text it was typed as. An empty line begins a paragraph,
    a line break stays one.

    Raises:
        Invalid: field "description", code "too_long".
    """
    if len(text) > LONGEST:
        raise Invalid("description", "too_long")
    return _Reader().read(_printable(text))


def _printable(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in plain if letter == "\n" or letter.isprintable())


class _Reader:
    """Collects blocks; whatever it does not know it takes as text."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._kind = BlockKind.PARAGRAPH
        self._lines: list[list[Run]] = [[]]
        self._emphasis = 0

    def read(self, text: str) -> RichText:
        """Return all blocks of a text."""
        after = 0
        for tag in _TAG.finditer(text):
            self._take_text(text[after : tag.start()])
            self._take_tag(tag["name"].lower(), is_end=bool(tag["end"]))
            after = tag.end()
        self._take_text(text[after:])
        self._end_block(BlockKind.PARAGRAPH)
        return tuple(self._blocks)

    def _take_tag(self, name: str, *, is_end: bool) -> None:
        if name in _EMPHASIS:
            bit = _EMPHASIS[name]
            self._emphasis = self._emphasis & ~bit if is_end else self._emphasis | bit
        elif name in _BLOCKS:
            self._end_block(BlockKind.PARAGRAPH if is_end else BlockKind(name))
        elif not is_end:
            self._lines.append([])

    def _take_text(self, text: str) -> None:
        """Take text; in a paragraph an empty line ends it and a line break stays one."""
        plain = _ENTITY.sub(lambda found: _ENTITIES[found[0]], text)
        if self._kind is not BlockKind.PARAGRAPH:
            self._add(plain.replace("\n", " "))
            return
        for number, part in enumerate(_EMPTY_LINES.split(plain)):
            if number:
                self._end_block(BlockKind.PARAGRAPH)
            for line_number, line in enumerate(part.split("\n")):
                if line_number:
                    self._lines.append([])
                self._add(line)

    def _add(self, text: str) -> None:
        if not text:
            return
        run = Run(text, bool(self._emphasis & _STRONG), bool(self._emphasis & _EM))
        line = self._lines[-1]
        if line and replace(line[-1], text="") == replace(run, text=""):
            line[-1] = replace(run, text=line[-1].text + text)
        else:
            line.append(run)

    def _end_block(self, following: BlockKind) -> None:
        if self._kind is BlockKind.HEADING:
            words = " ".join("".join(run.text for run in line).strip() for line in self._lines)
            self._lines = [[Run(words)]]
        lines = tuple(line for line in map(_trimmed, self._lines) if line)
        if lines:
            self._blocks.append(Block(self._kind, lines))
        self._kind, self._lines, self._emphasis = following, [[]], 0


def _trimmed(line: list[Run]) -> Line:
    """Return a line without white space around it; nothing if nothing else is in it."""
    if not "".join(run.text for run in line).strip():
        return ()
    while not line[0].text.strip():
        del line[0]
    while not line[-1].text.strip():
        del line[-1]
    line[0] = replace(line[0], text=line[0].text.lstrip())
    line[-1] = replace(line[-1], text=line[-1].text.rstrip())
    return tuple(line)


def write_rich_text(*, text: RichText) -> str:
    """Return what has to be typed to get these blocks."""
    return "\n\n".join(map(_written, text))


def _written(block: Block) -> str:
    lines = [_written_line(line) for line in block.lines]
    if block.kind is BlockKind.LIST:
        return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
    if block.kind is BlockKind.HEADING:
        return f"<h3>{lines[0]}</h3>"
    return "\n".join(lines)


def _written_line(line: Line) -> str:
    words = ""
    for run in line:
        text = escape(run.text, quote=False)
        text = f"<em>{text}</em>" if run.is_em else text
        words += f"<strong>{text}</strong>" if run.is_strong else text
    return words


def rich_text_to_rows(*, text: RichText) -> list[Any]:
    """Return the shape in which blocks are stored."""
    return [
        [
            block.kind.value,
            [
                [[run.text, _STRONG * run.is_strong + _EM * run.is_em] for run in line]
                for line in block.lines
            ],
        ]
        for block in text
    ]


def rich_text_from_rows(*, rows: Iterable[Any]) -> RichText:
    """Return stored blocks."""
    return tuple(
        Block(
            BlockKind(kind),
            tuple(
                tuple(Run(text, bool(style & _STRONG), bool(style & _EM)) for text, style in line)
                for line in lines
            ),
        )
        for kind, lines in rows
    )
