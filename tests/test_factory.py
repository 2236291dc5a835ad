"""The whole portal, put together: safe settings, one content, nothing without an access mark."""

import gzip
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

import brotli
import pytest
import sqlalchemy as sa
from flask import Flask, render_template_string, request
from flask.testing import FlaskClient
from jinja2 import UndefinedError
from werkzeug.test import TestResponse

from portal import factory
from portal.config import ConfigurationInvalid
from portal.domain.access.permission import Permission
from portal.domain.matching.category import Category
from portal.factory import FOOTER_PAGES, create_app
from portal.models.consultation import Consultation
from portal.values.errors import NotFound
from portal.web import explaining_pages, outside
from portal.web.access import PUBLIC, public
from portal.web.extensions import db
from tests.factories.robin import NOTHING_NEEDED, PARCHIM, RESULT, START, begin, walk
from tests.support import migrated
from tests.support.checked_client import CheckedClient

URL = "https://pflege.example.de"
CONSULTATION_COOKIE = "__Host-sitzung"
PAGE = "/impressum"


class SecureClient(CheckedClient):
    """Asks as people do in production: by https and under the public name."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        kwargs.setdefault("base_url", URL)
        return super().open(*args, **kwargs)


@pytest.fixture
def production(
    make_app: Callable[..., Flask], sqlite_template: Path, tmp_path: Path
) -> SecureClient:
    app = make_app(
        environment="production",
        public_url=URL,
        operator="Pflege gGmbH, Hauptstraße 1, 19370 Parchim",
        operator_email="info@pflege.example.de",
        argon2_memory_kib=47_104,
        database_url=migrated.copy_sqlite(template=sqlite_template, target=tmp_path / "p.sqlite3"),
    )
    app.test_client_class = SecureClient
    return app.test_client()


@pytest.fixture
def plain_client(app: Flask) -> FlaskClient:
    """Return a client that leaves the body as it came, compressed or not."""
    app.test_client_class = FlaskClient
    return app.test_client()


class TestProduction:
    def test_b01_leads_through_the_whole_consultation(self, production: SecureClient):
        result = walk(production, NOTHING_NEEDED)

        assert (result.request.path, result.status_code) == (RESULT, 200)
        assert result.request.url.startswith(URL)

    def test_binds_the_cookie_to_the_host_and_to_https(self, production: SecureClient):
        begin(production, PARCHIM)

        cookie = production.get_cookie(CONSULTATION_COOKIE, domain="pflege.example.de")

        assert cookie is not None
        assert (cookie.secure, cookie.http_only, cookie.same_site) == (True, True, "Lax")
        assert (cookie.path, cookie.origin_only) == ("/", True)

    def test_tells_browsers_to_stay_with_https(self, production: SecureClient):
        for path in ("/", START, "/gibt/es/nicht"):
            headers = production.get(path).headers
            assert headers["Strict-Transport-Security"].startswith("max-age=31536000")

    @pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "evil.example"])
    def test_answers_under_no_other_name(self, production: SecureClient, host: str):
        assert production.get(PAGE, base_url=f"https://{host}").status_code == 400

    def test_refuses_a_form_without_token(self, production: SecureClient):
        assert production.post(START, data=PARCHIM).status_code == 400

        with production.application.app_context():
            assert db.session.scalars(sa.select(Consultation)).all() == []


class TestSettings:
    def test_are_read_from_the_environment(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("INSTANCE_DIR", str(tmp_path / "neu"))
        monkeypatch.setenv("PORTAL_NAME", "Pflege Parchim")

        app = create_app()

        assert "Pflege Parchim" in app.test_client().get(PAGE).text
        assert (tmp_path / "neu").is_dir()
        migrated.close(app)

    def test_that_are_wrong_stop_the_start(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("INSTANCE_DIR", str(tmp_path))
        monkeypatch.setenv("PUBLIC_URL", "pflege.example.de")

        with pytest.raises(ConfigurationInvalid, match="PUBLIC_URL"):
            create_app()

    @pytest.mark.parametrize("folder", ["", "ablage"])
    def test_decide_where_files_are_kept(
        self, make_app: Callable[..., Flask], tmp_path: Path, folder: str
    ):
        kept = tmp_path / folder if folder else tmp_path / "instance" / "files"
        app = make_app(storage_url=f"file://{kept}" if folder else "")

        with app.app_context():
            outside.current().files.write(name="a/b.pdf", data=b"x")

        assert (kept / "a" / "b.pdf").read_bytes() == b"x"


class TestProxies:
    FORWARDED = MappingProxyType(
        {
            "X-Forwarded-For": "198.51.100.1, 203.0.113.7",
            "X-Forwarded-Proto": "http, https",
            "X-Forwarded-Host": "evil.example, pflege.example.de",
        }
    )

    def seen(self, app: Flask) -> str:
        """Return whom and what the app believes to see behind a proxy."""
        app.add_url_rule(
            "/probe",
            "probe",
            public(lambda: f"{request.remote_addr} {request.scheme} {request.host}"),
        )
        app.test_client_class = FlaskClient
        return app.test_client().get("/probe", headers=self.FORWARDED).text

    def test_without_hops_nobody_may_forge_an_address(self, make_app: Callable[..., Flask]):
        app = make_app(trusted_hosts=("pflege.example.de",))

        assert self.seen(app) == "127.0.0.1 http localhost"

    def test_one_hop_is_believed_and_nothing_before_it(self, make_app: Callable[..., Flask]):
        app = make_app(trusted_hosts=("pflege.example.de",), forwarded_hops=1)

        assert self.seen(app) == "203.0.113.7 https pflege.example.de"

    def test_two_hops_are_believed_further(self, make_app: Callable[..., Flask]):
        app = make_app(trusted_hosts=("evil.example",), forwarded_hops=2)

        assert self.seen(app) == "198.51.100.1 http evil.example"

    def test_a_forwarded_host_must_be_one_of_ours(self, make_app: Callable[..., Flask]):
        assert "<h1" in self.seen(make_app(forwarded_hops=1))


class TestLogs:
    def test_name_a_failed_statement_but_nothing_that_people_told_us(
        self,
        make_app: Callable[..., Flask],
        database_url: str,
        caplog: pytest.LogCaptureFixture,
    ):
        told = {"id": "Kanarienvogel", "key": "Pflegegrad vier"}
        statement = sa.text("INSERT INTO consultation (id, key_hash) VALUES (:id, :key)")
        app = make_app(database_url=database_url)
        app.testing = False

        def fail() -> None:
            db.session.execute(statement, told)

        app.add_url_rule("/probe", "probe", public(fail))

        answer = app.test_client().get("/probe")

        assert answer.status_code == 500
        assert "INSERT INTO consultation" in caplog.text
        assert "IntegrityError" in caplog.text
        assert [value for value in told.values() if value in caplog.text] == []

    def test_hide_values_in_every_error_of_a_statement(self, app: Flask):
        told = {"id": "Kanarienvogel"}
        with app.app_context(), pytest.raises(sa.exc.OperationalError) as caught:
            db.session.execute(sa.text("SELECT :id FROM nirgends"), told)

        assert "SELECT" in str(caught.value)
        assert "Kanarienvogel" not in str(caught.value)


class TestTemplates:
    def test_an_unknown_name_is_an_error_and_no_gap(self, app: Flask):
        with app.test_request_context(), pytest.raises(UndefinedError, match="gibt_es_nicht"):
            render_template_string("<p>{{ gibt_es_nicht }}</p>")

    def test_statements_leave_no_lines(self, app: Flask):
        with app.test_request_context():
            text = render_template_string("a\n  {% if true %}\nb\n  {% endif %}\nc")

        assert text == "a\nb\nc"

    def test_know_categories_and_the_style(self, app: Flask):
        known = app.jinja_env.globals

        assert known["categories"] == tuple(Category)
        assert known["tab"] == ""
        assert str(known["core_style"])

    def test_every_page_of_the_footer_exists(self, app: Flask):
        client = app.test_client()
        with app.app_context():
            for slug, _ in FOOTER_PAGES:
                assert explaining_pages.get(slug=slug).body
            with pytest.raises(NotFound):
                explaining_pages.get(slug="gibt-es-nicht")
        text = client.get(PAGE).text

        assert all(title in text for _, title in FOOTER_PAGES)


class TestCompression:
    @pytest.mark.parametrize(
        ("accepted", "encoding", "unpack"),
        [
            ("br, gzip", "br", brotli.decompress),
            ("gzip, deflate, br", "br", brotli.decompress),
            ("gzip", "gzip", gzip.decompress),
            ("zstd, gzip;q=0.5", "gzip", gzip.decompress),
        ],
    )
    def test_is_negotiated(
        self,
        plain_client: FlaskClient,
        accepted: str,
        encoding: str,
        unpack: Callable[[bytes], bytes],
    ):
        plain = plain_client.get(PAGE)

        answer = plain_client.get(PAGE, headers={"Accept-Encoding": accepted})

        assert answer.headers["Content-Encoding"] == encoding
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert unpack(answer.data) == plain.data
        assert len(answer.data) < len(plain.data) / 2

    @pytest.mark.parametrize("accepted", ["", "identity", "zstd"])
    def test_is_left_out_where_nobody_can_read_it(self, plain_client: FlaskClient, accepted: str):
        answer = plain_client.get(PAGE, headers={"Accept-Encoding": accepted})

        assert "Content-Encoding" not in answer.headers
        assert answer.text.startswith("<!doctype html>")


class TestWhole:
    def test_every_endpoint_says_who_may_open_it(self, app: Flask):
        unmarked = {
            name
            for name, view in app.view_functions.items()
            if getattr(view, "__access__", None) not in {PUBLIC, *Permission}
        }

        assert len(app.view_functions) > 15
        assert unmarked == set()

    def test_content_is_loaded_once_per_process(self, make_app: Callable[..., Flask]):
        one, other = make_app(), make_app()

        assert one.extensions["content"] is other.extensions["content"]
        assert factory._content.cache_info().misses == 1  # noqa: SLF001 – the cache itself

    def test_the_worker_works_on_the_queue_that_views_fill(
        self, app: Flask, monkeypatch: pytest.MonkeyPatch
    ):
        worked: list[object] = []
        monkeypatch.setattr(
            factory.worker, "Consumer", lambda queue, **_: worked.append(queue) or _Still()
        )

        app.extensions["work"]()

        assert worked == [app.extensions["queue"]]


class _Still:
    """A worker that does nothing."""

    def run(self) -> None:
        """End at once."""
