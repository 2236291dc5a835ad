"""Static files are kept for a year under their hash, and nothing else is served."""

from pathlib import Path

import pytest
from flask import Flask, render_template_string

from portal.web import static_files
from portal.web.static_files import htmx_url, static_url
from tests.support.checked_client import CheckedClient

CORE = "css/core.css"


class TestServe:
    def test_the_right_fingerprint_is_kept_for_a_year(self, client: CheckedClient):
        answer = client.get(static_url(name=CORE), buffered=True)

        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "max-age=31536000, immutable"
        assert answer.mimetype == "text/css"
        assert "Set-Cookie" not in answer.headers
        assert answer.data == (static_files.STATIC / CORE).read_bytes()

    def test_comes_without_headers_that_nobody_needs(self, client: CheckedClient):
        headers = client.get(static_url(name=CORE), buffered=True).headers

        assert {"Content-Disposition", "Accept-Ranges", "Last-Modified"}.isdisjoint(headers.keys())

    def test_a_wrong_fingerprint_gets_the_file_for_now(self, client: CheckedClient):
        answer = client.get(f"/static/0000000000/{CORE}", buffered=True)

        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-cache"

    def test_is_not_sent_again_when_the_browser_has_it(self, client: CheckedClient):
        address = static_url(name=CORE)
        tag = client.get(address, buffered=True).headers["ETag"]

        again = client.get(address, headers={"If-None-Match": tag}, buffered=True)

        assert (again.status_code, again.data) == (304, b"")
        assert "immutable" in again.headers["Cache-Control"]

    @pytest.mark.parametrize(
        "name",
        [
            "css/fehlt.css",
            "css",
            "css/",
            "",
            "../config.py",
            "..%2fconfig.py",
            "%2e%2e/config.py",
            "css/..%2f..%2fconfig.py",
            "/etc/passwd",
            "..%5cconfig.py",
            "css/core.css%00.png",
            "a" * 300,
            "a/" * 600,
        ],
    )
    def test_everything_else_is_unknown(self, client: CheckedClient, name: str):
        assert client.get(f"/static/x/{name}", follow_redirects=True).status_code == 404

    def test_cannot_be_written(self, client: CheckedClient):
        assert client.post(f"/static/x/{CORE}").status_code == 405


class TestStaticUrl:
    def test_changes_with_the_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(static_files, "STATIC", tmp_path)
        (tmp_path / "a.css").write_text("eins")
        one = static_url(name="a.css")
        (tmp_path / "a.css").write_text("zwei")

        other = static_url(name="a.css")

        assert one != other
        assert one.endswith("/a.css")

    def test_a_missing_file_is_told(self):
        with pytest.raises(FileNotFoundError):
            static_url(name="css/fehlt.css")

    def test_templates_know_it(self, app: Flask):
        with app.test_request_context():
            assert render_template_string(f"{{{{ static_url('{CORE}') }}}}") == static_url(
                name=CORE
            )


class TestHtmxUrl:
    @pytest.fixture
    def vendor(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(static_files, "STATIC", tmp_path)
        (tmp_path / "vendor").mkdir()
        return tmp_path / "vendor"

    def test_names_the_file_with_its_version(self, vendor: Path):
        (vendor / "htmx-2.0.8.min.js").write_text("x")

        assert htmx_url().endswith("/vendor/htmx-2.0.8.min.js")

    @pytest.mark.usefixtures("vendor")
    def test_says_what_to_do_when_it_is_missing(self):
        with pytest.raises(FileNotFoundError, match="make run"):
            htmx_url()
