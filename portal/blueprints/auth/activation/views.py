"""The page behind the link that confirms an address: opening it changes nothing."""

from flask import Blueprint, Response, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.accounts.purposes import Purpose
from portal.queries.account_links import LinkInvalid, OpenedLink, read_link
from portal.services.accounts.activate import activate
from portal.web import clock
from portal.web.access import public, writes
from portal.web.device import device_words
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.transactions import writing
from portal.web.visiting import hash_token

blueprint = Blueprint("activation", __name__)


@blueprint.get("/konto-bestaetigen/<string:token>")
@public
def show(token: str) -> Response:
    """Show the button that confirms the address, or that it is confirmed."""
    try:
        link = read_link(
            db.session(),
            token_hash=hash_token(token=token),
            purpose=Purpose.ACTIVATION,
            now=clock.now(),
        )
    except LinkInvalid:
        return _page(None, status=410)
    return _page(link)


@blueprint.post("/konto-bestaetigen/<string:token>")
@public
@writes
def confirm(token: str) -> AnyResponse:
    """Confirm the address; nobody is signed in by that."""
    try:
        with writing() as session:
            activate(
                session,
                token_hash=hash_token(token=token),
                device=device_words(),
                now=clock.now(),
            )
    except LinkInvalid:
        return _page(None, status=410)
    return redirect(url_for("auth.activation.show", token=token), 303)


def _page(link: OpenedLink | None, *, status: int = 200) -> Response:
    return page("auth/activation/show.html", status=status, link=link)
