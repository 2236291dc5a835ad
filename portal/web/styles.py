"""The core style sheet, made small once and allowed in the policy by its hash."""

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import brotli

STATIC = Path(__file__).resolve().parent.parent / "static"
CORE_SHEETS = ("css/tokens.css", "css/core.css")
USUAL_SHEET = "css/usual.css"
CONSULTATION_SHEET = "css/consultation.css"
TEXT_OR_COMMENT = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/""", re.DOTALL)
PLACE = "\0"
BEST = 11
"""The level of brotli for what is compressed once."""


@dataclass(frozen=True, slots=True)
class CoreStyle:
    """The text of the one inline style element and its CSP source expression.

    Args:
        lean: the text without what the search with its hits has no use for.
        lean_source: the expression for that.
        linked: the same with what only pages need that link it as a file.
        fingerprint: a short hash of it for its address as a file.
        compressed: the file in brotli.
    """

    text: str
    source: str
    lean: str
    lean_source: str
    linked: str
    fingerprint: str
    compressed: bytes


def shorten(*, css: str) -> str:
    """Drop comments and white space that a browser does not need; texts in quotes stay."""
    texts = iter([match[1] for match in TEXT_OR_COMMENT.finditer(css) if match[1]])
    css = TEXT_OR_COMMENT.sub(lambda match: PLACE if match[1] else "", css)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>]) ?", r"\1", css)
    css = css.replace(": ", ":").replace(";}", "}").strip()
    return re.sub(PLACE, lambda _: next(texts), css)


@cache
def load_core_style(*, static: Path = STATIC) -> CoreStyle:
    """Read, shorten, hash and compress the sheets, once per process."""
    lean = "".join(_shortened(static / name) for name in CORE_SHEETS)
    text = lean + _shortened(static / USUAL_SHEET)
    linked = text + _shortened(static / CONSULTATION_SHEET)
    return CoreStyle(
        text=text,
        source=_source(text),
        lean=lean,
        lean_source=_source(lean),
        linked=linked,
        fingerprint=hashlib.sha256(linked.encode()).hexdigest()[:10],
        compressed=brotli.compress(linked.encode(), quality=BEST),
    )


def _source(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _shortened(path: Path) -> str:
    return shorten(css=path.read_text(encoding="utf-8"))
