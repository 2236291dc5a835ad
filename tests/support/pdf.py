"""Judging a PDF: its accessibility, its text, its size."""

import io
import re

import page
from pypdf import PdfReader

SPACES = re.compile(r"\s+")


def failures(data: bytes) -> tuple[str, ...]:
    """Return the rules of PDF/UA-1 that a document breaks; empty means that it is accessible."""
    report = page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1)
    return tuple(f"{one.rule_id}: {one.message}" for one in report.failures)


def assert_accessible(data: bytes) -> None:
    """Refuse a document that is no PDF/UA-1.

    Raises:
        AssertionError: lists the broken rules.
    """
    found = failures(data)
    assert not found, "no PDF/UA-1:\n  " + "\n  ".join(found)


def text_of(data: bytes) -> str:
    """Return the text of all pages in one line."""
    reader = PdfReader(io.BytesIO(data))
    return SPACES.sub(" ", " ".join(sheet.extract_text() for sheet in reader.pages)).strip()


def page_count(data: bytes) -> int:
    """Return the number of pages."""
    return len(PdfReader(io.BytesIO(data)).pages)


def title_of(data: bytes) -> str:
    """Return the title that a reader's window shows."""
    metadata = PdfReader(io.BytesIO(data)).metadata
    return str(metadata.title or "") if metadata else ""


def sizes_of(data: bytes) -> set[float]:
    """Return the sizes in points of all text."""
    found: set[float] = set()

    def note(
        text: str, matrix: list[float], text_matrix: list[float], _font: object, size: float
    ) -> None:
        if text.strip():
            found.add(round(abs(size * text_matrix[3] * matrix[3]), 1))

    for sheet in PdfReader(io.BytesIO(data)).pages:
        sheet.extract_text(visitor_text=note)
    return found
