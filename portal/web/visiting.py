"""Who is signed in in this browser.

The cookie holds a random token; what it stands for is in the database and can be ended from any
device. Flask-Login keeps the token in the session and asks here once per request.
"""

import hashlib
import secrets

from flask import Flask, current_app, request, session
from flask_login import LoginManager, current_user, login_user

from portal.domain.access.acting import Acting
from portal.domain.accounts.visitor import Visitor
from portal.queries.visitors import find_signed_in
from portal.web import clock, kept_estimate, plain_language
from portal.web.extensions import reader

TOKEN_BYTES = 24
TOKEN_NAME = "_user_id"  # noqa: S105 – the name under which Flask-Login keeps it
CONSULTATION = "robin"
KEPT_AT_SIGN_IN = (CONSULTATION, kept_estimate.NAME, plain_language.NAME)
"""What somebody was doing before they signed in; everything else begins anew."""

_manager = LoginManager()


class _SignedIn:
    """What Flask-Login keeps for the request, with no more than it asks for."""

    is_active = True

    def __init__(
        self, *, token: str, visitor: Visitor | None, acting: Acting | None = None
    ) -> None:
        self._token = token
        self.visitor = visitor
        self.acting = acting

    def get_id(self) -> str:
        """Return the token; the cookie holds nothing else of the account."""
        return self._token


def fresh_token() -> str:
    """Return a random token for the cookie of a sign-in."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_token(*, token: str) -> str:
    """Return the hash under which a token is stored."""
    return hashlib.sha256(token.encode()).hexdigest()


def visitor() -> Visitor | None:
    """Return who is signed in; None for everybody else.

    A browser without our cookie is not asked, so that pages for everybody stay free of it.
    """
    name = current_app.config["SESSION_COOKIE_NAME"]
    if name not in request.cookies or TOKEN_NAME not in session:
        return None
    found: Visitor | None = getattr(current_user, "visitor", None)
    return found


def employed() -> Acting | None:
    """Return for whom works who is signed in; None if for no company, or nobody is signed in."""
    found: Acting | None = getattr(current_user, "acting", None) if visitor() else None
    return found


def sign_in(*, token: str, visitor: Visitor | None = None) -> None:
    """Let this browser be signed in with a token that is stored; all else in its session goes.

    Only the consultation and the estimate that were open stay. A page that is shown at once, and
    not after a redirect, knows who is signed in by `visitor`.
    """
    kept = {name: session[name] for name in KEPT_AT_SIGN_IN if name in session}
    session.clear()
    session.update(kept)
    login_user(_SignedIn(token=token, visitor=visitor))
    # Flask-Login's marks of browser and freshness: ours stand in the database.
    for name in ("_id", "_fresh"):
        session.pop(name, None)


def sign_out() -> None:
    """Take everything out of this browser's session."""
    session.clear()


def bind(app: Flask) -> None:
    """Bind Flask-Login to the app.

    Its `init_app` would also look at the session of every answer and load the account for every
    template; pages for everybody must do neither.
    """
    _manager.session_protection = None
    _manager.user_loader(_load)
    vars(app)["login_manager"] = _manager


def _load(token: str) -> _SignedIn | None:
    found = find_signed_in(
        reader(), token_hash=hash_token(token=token), now=clock.now(), today=clock.today()
    )
    return _SignedIn(token=token, visitor=found.visitor, acting=found.acting) if found else None
