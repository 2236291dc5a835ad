"""„Ihre Einwilligungen“: everything agreed to with this account, and the way back."""

from flask import Blueprint, Response

from portal.blueprints.seekers.robin import session
from portal.domain.access.permission import Permission
from portal.queries.own_account import find_agreed_at
from portal.services.saved_results.read import list_results
from portal.web import outside
from portal.web.access import requires, signed_in
from portal.web.extensions import db
from portal.web.pages import page

blueprint = Blueprint("consents", __name__, url_prefix="/mein-konto/einwilligungen")


@blueprint.get("")
@requires(Permission.RESULTS_KEEP)
def show() -> Response:
    """List the consents by what they are for, each with the page on which it is withdrawn."""
    account_id = signed_in().account_id
    return page(
        "seekers/consents/show.html",
        results=list_results(db.session(), account_id=account_id, cipher=outside.current().cipher),
        agreed_at=find_agreed_at(db.session(), account_id=account_id),
        has_consultation=session.has_consultation(),
    )
