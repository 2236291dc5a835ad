"""Every answer is compressed: refused forms and error pages too, static files at their best."""

import gzip

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.web.compression import COMPRESSED_TYPES, compressed_file, gzipped_file
from portal.web.styles import STATIC

BROTLI = {"Accept-Encoding": "br"}


@pytest.fixture
def plain_client(app: Flask) -> FlaskClient:
    app.test_client_class = FlaskClient
    return app.test_client()


class TestCompressEveryStatus:
    @pytest.mark.parametrize(("path", "status"), [("/", 200), ("/gibt-es-nicht", 404)])
    def test_pages_of_every_status_shrink(self, plain_client, path, status):
        whole = plain_client.get(path)

        small = plain_client.get(path, headers=BROTLI)

        assert (whole.status_code, small.status_code) == (status, status)
        assert small.status == whole.status
        assert brotli.decompress(small.data).decode() == whole.text
        assert len(small.data) * 2 < len(whole.data)

    def test_a_refused_post_shrinks(self, plain_client):
        small = plain_client.post("/digitale-beratung/", headers=BROTLI)

        assert small.status_code == 400
        assert b"<h1>" in brotli.decompress(small.data)

    def test_a_redirect_brings_its_address_alone(self, plain_client):
        answer = plain_client.get("/informationsportal", headers=BROTLI)

        assert (answer.status_code, answer.data) == (308, b"")
        assert {"Content-Type", "Content-Encoding", "Vary"}.isdisjoint(answer.headers.keys())

    def test_who_cannot_read_it_gets_it_plain(self, plain_client):
        plain = plain_client.get("/gibt-es-nicht", headers={"Accept-Encoding": "identity"})

        assert "Content-Encoding" not in plain.headers
        assert "<h1>" in plain.text


class TestCompressedFile:
    def test_gives_the_file_back(self):
        path = STATIC / "css" / "core.css"

        small = compressed_file("css/core.css", path.stat().st_mtime_ns)

        assert small is not None
        assert brotli.decompress(small) == path.read_bytes()

    @pytest.mark.parametrize("name", ["bild.png", "bild.webp", "seite.pdf"])
    def test_leaves_what_is_compressed_already(self, name):
        assert not name.endswith(COMPRESSED_TYPES)
        assert compressed_file(name, 1) is None

    def test_leaves_what_would_grow(self, tmp_path, monkeypatch):
        (tmp_path / "a.css").write_bytes(b"a")
        monkeypatch.setattr("portal.web.compression.STATIC", tmp_path)

        assert compressed_file("a.css", 2) is None

    def test_a_browser_gets_the_small_file(self, plain_client):
        address = plain_client.application.jinja_env.globals["static_url"]("css/core.css")

        small = plain_client.get(address, headers=BROTLI, buffered=True)

        assert small.headers["Content-Encoding"] == "br"
        assert brotli.decompress(small.data) == (STATIC / "css" / "core.css").read_bytes()


class TestGzippedFile:
    def test_a_browser_without_brotli_gets_the_file_in_gzip(self, plain_client):
        address = plain_client.application.jinja_env.globals["static_url"]("css/core.css")
        whole = (STATIC / "css" / "core.css").read_bytes()

        small = plain_client.get(address, headers={"Accept-Encoding": "gzip"}, buffered=True)

        assert small.headers["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in small.headers["Vary"]
        assert gzip.decompress(small.data) == whole
        assert len(small.data) * 2 < len(whole)

    def test_who_reads_both_gets_brotli(self, plain_client):
        address = plain_client.application.jinja_env.globals["static_url"]("css/core.css")

        small = plain_client.get(address, headers={"Accept-Encoding": "gzip, br"}, buffered=True)

        assert small.headers["Content-Encoding"] == "br"

    @pytest.mark.parametrize("name", ["bild.png", "bild.webp", "seite.pdf"])
    def test_leaves_what_is_compressed_already(self, name):
        assert gzipped_file(name, 1) is None

    def test_leaves_what_would_grow(self, tmp_path, monkeypatch):
        (tmp_path / "a.css").write_bytes(b"a")
        monkeypatch.setattr("portal.web.compression.STATIC", tmp_path)

        assert gzipped_file("a.css", 2) is None
