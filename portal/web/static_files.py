"""Static files under names that carry their hash, so that browsers keep them for a year."""

import hashlib
from functools import cache, lru_cache
from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Flask, Response, current_app, request, send_from_directory

from portal.web.access import public
from portal.web.compression import compressed_file, gzipped_file
from portal.web.styles import STATIC, CoreStyle

YEAR_SECONDS = 31_536_000
blueprint = Blueprint("static_files", __name__)


@lru_cache(maxsize=256)
def _fingerprint(name: str, _changed: int) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]


def static_url(*, name: str) -> str:
    """Return the address of a file below portal/static, with its hash.

    Raises:
        FileNotFoundError: there is no such file; run the set-up.
    """
    path = STATIC / name
    return f"/static/{_fingerprint(name, path.stat().st_mtime_ns)}/{name}"


def htmx_url() -> str:
    """Return the address of the one htmx file that the set-up has placed."""
    files = sorted(Path(STATIC / "vendor").glob("htmx-*.min.js"))
    if not files:
        raise FileNotFoundError("htmx is missing below portal/static/vendor: run `make run` once")
    return static_url(name=f"vendor/{files[-1].name}")


@blueprint.get("/static/<string:fingerprint>/kern.css")
@public
def core_style(fingerprint: str) -> Response:
    """Serve the core style as a file, for pages that nobody opens first."""
    style: CoreStyle = current_app.extensions["core_style"]
    response = Response(style.linked, mimetype="text/css")
    if fingerprint == style.fingerprint:
        response.headers["Cache-Control"] = f"max-age={YEAR_SECONDS}, immutable"
    if request.accept_encodings["br"] > 0:
        response.set_data(style.compressed)
        response.headers["Content-Encoding"] = "br"
    return response


@blueprint.get("/static/<string:fingerprint>/<path:name>")
@public
def serve(fingerprint: str, name: str) -> Response:
    """Serve one file; an old or wrong fingerprint gets the file without long caching."""
    response = send_from_directory(STATIC, name, conditional=True)
    changed = (STATIC / name).stat().st_mtime_ns
    # What nobody needs: pages show the file, nobody asks for a part of it.
    unneeded = {"Content-Disposition", "Accept-Ranges"}
    if fingerprint == _fingerprint(name, changed):
        response.headers["Cache-Control"] = f"max-age={YEAR_SECONDS}, immutable"
        unneeded.add("Last-Modified")
    for header in unneeded:
        response.headers.pop(header, None)
    if response.status_code != HTTPStatus.OK:
        return response
    if request.accept_encodings["br"] > 0:
        _send_small(response, compressed_file(name, changed), encoding="br")
    elif request.accept_encodings["gzip"] > 0:
        _send_small(response, gzipped_file(name, changed), encoding="gzip")
    return response


def _send_small(response: Response, small: bytes | None, *, encoding: str) -> None:
    """Replace the body by its compressed form, if there is one."""
    if small is None:
        return
    response.direct_passthrough = False
    response.close()
    response.set_data(small)
    response.headers["Content-Encoding"] = encoding
    response.headers.pop("ETag", None)


def register(app: Flask, *, style: CoreStyle) -> None:
    """Serve the files and let templates name them."""
    app.extensions["core_style"] = style
    app.jinja_env.globals["core_style_url"] = f"/static/{style.fingerprint}/kern.css"
    app.register_blueprint(blueprint)
    # Files change with a release only, so each address is worked out once.
    app.jinja_env.globals["static_url"] = cache(lambda name: static_url(name=name))
    app.jinja_env.globals["htmx_url"] = cache(htmx_url)
