"""Headers and limits hold for every answer; CheckedClient looks at the headers each time."""

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, request, session
from flask.testing import FlaskClient

from portal.web import static_files
from portal.web.security import PrivateSessions, content_security_policy
from portal.web.styles import CoreStyle, load_core_style
from tests.support import header_rules
from tests.support.checked_client import CheckedClient
from tests.web.conftest import AddView

TEXT = {"Content-Type": "text/plain; charset=utf-8"}
HSTS = "Strict-Transport-Security"
STYLE = CoreStyle(
    text="",
    source="'sha256-x'",
    lean="",
    lean_source="'sha256-y'",
    linked="",
    fingerprint="",
    compressed=b"",
)
NOTHING = "default-src 'none';base-uri 'none';frame-ancestors 'none';form-action 'none'"


def size_of(headers: Any) -> int:
    return sum(len(name) + len(value) + 4 for name, value in headers)


@pytest.fixture
def form_client(app: Flask, add_view: AddView) -> CheckedClient:
    """Return a client of an app whose `/formular` counts fields and needs no token."""
    add_view(
        "/formular",
        lambda: (str(sum(1 for _ in request.form.items(multi=True))), TEXT),
        methods=("POST",),
    )
    app.config["WTF_CSRF_ENABLED"] = False
    return app.test_client()


class TestPolicy:
    def test_allows_our_own_files_and_the_one_style_where_they_are_used(self):
        body = (
            b'<link rel="stylesheet" href="/a.css"><style></style><link rel="icon" href="/a.svg">'
            b'<script src="/a.js" defer></script><form method="post"></form>'
        )

        policy = content_security_policy(body=body, style=STYLE)

        assert set(policy.split(";")) == {
            "default-src 'none'",
            "script-src 'self'",
            "connect-src 'self'",
            "style-src 'self' 'sha256-x'",
            "img-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        }

    def test_allows_the_lean_style_where_that_stands(self):
        policy = content_security_policy(body=b'<style id="kern"></style>', style=STYLE)

        assert "style-src 'sha256-y'" in policy.split(";")

    def test_allows_nothing_where_nothing_is_used(self):
        assert content_security_policy(body=b"", style=STYLE) == NOTHING

    def test_a_page_may_use_what_it_shows(self, client: CheckedClient):
        policies = {
            path: client.get(path).headers["Content-Security-Policy"]
            for path in ("/impressum", "/digitale-beratung/")
        }

        assert "script-src" not in policies["/impressum"]
        assert "form-action 'none'" in policies["/impressum"]
        assert "script-src 'self';connect-src 'self'" in policies["/digitale-beratung/"]
        assert "form-action 'self'" in policies["/digitale-beratung/"]
        assert all(load_core_style().source in policy for policy in policies.values())

    def test_a_file_and_a_redirect_may_use_nothing(self, client: CheckedClient):
        for path in ("/informationsportal", "/robots.txt"):
            assert client.get(path).headers["Content-Security-Policy"] == NOTHING


class TestHeaders:
    @pytest.mark.parametrize("https", ["https://a.example.de", ""])
    def test_stand_on_every_answer_and_are_small(self, make_app: Callable[..., Flask], https: str):
        app = make_app(public_url=https or "http://127.0.0.1:8000")
        with app.app_context():
            static = static_files.static_url(name="css/core.css")
        client = app.test_client()

        answers = [
            client.get("/impressum"),
            client.get("/gibt/es/nicht"),
            client.get(static, buffered=True),
            client.post("/impressum"),
            client.get("/informationsportal"),
            client.get("/digitale-beratung/"),
            client.get("/", headers={"Host": "evil.example"}),
        ]

        assert [one.status_code for one in answers] == [200, 404, 200, 405, 308, 200, 400]
        for answer in answers:
            assert header_rules.complaints(answer.headers, path=answer.request.path) == []
            assert size_of(answer.headers) <= 900
            assert answer.headers.get(HSTS) == (
                "max-age=31536000; includeSubDomains" if https else None
            )

    def test_stand_on_a_500(self, app: Flask, add_view: AddView):
        app.testing = False
        add_view("/kaputt", lambda: 1 / 0)

        answer = app.test_client().get("/kaputt")

        assert answer.status_code == 500
        assert load_core_style().source in answer.headers["Content-Security-Policy"]

    def test_the_cookie_is_bound_to_the_host(self, make_app: Callable[..., Flask]):
        app = make_app(public_url="https://a.example.de")

        cookie = app.test_client().get("/digitale-beratung/").headers["Set-Cookie"]

        assert cookie.startswith("__Host-sitzung=")
        assert {part.strip() for part in cookie.split(";")[1:]} == {
            "Secure", "HttpOnly", "Path=/", "SameSite=Lax"
        }  # fmt: skip


class TestCaching:
    def test_a_page_without_session_sets_no_cookie_and_may_be_stored(self, client: CheckedClient):
        answer = client.get("/impressum")

        assert "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert "no-store" not in answer.headers.get("Cache-Control", "")

    @pytest.mark.parametrize(
        "use", [lambda: session.get("a", ""), lambda: session.update(a="b") or ""]
    )
    def test_one_that_used_the_session_is_not_stored(
        self, add_view: AddView, client: CheckedClient, use: Callable[[], str]
    ):
        add_view("/probe", lambda: (use(), TEXT))

        assert client.get("/probe").headers["Cache-Control"] == "no-store"

    def test_what_is_not_stored_varies_by_nothing_but_the_fragment(self, app: Flask):
        app.test_client_class = FlaskClient
        answer = app.test_client().get("/digitale-beratung/", headers={"Accept-Encoding": "gzip"})

        assert answer.headers["Content-Encoding"] == "gzip"
        assert "Vary" not in answer.headers

    def test_errors_and_robin_are_not_stored(self, client: CheckedClient):
        for path in ("/gibt/es/nicht", "/digitale-beratung/", "/digitale-beratung/geloescht"):
            assert client.get(path).headers["Cache-Control"] == "no-store"


class TestLimits:
    def test_a_query_has_at_most_2000_characters(self, client: CheckedClient):
        assert client.get("/impressum?" + "a" * 2_000).status_code == 200
        assert client.get("/impressum?" + "a" * 2_001).status_code == 400

    def test_cookies_have_at_most_8192_characters(self, app: Flask):
        client = app.test_client(use_cookies=False)

        for length, status in ((8_192, 200), (8_193, 431), (16_384, 431)):
            cookie = "a=" + "x" * (length - 2)
            answer = client.get("/impressum", headers={"Cookie": cookie})
            assert answer.status_code == status, length

    def test_a_compressed_body_is_refused_unread(self, form_client: CheckedClient):
        answer = form_client.post(
            "/formular",
            data=gzip.compress(b"a=" + b"x" * 1_000_000),
            headers={"Content-Encoding": "gzip"},
            content_type="application/x-www-form-urlencoded",
        )

        assert answer.status_code == 413

    def test_a_form_of_200_fields_is_taken(self, form_client: CheckedClient):
        assert form_client.post("/formular", data={f"f{n}": "x" for n in range(200)}).text == "200"

    @pytest.mark.parametrize("field", ["a&", "feld=wert&"])
    @pytest.mark.parametrize("count", [201, 20_000])
    def test_a_form_of_more_fields_is_refused(
        self, form_client: CheckedClient, field: str, count: int
    ):
        answer = form_client.post(
            "/formular", data=field * count, content_type="application/x-www-form-urlencoded"
        )

        assert answer.status_code == 413

    def test_a_multipart_form_of_more_fields_is_refused(self, form_client: CheckedClient):
        answer = form_client.post(
            "/formular",
            data={f"f{n}": "x" for n in range(201)},
            content_type="multipart/form-data",
        )

        assert answer.status_code == 413

    @pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "text/plain"])
    def test_a_body_of_300_kilobytes_is_refused(
        self, form_client: CheckedClient, content_type: str
    ):
        answer = form_client.post(
            "/formular", data=b"a=" + b"x" * 300_000, content_type=content_type
        )

        assert answer.status_code == 413

    def test_a_field_of_100_kilobytes_is_refused(self, form_client: CheckedClient):
        assert form_client.post("/formular", data={"a": "x" * 100_000}).status_code == 413


