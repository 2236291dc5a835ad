"""An accessible document passes; one without tags, language or title does not."""

import pytest
from weasyprint import HTML

from tests.support import pdf

pytestmark = pytest.mark.pdf
GOOD = """<html lang="de"><head><title>Ihr Paket</title></head>
<body><h1>Ihr Paket</h1><ul><li>Pflegegeld</li></ul></body></html>"""


def render(text: str, variant: str | None = "pdf/ua-1") -> bytes:
    return HTML(string=text).write_pdf(pdf_variant=variant)


def test_an_accessible_document_passes():
    data = render(GOOD)

    pdf.assert_accessible(data)

    assert "Ihr Paket Pflegegeld" in pdf.text_of(data)
    assert pdf.page_count(data) == 1
    assert pdf.title_of(data) == "Ihr Paket"


def test_every_size_of_type_is_found():
    data = render(
        GOOD.replace("<ul>", '<ul style="font-size: 11pt">').replace(
            "<h1>", '<h1 style="font-size: 16pt">'
        )
    )

    assert pdf.sizes_of(data) == {11, 16}


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        (GOOD, None),
        (GOOD.replace("<title>Ihr Paket</title>", ""), "pdf/ua-1"),
        (GOOD.replace(' lang="de"', ""), "pdf/ua-1"),
    ],
)
def test_a_document_without_tags_title_or_language_fails(text: str, variant: str | None):
    with pytest.raises(AssertionError, match="no PDF/UA-1"):
        pdf.assert_accessible(render(text, variant))
