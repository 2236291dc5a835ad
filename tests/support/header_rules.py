"""The headers that every answer bears, errors and files included."""

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping

from werkzeug.datastructures import Headers

MAX_BYTES = 900
STYLE_HASH = re.compile(r"'sha256-[A-Za-z0-9+/]{43}='")
STYLE_SOURCES = re.compile(rf"(?:'self'|{STYLE_HASH.pattern}|'self' {STYLE_HASH.pattern})")
POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "{hash}",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "sandbox": "",
}
WITHOUT_FALLBACK = frozenset({"default-src", "form-action", "base-uri", "frame-ancestors"})
"""What must always stand there; any other that is missing is 'none' by `default-src`."""
EXACT: Mapping[str, tuple[str, ...]] = {
    "X-Content-Type-Options": ("nosniff",),
    "Referrer-Policy": ("same-origin", "no-referrer"),
    "Cross-Origin-Opener-Policy": ("same-origin",),
    "Cross-Origin-Resource-Policy": ("same-origin",),
}
CLOSED_FEATURES = ("camera=()", "geolocation=()", "microphone=()")
FORBIDDEN = ("Server", "X-Powered-By", "Access-Control-Allow-Origin")
PERSONAL = "/digitale-beratung/"


def policy_of(headers: Headers) -> dict[str, str]:
    """Return the directives of the content security policy."""
    parts = [part.strip() for part in headers.get("Content-Security-Policy", "").split(";")]
    return dict(part.partition(" ")[::2] for part in parts if part)


def hash_of(style: str) -> str:
    """Return the source expression that allows a style element with this text."""
    digest = hashlib.sha256(style.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy_is_exact(headers: Headers) -> Iterator[str]:
    """Refuse a directive that is missing without fallback, added or wider than agreed.

    An answer may allow less: no scripts where none are, no forms, the core style only as a file.
    """
    policy = policy_of(headers)
    for name in sorted(WITHOUT_FALLBACK | policy.keys()):
        value, wanted = policy.get(name), POLICY.get(name)
        if name == "style-src":
            is_agreed = STYLE_SOURCES.fullmatch(value or "") is not None
        else:
            is_agreed = value == wanted or (name == "form-action" and value == "'none'")
        if not is_agreed:
            yield f"CSP {name} is {value!r}, not {wanted!r}"


def others_are_exact(headers: Headers) -> Iterator[str]:
    """Refuse other security headers that are missing, doubled or different."""
    for name, allowed in EXACT.items():
        values = headers.getlist(name)
        if len(values) != 1 or values[0] not in allowed:
            yield f"{name} is {values}, not {allowed}"
    features = headers.get("Permissions-Policy", "").replace(" ", "").split(",")
    for feature in CLOSED_FEATURES:
        if feature not in features:
            yield f"Permissions-Policy lacks {feature}"


def nothing_is_told(headers: Headers) -> Iterator[str]:
    """Refuse headers that name the software or open the portal to other origins."""
    for name in FORBIDDEN:
        if name in headers:
            yield f"{name}: {headers[name]} is told"


def text_has_charset(headers: Headers) -> Iterator[str]:
    """Refuse text without UTF-8 and an answer with a body but no type."""
    kind = headers.get("Content-Type", "")
    if kind.startswith("text/") and "charset=utf-8" not in kind.lower():
        yield f"Content-Type is {kind!r}"
    if not kind and headers.get("Content-Length", "0") != "0":
        yield "an answer has no Content-Type"


def headers_are_small(headers: Headers) -> Iterator[str]:
    """Refuse headers above the budget; each line counts with its separators."""
    size = sum(len(name.encode()) + len(value.encode()) + 4 for name, value in headers)
    if size > MAX_BYTES:
        yield f"the headers have {size} bytes, more than {MAX_BYTES}"


def personal_is_not_stored(headers: Headers, path: str) -> Iterator[str]:
    """Refuse a personal answer, or one that sets a cookie, that a cache might keep."""
    is_personal = path.startswith(PERSONAL) or "Set-Cookie" in headers
    if is_personal and "no-store" not in headers.get("Cache-Control", ""):
        yield f"{path} is personal; Cache-Control is {headers.get('Cache-Control')!r}"


def complaints(headers: Headers, *, path: str) -> list[str]:
    """Return every fault of the headers of an answer at this path."""
    return [
        *policy_is_exact(headers),
        *others_are_exact(headers),
        *nothing_is_told(headers),
        *text_has_charset(headers),
        *headers_are_small(headers),
        *personal_is_not_stored(headers, path),
    ]
