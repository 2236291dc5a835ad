"""The link of the weekly mail: signed, for one company, and for two weeks."""

from datetime import date, timedelta

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from portal.values.errors import NotFound
from portal.web import clock

TERM = timedelta(days=14)
LONGEST = 200
_SALT = "lights"


def lights_token(*, company_id: str) -> str:
    """Return what the link of today holds; it can only confirm what is public anyway."""
    return str(_signer().dumps([company_id, clock.today().isoformat()]))


def company_of_token(token: str) -> str:
    """Return the company of a link.

    Raises:
        NotFound: it was never ours, or its term is over; callers cannot tell which.
    """
    if len(token) > LONGEST:
        raise NotFound("no such link")
    try:
        company_id, day = _signer().loads(token)
        age = clock.today() - date.fromisoformat(day)
    except (BadData, TypeError, ValueError) as error:
        raise NotFound("no such link") from error
    if not timedelta(0) <= age <= TERM:
        raise NotFound("the link is too old")
    return str(company_id)


def _signer() -> URLSafeSerializer:
    config = current_app.config
    return URLSafeSerializer([*config["SECRET_KEY_FALLBACKS"], config["SECRET_KEY"]], salt=_SALT)
