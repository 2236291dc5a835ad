"""The reference for a PDF: the same words as headings and plain lists, nothing else."""

from html import escape
from html.parser import HTMLParser

BLOCKS = frozenset({"h1", "h2", "h3", "p", "li"})
LARGE = frozenset({"h1", "h2"})
STYLE = "@page{size:A4;margin:18mm 17mm 20mm}body{font:10.5pt/1.4 'DejaVu Sans',sans-serif}"


class _Blocks(HTMLParser):
    """Collects the text of each block; a block inside another ends it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._name = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Begin a block."""
        del attrs
        if tag in BLOCKS:
            self._end()
            self._name = tag

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        if tag in BLOCKS:
            self._end()

    def handle_data(self, data: str) -> None:
        """Collect text."""
        if self._name:
            self._text += data

    def _end(self) -> None:
        text = " ".join(self._text.split())
        if text:
            self.found.append((self._name, text))
        self._name = self._text = ""


def plain_lists(html: str) -> str:
    """Return a document with the same blocks of text: headings, and one list below each."""
    reader = _Blocks()
    reader.feed(html)
    reader.close()
    parts, is_open = [], False
    for name, text in reader.found:
        if name in LARGE:
            parts.append(f"{'</ul>' if is_open else ''}<{name}>{escape(text)}</{name}>")
            is_open = False
            continue
        parts.append(f"{'' if is_open else '<ul>'}<li>{escape(text)}</li>")
        is_open = True
    body = "".join(parts) + ("</ul>" if is_open else "")
    head = f'<meta charset="utf-8"><title>Listen</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="de"><head>{head}</head><body>{body}</body></html>'
