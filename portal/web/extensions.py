"""The Flask extensions, made once and bound to the app by the factory."""

import hmac
import sqlite3
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from flask import Flask, current_app, g, request, session
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from flask_wtf.csrf import generate_csrf
from htmx_flask import Htmx
from itsdangerous import BadData, URLSafeTimedSerializer
from sqlalchemy import Connection, Engine, event

from portal.models.base import Base
from portal.queries import ready
from portal.web import reading
from portal.web.signing import KeptSigner

TOKEN_NAME = "csrf_token"  # noqa: S105 – the name under which Flask-WTF keeps it
MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"
BEGIN_WRITING = "BEGIN IMMEDIATE"
db = SQLAlchemy(metadata=Base.metadata, session_options={"class_": reading.JoiningSession})
htmx = Htmx()


def reader() -> ready.Source:
    """Return what sends statements that are ready; it costs half of a session."""
    if db.session.registry.has():
        return db.session()
    return reading.reader_of(engine=db.engine)


def prepare_sqlite(engine: Engine) -> None:
    """Set WAL mode, foreign keys and a fair busy wait; let writes begin IMMEDIATE.

    The driver's own transaction handling is switched off so that a reader never holds a lock
    and a writer takes its lock at the start instead of failing half-way.
    """
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        assert isinstance(connection, sqlite3.Connection)  # noqa: S101 – narrows the type only
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            "busy_timeout=5000",
            "secure_delete=ON",
            # In KiB, and each connection has its own; the system's cache serves all of them.
            "cache_size=-2000",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        if connection.get_execution_options().get("writes"):
            ready.command(connection=connection, sql=BEGIN_WRITING)
        else:
            # It takes no lock, so nothing can fail that SQLAlchemy would have to translate.
            connection.connection.driver_connection.execute("BEGIN DEFERRED")


def turn_to_writing(connection: Connection) -> None:
    """End what a transaction has read so far and let it go on as a write, on the same connection.

    It must have written nothing.

    Raises:
        sqlalchemy.exc.DBAPIError: the database cannot be written to now.
    """
    ready.command(connection=connection, sql="ROLLBACK")
    if connection.dialect.name == "sqlite":
        ready.command(connection=connection, sql=BEGIN_WRITING)


class _Migrations:
    """Stands where Flask-Migrate will, until a command asks for it.

    Alembic takes 10 MB, which no web process should spend.
    """

    def __init__(self, app: Flask) -> None:
        self._app = app

    def __getattr__(self, name: str) -> Any:
        """Put Flask-Migrate in this place and return what it has under that name."""
        migrate = import_module("flask_migrate").Migrate()
        migrate.init_app(self._app, db, directory=str(MIGRATIONS), render_as_batch=True)
        return getattr(self._app.extensions["migrate"], name)


def csrf_token() -> str:
    """Return the token for the forms of this answer.

    A page has several forms; Flask-WTF reads its settings anew for each of them.
    """
    known = g.get(TOKEN_NAME)
    if known:
        return str(known)
    raw = session.get(TOKEN_NAME)
    if not isinstance(raw, str):
        return str(generate_csrf())
    token: str = _token_signer(str(current_app.secret_key)).dumps(raw)
    setattr(g, TOKEN_NAME, token)
    return token


@lru_cache(maxsize=4)
def _token_signer(secret: str) -> URLSafeTimedSerializer:
    """Return what signs as Flask-WTF does, which makes it anew for each page."""
    return KeptSigner(URLSafeTimedSerializer(secret, salt="wtf-csrf-token"))


class FormTokens(CSRFProtect):  # type: ignore[misc]  # Flask-WTF has no types
    """Checks tokens as Flask-WTF does, which makes what it needs for that anew each time."""

    def protect(self, apply_exemptions: bool = False) -> None:  # noqa: FBT001, FBT002 – as there
        """Let pass what bears the token of its session; judge all else as Flask-WTF does.

        Where the address that led here counts too, it judges everything.
        """
        is_token_enough = not current_app.config["WTF_CSRF_SSL_STRICT"]
        is_form = request.method == "POST" and is_token_enough
        if is_form and _is_of_session(request.form.get(TOKEN_NAME, "")):
            g.csrf_valid = True
        else:
            super().protect(apply_exemptions=apply_exemptions)


def _is_of_session(token: str) -> bool:
    raw = session.get(TOKEN_NAME)
    if not token or not isinstance(raw, str):
        return False
    signer = _token_signer(str(current_app.secret_key))
    try:
        signed = signer.loads(token, max_age=current_app.config["WTF_CSRF_TIME_LIMIT"])
    except BadData:
        return False
    return hmac.compare_digest(raw.encode(), str(signed).encode())


csrf = FormTokens()


def bind(app: Flask) -> None:
    """Bind the extensions to the app and prepare the database engine."""
    reading.bind(app)
    db.init_app(app)
    app.extensions["migrate"] = _Migrations(app)
    csrf.init_app(app)
    app.jinja_env.globals["csrf_token"] = csrf_token
    htmx.init_app(app)
    with app.app_context():
        prepare_sqlite(db.engine)
