"""The core style sheet, made small once and allowed in the policy by its hash."""

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import brotli

STATIC = Path(__file__).resolve().parent.parent / "static"
CORE_SHEETS = ("css/tokens.css", "css/core.css")
CONSULTATION_SHEET = "css/consultation.css"
TEXT_OR_COMMENT = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/""", re.DOTALL)
PLACE = "\0"


@dataclass(frozen=True, slots=True)
class CoreStyle:
    """The text of the one inline style element and its CSP source expression.

    Args:
        linked: the same with what only pages need that link it as a file.
    """

    text: str
    source: str
    linked: str

    @property
    def fingerprint(self) -> str:
        """Return a short hash for its address as a file."""
        return hashlib.sha256(self.linked.encode()).hexdigest()[:10]

    @property
    def compressed(self) -> bytes:
        """Return the file in brotli."""
        data: bytes = brotli.compress(self.linked.encode(), quality=11)
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
    """Read and shorten the sheets and compute the hash of what stands inline."""
    text = "".join(_shortened(static / name) for name in CORE_SHEETS)
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    linked = text + _shortened(static / CONSULTATION_SHEET)
    return CoreStyle(text=text, source=f"'sha256-{digest}'", linked=linked)


def _shortened(path: Path) -> str:
    return shorten(css=path.read_text(encoding="utf-8"))
