"""Documents become accessible PDFs out of our own files alone."""

import ctypes.util
import io
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from portal.adapters import pdf
from portal.adapters.pdf import ForeignAddress, render_pdf, static_path
from portal.values.errors import Unavailable
from portal.values.ports import RenderPdf
from tests.support import pdf as judge

ROOT = Path(__file__).resolve().parents[2]
PAGE = """<!doctype html><html lang="de"><head><title>Ihr Info-Paket</title>{head}</head>
<body><h1>Ihr Info-Paket</h1><ul><li>Pflegegeld für Angehörige</li></ul>{body}</body></html>"""
FOREIGN = {
    "image by http": '<img alt="" src="http://{server}/x.png">',
    "image by https": '<img alt="" src="https://{server}/x.png">',
    "image by //": '<img alt="" src="//{server}/x.png">',
    "image by ftp": '<img alt="" src="ftp://{server}/x.png">',
    "image by file": '<img alt="" src="file:///etc/passwd">',
    "image by data": '<img alt="" src="data:image/png;base64,iVBORw0KGgo=">',
    "image outside": '<img alt="" src="../factory.py">',
    "image absolute": '<img alt="" src="/etc/passwd">',
    "static outside": '<img alt="" src="static:../factory.py">',
    "static absolute": '<img alt="" src="static:/../../wsgi.py">',
    "static missing": '<img alt="" src="static:gibt-es-nicht.png">',
    "static folder": '<img alt="" src="static:css">',
    "object": '<object data="file:///etc/passwd"></object>',
    "embed": '<embed src="http://{server}/x">',
    "background": '<p style="background:url(http://{server}/x)">x</p>',
    "list image": '<ul style="list-style-image:url(file:///etc/passwd)"><li>x</li></ul>',
    "base": '<base href="http://{server}/"><img alt="" src="x.png">',
}
FOREIGN_HEADS = {
    "sheet by http": '<link rel="stylesheet" href="http://{server}/x.css">',
    "sheet by file": '<link rel="stylesheet" href="file:///etc/passwd">',
    "import": "<style>@import url(http://{server}/x.css);</style>",
    "font": "<style>@font-face{{font-family:x;src:url(http://{server}/x)}}body{{font-family:x}}</style>",
    "attachment": '<link rel="attachment" href="file:///etc/passwd">',
}


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """Return a listening socket that never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        yield server


def nobody_called(server: socket.socket) -> bool:
    try:
        server.accept()
    except TimeoutError:
        return True
    return False


@pytest.mark.pdf
class TestRender:
    def test_is_accessible_and_says_what_the_document_says(self):
        render: RenderPdf = render_pdf

        data = render(html=PAGE.format(head="", body=""))

        judge.assert_accessible(data)
        assert judge.title_of(data) == "Ihr Info-Paket"
        assert "Pflegegeld für Angehörige" in judge.text_of(data)

    def test_reads_our_own_static_files(self):
        head = '<link rel="stylesheet" href="static:css/tokens.css">'

        data = render_pdf(html=PAGE.format(head=head, body=""))

        judge.assert_accessible(data)

    def test_links_to_other_sites_stay_links(self, server: socket.socket):
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"

        data = render_pdf(html=PAGE.format(head="", body=f'<a href="{address}">Mehr</a>'))

        (sheet,) = PdfReader(io.BytesIO(data)).pages
        (link,) = sheet.annotations
        assert link.get_object()["/A"]["/URI"] == address
        assert nobody_called(server)

    @pytest.mark.parametrize("name", [*FOREIGN, *FOREIGN_HEADS])
    def test_refuses_foreign_addresses_without_a_connection(self, server: socket.socket, name: str):
        where = f"127.0.0.1:{server.getsockname()[1]}"
        body = FOREIGN.get(name, "").format(server=where)
        head = FOREIGN_HEADS.get(name, "").format(server=where)

        with pytest.raises(ForeignAddress):
            render_pdf(html=PAGE.format(head=head, body=body))
        assert nobody_called(server)


class TestQrCode:
    @pytest.mark.pdf
    def test_is_drawn_without_a_connection(self, server: socket.socket):
        address = f"http://127.0.0.1:{server.getsockname()[1]}/weiter"
        head = f'<style>@page {{ background: url("qr:{address}") no-repeat }}</style>'

        data = render_pdf(html=PAGE.format(head=head, body=""))

        judge.assert_accessible(data)
        (sheet,) = PdfReader(io.BytesIO(data)).pages
        assert len(sheet.images) == 1
        assert nobody_called(server)

    def test_is_the_same_for_the_same_address_alone(self):
        first = pdf.qr_code(address="https://portal.example/weiter")

        assert first.startswith(b"\x89PNG")
        assert pdf.qr_code(address="https://portal.example/weiter") == first
        assert pdf.qr_code(address="https://portal.example/weitel") != first


class TestMissing:
    def test_names_the_command_that_mends_it(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(ctypes.util, "find_library", lambda _name: None)

        with pytest.raises(Unavailable, match=re.escape(pdf.INSTALL_COMMAND)):
            render_pdf(html="<p>x</p>")
        assert pdf.INSTALL_COMMAND.startswith("apt-get install libpango-1.0-0 ")
        assert pdf.missing_libraries() == pdf.LIBRARIES

    def test_one_missing_library_is_enough(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(
            ctypes.util, "find_library", lambda name: None if name == "harfbuzz-subset" else name
        )

        assert pdf.missing_libraries() == ("harfbuzz-subset",)
        with pytest.raises(Unavailable):
            render_pdf(html="<p>x</p>")

    def test_the_web_process_does_not_load_the_renderer(self, tmp_path: Path):
        probe = "import sys, wsgi; assert wsgi.app; print('weasyprint' in sys.modules)"

        done = subprocess.run(  # noqa: S603 – our own interpreter and text
            [sys.executable, "-c", probe],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "INSTANCE_DIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

        assert (done.returncode, done.stdout.strip()) == (0, "False"), done.stderr


class TestStaticPath:
    def test_is_below_the_static_folder(self):
        assert static_path(url="static:css/core.css") == pdf.STATIC / "css" / "core.css"
        assert static_path(url="static:/css/core.css") == pdf.STATIC / "css" / "core.css"

    @pytest.mark.parametrize(
        "url",
        [
            "css/core.css",
            "static:",
            "static:css",
            "static:../config.py",
            "static:a\0b",
            "static:" + "a" * 300,
            "",
        ],
    )
    def test_refuses_everything_else(self, url: str):
        with pytest.raises(ForeignAddress):
            static_path(url=url)

    def test_refuses_a_link_that_leads_out(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        (tmp_path / "geheim.txt").touch()
        (tmp_path / "static").mkdir()
        (tmp_path / "static" / "link.txt").symlink_to(tmp_path / "geheim.txt")
        monkeypatch.setattr(pdf, "STATIC", tmp_path / "static")

        with pytest.raises(ForeignAddress):
            static_path(url="static:link.txt")
