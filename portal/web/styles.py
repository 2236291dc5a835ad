"""The core style sheet, made small once and allowed in the policy by its hash."""

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import brotli

STATIC = Path(__file__).resolve().parent.parent / "static"
CORE_SHEETS = ("css/tokens.css", "css/core.css")
TEXT_OR_COMMENT = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/""", re.DOTALL)
PLACE = "\0"


@dataclass(frozen=True, slots=True)
class CoreStyle:
    """The text of the one inline style element and its CSP source expression."""

    text: str
    source: str

    @property
    def fingerprint(self) -> str:
        """Return a short hash for its address as a file."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:10]

    @property
    def compressed(self) -> bytes:
        """Return the text in brotli."""
        data: bytes = brotli.compress(self.text.encode(), quality=11)
        return data


def shorten(*, css: str) -> str:
    """Drop comments and white space that a browser does not need; texts in quotes stay."""
    texts = iter([match[1] for match in TEXT_OR_COMMENT.finditer(css) if match[1]])
    css = TEXT_OR_COMMENT.sub(lambda match: PLACE if match[1] else "", css)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,>]) ?", r"\1", css)
    css = css.replace(": ", ":").replace(";}", "}").strip()
    return re.sub(PLACE, lambda _: next(texts), css)


def load_core_style(*, static: Path = STATIC) -> CoreStyle:
    """Read and shorten the core sheets and compute their hash."""
    css = "".join((static / name).read_text(encoding="utf-8") for name in CORE_SHEETS)
    text = shorten(css=css)
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return CoreStyle(text=text, source=f"'sha256-{digest}'")
