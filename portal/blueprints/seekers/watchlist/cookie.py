"""The Merkliste of a browser: a signed cookie with ids of facilities and nothing else."""

import hashlib
import struct
from datetime import timedelta

from flask import current_app, request
from itsdangerous import BadData, Signer
from itsdangerous.encoding import base64_decode, base64_encode
from werkzeug.wrappers import Response

from portal.domain.watchlist.entries import DAYS_IN_BROWSER, Entries
from portal.web import clock

NAME = "merkliste"
NUMBER_BYTES = 4
"""Ids are below 2³¹, and so are days counted from the year 1."""
LONGEST = 512
"""More characters than thirty ids and a signature ever need."""


def is_carried() -> bool:
    """Say whether this browser sends a cookie by that name, ours or not."""
    return _name() in request.cookies


def read_cookie() -> Entries:
    """Return the ids in the cookie; none if there is no cookie of ours or it is too old."""
    sealed = request.cookies.get(_name(), "")
    if not sealed or len(sealed) > LONGEST:
        return ()
    try:
        packed = base64_decode(_signer().unsign(sealed))
        changed_on, *ids = struct.unpack(f">{len(packed) // NUMBER_BYTES}I", packed)
    except (BadData, struct.error, ValueError):
        return ()
    if clock.today().toordinal() - changed_on > DAYS_IN_BROWSER:
        return ()
    return tuple(dict.fromkeys(ids))


def write_cookie(response: Response, entries: Entries) -> None:
    """Let the browser keep these ids; an empty list needs no cookie."""
    if not entries:
        drop_cookie(response)
        return
    numbers = (clock.today().toordinal(), *entries)
    sealed = _signer().sign(base64_encode(struct.pack(f">{len(numbers)}I", *numbers)))
    response.set_cookie(
        _name(),
        sealed.decode("ascii"),
        max_age=timedelta(days=DAYS_IN_BROWSER),
        secure=_is_secure(),
        httponly=True,
        samesite="Lax",
    )


def drop_cookie(response: Response) -> None:
    """Let the browser forget its list, if it has one."""
    if is_carried():
        response.delete_cookie(_name(), secure=_is_secure(), httponly=True, samesite="Lax")


def _name() -> str:
    return f"__Host-{NAME}" if _is_secure() else NAME


def _is_secure() -> bool:
    return bool(current_app.config["SESSION_COOKIE_SECURE"])


def _signer() -> Signer:
    """Return what signs with the newest key and knows older ones by their signature."""
    config = current_app.config
    return Signer(
        [*config["SECRET_KEY_FALLBACKS"], config["SECRET_KEY"]],
        salt=NAME,
        key_derivation="hmac",
        digest_method=hashlib.sha256,
    )
