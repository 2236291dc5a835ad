"""Headers and limits that hold for every answer."""

from http import HTTPStatus

from flask import Flask, Response, abort, current_app, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from itsdangerous import URLSafeTimedSerializer

from portal.web.signing import KeptSigner
from portal.web.styles import CoreStyle

MAX_QUERY_CHARACTERS = 2_000
MAX_COOKIE_CHARACTERS = 8_192
"""Of all cookies together; ours have less than half of it."""
TOKEN_PATHS = (
    "/konto-bestaetigen/",
    "/neues-passwort/",
    "/erstanmeldung/",
    "/e-mail-bestaetigen/",
    "/geteilt/",
    "/meine-bewertung/",
    "/meine-anfragen/",
    "/anfrage-lesen/",
    "/meine-warteliste/",
    "/verfuegbarkeit-bestaetigen/",
)
"""Below these an address is a key: no other page may learn it."""
PRIVATE_PATHS = (
    "/digitale-beratung/",
    "/pflegegrad-rechner/",
    "/leistungen/",
    "/merkliste",
    "/vergleich",
    "/anfrage",
    "/anmelden",
    "/abmelden",
    "/registrieren",
    "/passwort-pruefen",
    "/neues-passwort",
    "/mein-konto/",
    "/verwaltung/",
    *TOKEN_PATHS,
)
FORM, ICON, LINK, SCRIPT, STYLE, LEAN_STYLE = (
    b"<form",
    b'rel="icon"',
    b'rel="stylesheet"',
    b"<script",
    b"<style",
    b"<style id",
)
"""Marks of what a page uses. Nothing typed can add one: templates escape it, and if it could, the
policy would still only name our own files and the one style."""

WITHOUT_BODY = ("GET", "HEAD")
"""Nobody reads what such a request has in its body."""
STORED_ONLY = ("", "cookie", "accept-encoding")
"""By these an answer differs, which only what stores it needs to know."""


class PrivateSessions(SecureCookieSessionInterface):
    """Keeps every answer that used the session out of all caches.

    Only here can that be told: asking `flask.session` counts as using it.
    """

    def __init__(self) -> None:
        self._kept: tuple[tuple[object, ...], URLSafeTimedSerializer | None] = ((), None)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Return the signer of the cookie, made once for the same keys."""
        keys = (app.secret_key, *app.config["SECRET_KEY_FALLBACKS"])
        if self._kept[0] != keys:
            made = super().get_signing_serializer(app)
            self._kept = (keys, made and KeptSigner(made))
        return self._kept[1]

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Set the cookie if need be and forbid storing what may be personal."""
        if self.should_set_cookie(app, session):
            super().save_session(app, session, response)
        if session.accessed:
            response.headers["Cache-Control"] = "no-store"
            # Nothing stores the answer, so no cache needs to tell readers apart.
            told = response.headers.get("Vary", "").split(", ")
            kept = ", ".join(name for name in told if name.lower() not in STORED_ONLY)
            if kept:
                response.headers["Vary"] = kept
            else:
                response.headers.pop("Vary", None)


def content_security_policy(*, body: bytes, style: CoreStyle) -> str:
    """Return the policy of an answer: nothing but what it uses, nothing foreign, no scripts in it.

    An answer that is no page is empty here; it may do nothing at all.
    """
    inline = style.lean_source if LEAN_STYLE in body else style.source
    sheets = [source for mark, source in ((LINK, "'self'"), (STYLE, inline)) if mark in body]
    directives = [
        "default-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'" if FORM in body else "form-action 'none'",
    ]
    if sheets:
        directives.append(f"style-src {' '.join(sheets)}")
    if ICON in body:
        directives.append("img-src 'self'")
    if SCRIPT in body:
        directives += ["script-src 'self'", "connect-src 'self'"]
    return ";".join(directives)


def protect(app: Flask, *, is_https: bool, style: CoreStyle) -> None:
    """Refuse oversized requests and put the headers on every answer."""
    headers = tuple(
        (name.lower(), name, value) for name, value in _headers(is_https=is_https).items()
    )
    app.session_interface = PrivateSessions()

    app.before_request(_refuse_what_is_too_large)

    @app.after_request
    def _add_headers(response: Response) -> Response:
        is_page = response.mimetype == "text/html" and not response.location
        body = response.get_data() if is_page else b""
        policy = content_security_policy(body=body, style=style)
        # Each question to Werkzeug's headers goes through all of them.
        present = {name.lower() for name, _ in response.headers}
        for key, name, value in (
            ("content-security-policy", "Content-Security-Policy", policy),
            *headers,
        ):
            if key not in present:
                response.headers.add(name, value)
        _keep_to_ourselves(response)
        return response


def _refuse_what_is_too_large() -> None:
    if len(request.query_string) > MAX_QUERY_CHARACTERS:
        abort(400)
    if len(request.environ.get("HTTP_COOKIE", "")) > MAX_COOKIE_CHARACTERS:
        abort(431)
    if request.environ.get("HTTP_CONTENT_ENCODING"):
        abort(413)
    if request.method in WITHOUT_BODY:
        return
    # Werkzeug applies these two limits to multipart bodies only.
    fields = [len(value) for _, value in request.form.items(multi=True)]
    config = current_app.config
    too_many = len(fields) > config["MAX_FORM_PARTS"]
    if too_many or max(fields, default=0) > config["MAX_FORM_MEMORY_SIZE"]:
        abort(413)


def _headers(*, is_https: bool) -> dict[str, str]:
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(),geolocation=(),microphone=()",
    }
    if is_https:
        headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    return headers


def _keep_to_ourselves(response: Response) -> None:
    """Let no cache keep what is personal, and no other page learn an address that is a key."""
    if request.path.startswith(TOKEN_PATHS):
        response.headers["Referrer-Policy"] = "no-referrer"
    if _is_private(response):
        response.headers["Cache-Control"] = "no-store"


def _is_private(response: Response) -> bool:
    if response.status_code == HTTPStatus.NOT_MODIFIED:
        return False
    is_error = response.status_code >= HTTPStatus.BAD_REQUEST
    return is_error or request.path.startswith(PRIVATE_PATHS)
