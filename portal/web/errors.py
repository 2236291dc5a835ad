"""German error pages that help; the one place that catches everything."""

import logging
import secrets
import traceback
from typing import Any

from flask import Flask, Response, current_app, g, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from werkzeug.exceptions import HTTPException

from portal.values.errors import NotFound, Unavailable
from portal.web.pages import page

log = logging.getLogger(__name__)
KNOWN = (400, 403, 404, 405, 410, 413, 422, 429, 500, 503)
FIRST_ERROR = 400
FIRST_SERVER_ERROR = 500
RETRY_SECONDS = "30"
SECONDS_PER_MINUTE = 60
DASHBOARDS = ("/anbieter/", "/verwaltung/")
"""Where a tap changes something in place that somebody then believes to be so."""


def error_page(*, status: int, **values: Any) -> Response:
    """Render the page of a status; one without a page of its own borrows its family's."""
    family = FIRST_SERVER_ERROR if status >= FIRST_SERVER_ERROR else FIRST_ERROR
    known = status if status in KNOWN else family
    g.has_failed = status >= FIRST_SERVER_ERROR
    none = {"form_expired": False, "is_companyless": False, "reference": "", "command": ""}
    values = {**none, "minutes": 0, **values}
    response = page(f"errors/{known}.html", status=status, **values)
    if request.path.startswith(DASHBOARDS) and request.headers.get("HX-Request") == "true":
        # htmx shows no error: the page is loaded anew, and says itself how things are.
        response.headers["HX-Refresh"] = "true"
    return response


def register(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(NotFound, _not_found)
    app.register_error_handler(Unavailable, _unavailable)
    app.register_error_handler(OperationalError, _unavailable)
    app.register_error_handler(PoolExhausted, _unavailable)
    app.register_error_handler(Exception, _unhandled)


def _forged(_error: CSRFError) -> Response:
    return error_page(status=400, form_expired=True)


def _http(error: HTTPException) -> Any:
    if error.code is None or error.code < FIRST_ERROR:
        return error
    response = error_page(status=error.code, minutes=_minutes_to_wait(error))
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value
    return response


def _minutes_to_wait(error: HTTPException) -> int:
    """Return the whole minutes after which trying again may help, 0 if nobody knows."""
    seconds = getattr(error, "retry_after", None)
    return -(-seconds // SECONDS_PER_MINUTE) if isinstance(seconds, int) else 0


def _not_found(_error: NotFound) -> Response:
    return error_page(status=404)


def _unavailable(error: Exception) -> Response:
    log.error("unavailable: %s", type(error).__name__)
    response = error_page(status=503)
    response.headers["Retry-After"] = RETRY_SECONDS
    return response


def _unhandled(error: Exception) -> Response:
    if current_app.testing:
        raise error
    reference = secrets.token_hex(4).upper()
    log.error("unhandled error, reference %s\n%s", reference, _trace(error))
    return error_page(status=500, reference=reference)


def _trace(error: BaseException) -> str:
    """Return where an error came from and through what, without messages.

    A message may repeat what somebody typed: `int("…")` does, PostgreSQL repeats a refused row.
    """
    frames = "".join(traceback.format_tb(error.__traceback__))
    if isinstance(error, DBAPIError):
        frames += f"  {error.statement}\n"
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    origin = f"caused by\n{_trace(before)}" if before is not None else ""
    return f"{type(error).__name__}\n{frames}{origin}"
