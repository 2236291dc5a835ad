"""Stored pictures and documents as answers that can do nothing but be looked at or kept."""

from flask import Response, abort

from portal.web import outside

POLICY = "default-src 'none';base-uri 'none';frame-ancestors 'none';form-action 'none';sandbox"
"""Even a browser that took it for a page would run nothing, as if it came from elsewhere."""


def give_file(*, name: str, mimetype: str, disposition: str) -> Response:
    """Answer with a stored file; 404 if there is none.

    Raises:
        Unavailable: the storage cannot be read now.
    """
    data = outside.current().files.read(name=name)
    if data is None:
        abort(404)
    response = Response(data, mimetype=mimetype)
    response.headers["Content-Disposition"] = disposition
    response.headers["Content-Security-Policy"] = POLICY
    return response
