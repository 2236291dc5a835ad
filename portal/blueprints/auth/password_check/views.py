"""The bar below a new password; what is sent here is judged and forgotten."""

from collections.abc import Iterator

from flask import Blueprint, Response, request

from portal.domain.accounts.email_address import LONGEST as LONGEST_TEXT
from portal.domain.accounts.password_rule import judge, own_words_of
from portal.web import outside
from portal.web.access import public, writes
from portal.web.pages import page
from portal.web.password_words import NOTHING_TYPED, RESTING, Strength, strength_of
from portal.web.throttle import seconds_to_wait
from portal.web.visiting import visitor

blueprint = Blueprint("password_check", __name__)
FRAGMENT = "staerke"
OWN_FIELDS = ("email", "vorname", "nachname")
MOST_CHECKS = 200
"""From one address in ten minutes: several people who look for a password for long."""


@blueprint.post("/passwort-pruefen")
@public
@writes
def check() -> Response:
    """Show how good the typed password is; only the count of the caller's checks is stored.

    Beyond the limit the fragment says that it rests, because htmx swaps no refusal and the old
    bar would go on standing there.
    """
    wait = seconds_to_wait(purpose="password-check", most=MOST_CHECKS)
    is_page = request.headers.get("HX-Target") != FRAGMENT
    response = page(
        "auth/password_check/check.html",
        fragments=(FRAGMENT,),
        status=429 if wait and is_page else 200,
        strength=RESTING if wait else _strength(),
    )
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def _strength() -> Strength:
    typed = request.form.get("passwort", "")
    if not typed:
        return NOTHING_TYPED
    own_words = own_words_of(texts=tuple(_own_texts()))
    return strength_of(
        verdict=judge(password=typed, own_words=own_words, rate=outside.current().rating)
    )


def _own_texts() -> Iterator[str]:
    """Give what stands in the same form and what the account knows."""
    for name in OWN_FIELDS:
        yield request.form.get(name, "")[:LONGEST_TEXT]
    known = visitor()
    if known is not None:
        yield from (known.email, known.name)