class TestHost:
    @pytest.mark.parametrize(
        "host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "a\tb", "[::"]
    )
    def test_a_foreign_one_is_refused_with_a_page(self, client: CheckedClient, host: str):
        answer = client.get("/", headers={"Host": host})

        assert answer.status_code == 400
        assert "evil.example" not in answer.text
        assert 'href="/digitale-beratung/"' in answer.text

    def test_ours_is_taken_with_any_port(self, make_app: Callable[..., Flask]):
        client = make_app(public_url="https://a.example.de").test_client()

        for host in ("a.example.de", "a.example.de:8443", "localhost:8000"):
            assert client.get("/impressum", headers={"Host": host}).status_code == 200

    def test_what_a_stranger_says_about_forwarding_is_ignored(
        self, add_view: AddView, client: CheckedClient
    ):
        add_view("/probe", lambda: (f"{request.url_root} {request.remote_addr}", TEXT))

        answer = client.get(
            "/probe",
            headers={
                "X-Forwarded-Host": "evil.example",
                "X-Forwarded-Proto": "https",
                "X-Forwarded-For": "192.0.2.1",
                "X-Forwarded-Prefix": "/evil",
                "Forwarded": "host=evil.example;proto=https;for=192.0.2.1",
            },
        )

        assert answer.text == "http://localhost/ 127.0.0.1"


def test_the_signer_of_the_cookie_is_made_once_for_the_same_keys(app: Flask):
    sessions = PrivateSessions()
    first = sessions.get_signing_serializer(app)
    again = sessions.get_signing_serializer(app)

    app.config["SECRET_KEY_FALLBACKS"] = ["an-older-key"]

    assert first is again
    assert sessions.get_signing_serializer(app) is not first
