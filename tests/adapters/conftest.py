"""One document as PDF, as WeasyPrint makes it and as it is handed over."""

import pytest

from portal.adapters import pdf
from portal.adapters.pdf import render_pdf
from tests.factories.documents import PAGE


@pytest.fixture(scope="session")
def both() -> tuple[bytes, bytes]:
    """Return the PDF as WeasyPrint makes it, and as it is after."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "shrink", lambda **_: None)
        patch.setattr(pdf, "repacked", lambda *, pdf: pdf)
        before = render_pdf(html=PAGE)
    return before, render_pdf(html=PAGE)
