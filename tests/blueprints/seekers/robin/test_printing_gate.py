"""Every variant of the protocol is accessible, small, and the same for the same data."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from portal.adapters import pdf as pdf_adapter
from tests.blueprints.seekers.robin.protocols import CODE, html_of, new_pdf_of, pdf_of
from tests.factories import robin
from tests.factories.directory import Offer, one_of_each
from tests.support import pdf

pytestmark = pytest.mark.pdf
ROOT = Path(__file__).resolve().parents[4]
MOST_BYTES = 200_000
LONG = "Pflegezentrum Donaudampfschifffahrtsgesellschaft " * 7
LONG_WORD = "Pflege" * 50
ONE_MORE_PROCESS = """
import sys
from pathlib import Path
from portal.factory import create_app
from portal.web import clock
from tests.blueprints.seekers.robin.protocols import CODE, pdf_of
from tests.factories.directory import NOW
from tests.factories.robin import EVERY_PART
from tests.support.migrated import settings_for

settings = settings_for(instance_dir=Path(sys.argv[1]), database_url=sys.argv[2])
with clock.freeze(NOW):
    sys.stdout.buffer.write(pdf_of(create_app(settings=settings), EVERY_PART, code=CODE))
"""
DRAWN_AS_ARTIFACT = re.compile(rb"/Artifact\s+BMC\s(?:(?!EMC).)*/x\d+ Do\s+EMC", re.DOTALL)
SHAPES = {
    "plain": {},
    "with code": {"code": CODE},
    "large": {"is_large": True},
    "large with code": {"is_large": True, "code": CODE},
    "plain language": {"is_plain": True},
    "everything": {"is_large": True, "is_plain": True, "code": CODE},
}


def sheets(data):
    return PdfReader(io.BytesIO(data)).pages


def outline_of(data):
    """Return the titles of the bookmarks of the first two levels, in their order."""

    def titles(entries):
        for entry in entries:
            if isinstance(entry, list):
                yield from titles(entry)
            else:
                yield entry.title

    return list(titles(PdfReader(io.BytesIO(data)).outline))


class TestGate:
    @pytest.mark.parametrize("shape", SHAPES)
    def test_x07_all_parts_full(self, app, add_offers, shape):
        add_offers(*one_of_each(number=5))

        data = pdf_of(app, robin.EVERY_PART, **SHAPES[shape])

        pdf.assert_accessible(data)
        assert len(data) < MOST_BYTES

    @pytest.mark.parametrize("shape", ["plain", "plain language", "everything"])
    @pytest.mark.parametrize("answers", [robin.NOTHING_NEEDED, robin.EVERY_PART])
    def test_x07_all_parts_empty(self, app, answers, shape):
        data = pdf_of(app, answers, **SHAPES[shape])

        pdf.assert_accessible(data)
        assert len(data) < MOST_BYTES
        why = "In Ihrer Situation" if shape == "plain" else "Die Person"
        is_nothing_needed = answers is robin.NOTHING_NEEDED
        text = pdf.text_of(data)
        assert ("Im Umkreis von 25 km" in text) is not is_nothing_needed
        assert not is_nothing_needed or why in text

    @pytest.mark.parametrize("name", [LONG, LONG_WORD])
    def test_x07_long_names(self, app, add_offers, name):
        columns = {"street": name, "city": name, "email": f"{'a' * 250}@dienst.example"}
        add_offers(
            *(
                Offer(category=one.category, name=name[:300], served=one.served, columns=columns)
                for one in one_of_each()
            )
        )

        for shape in ("with code", "large with code", "everything"):
            data = pdf_of(app, robin.EVERY_PART, **SHAPES[shape])

            pdf.assert_accessible(data)
            assert len(data) < MOST_BYTES

    @pytest.mark.parametrize("shape", ["with code", "everything"])
    def test_x07_two_hundred_hits(self, app, add_offers, shape):
        add_offers(*one_of_each(number=50))

        data = pdf_of(app, robin.EVERY_PART, limit=200, **SHAPES[shape])

        pdf.assert_accessible(data)
        assert len(data) < MOST_BYTES
        assert len([one for one in outline_of(data) if one.endswith(" 50")]) == 4


class TestReading:
    def test_x07_normal_type_has_twelve_points_and_large_type_sixteen(self, app, add_offers):
        add_offers(*one_of_each(number=5))

        normal = pdf.sizes_of(pdf_of(app, robin.EVERY_PART, code=CODE))
        large = pdf.sizes_of(pdf_of(app, robin.EVERY_PART, is_large=True, code=CODE))

        assert 12 in normal
        assert min(large) == 16
        assert max(large) > 2 * 12

    def test_x07_every_page_bears_date_and_code(self, app, add_offers):
        add_offers(*one_of_each(number=5))

        data = pdf_of(app, robin.EVERY_PART, code=CODE)

        texts = [" ".join(sheet.extract_text().split()) for sheet in sheets(data)]
        assert len(texts) > 1
        for number, text in enumerate(texts, start=1):
            assert f"Protokoll vom 2. März 2026 · {CODE}" in text
            assert f"Seite {number} von {len(texts)}" in text

    def test_without_a_code_none_is_named(self, app):
        assert "ROB-" not in html_of(app, robin.AT_HOME)

    @pytest.mark.parametrize("shape", ["plain", "with code", "large with code"])
    def test_x07_x11_every_page_bears_the_qr_code_as_artifact(
        self, app, add_offers, monkeypatch, shape
    ):
        code = SHAPES[shape].get("code")
        drawn = []
        draw = pdf_adapter.qr_code
        monkeypatch.setattr(
            pdf_adapter, "qr_code", lambda **text: drawn.append(text["address"]) or draw(**text)
        )
        add_offers(*one_of_each(number=3))

        data = new_pdf_of(app, robin.EVERY_PART, **SHAPES[shape])

        page = "weiter" if code else ""
        assert set(drawn) == {f"http://127.0.0.1:8000/digitale-beratung/{page}"}
        assert len(sheets(data)) > 2
        for sheet in sheets(data):
            assert DRAWN_AS_ARTIFACT.search(sheet.get_contents().get_data())
            assert {image.image.size[0] for image in sheet.images} == {41 if code else 37}
            assert drawn[0] in "".join(sheet.extract_text().split())

    def test_x11_the_qr_code_holds_no_code(self, app):
        html = html_of(app, robin.AT_HOME, code=CODE)

        assert CODE not in html.partition("</head>")[0]
        assert f"Code <strong>{CODE}</strong>" in html

    def test_x07_bookmarks_lead_to_the_parts(self, app, add_offers):
        add_offers(*one_of_each(number=5))

        titles = outline_of(pdf_of(app, robin.EVERY_PART))

        assert titles[0] == "Ihr persönliches Info-Paket und Hilfe vor Ort"
        parts = [one for one in titles if one[:1].isdigit()]
        assert [one[:2] for one in parts] == ["1.", "2.", "3.", "4.", "5.", "6."]
        assert titles[-1] == "Quellen und Hinweise"


class TestSameData:
    def test_x07_twice_in_one_process(self, app, add_offers):
        add_offers(*one_of_each(number=5))

        first = pdf_of(app, robin.EVERY_PART, code=CODE)

        assert new_pdf_of(app, robin.EVERY_PART, code=CODE) == first

    def test_x07_in_two_processes(self, app, tmp_path, sqlite_template):
        own = tmp_path / "own.sqlite3"
        own.write_bytes(sqlite_template.read_bytes())

        done = subprocess.run(  # noqa: S603 – our own interpreter and text
            [sys.executable, "-c", ONE_MORE_PROCESS, str(tmp_path), f"sqlite:///{own}"],
            cwd=ROOT,
            # Another order of every set than in this process.
            env={"PATH": os.environ["PATH"], "PYTHONHASHSEED": "1"},
            capture_output=True,
            check=True,
            timeout=300,
        )

        assert done.stdout.startswith(b"%PDF")
        assert done.stdout == pdf_of(app, robin.EVERY_PART, code=CODE)
