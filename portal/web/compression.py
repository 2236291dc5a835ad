"""Compression of every answer: pages live, static files once per process and at their best."""

import gzip
from functools import lru_cache
from http import HTTPStatus

import brotli
from flask import Response
from flask_compress import Compress

from portal.web.styles import STATIC

BEST = 11
BEST_GZIP = 9
COMPRESSED_TYPES = (".css", ".js", ".svg")


class CompressEveryStatus(Compress):
    """Compresses error pages and refused forms too, and sends redirects without a body."""

    def after_request(self, response: Response | None) -> Response:
        """Compress the answer whatever its status."""
        if response is None or response.status_code < HTTPStatus.BAD_REQUEST:
            if response is not None and response.location:
                # The address in the header is all that a browser reads.
                response.set_data(b"")
                response.headers.pop("Content-Type", None)
                return response
            return super().after_request(response)
        status = response.status
        response.status_code = HTTPStatus.OK
        compressed = super().after_request(response)
        compressed.status = status
        return compressed


@lru_cache(maxsize=64)
def compressed_file(name: str, _changed: int) -> bytes | None:
    """Return a static file in brotli at the best level; None if that saves nothing."""
    if not name.endswith(COMPRESSED_TYPES):
        return None
    data = (STATIC / name).read_bytes()
    small: bytes = brotli.compress(data, quality=BEST)
    return small if len(small) < len(data) else None


@lru_cache(maxsize=64)
def gzipped_file(name: str, _changed: int) -> bytes | None:
    """Return a static file in gzip at the best level; None if that saves nothing."""
    if not name.endswith(COMPRESSED_TYPES):
        return None
    data = (STATIC / name).read_bytes()
    small = gzip.compress(data, BEST_GZIP, mtime=0)
    return small if len(small) < len(data) else None
