"""„Mein persönlicher Bereich“: where people land once they are signed in."""

from flask import Blueprint, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.robin import session
from portal.domain.access.permission import Permission
from portal.domain.access.policy import is_allowed
from portal.services.saved_results.read import list_results
from portal.web import outside
from portal.web.access import lead_to, requires, signed_in
from portal.web.extensions import db
from portal.web.pages import page

blueprint = Blueprint("area", __name__, url_prefix="/mein-konto")
MOST_SHOWN = 3
"""So many of the newest results stand here; the list has them all."""
OF_PROVIDERS, OF_ADMINS = "providers.desk.show", "admin.home.show"


@blueprint.get("/")
@requires(Permission.ACCOUNT_USE)
def show() -> AnyResponse:
    """Show what there is; accounts that keep no results are led to their own start."""
    visitor = signed_in()
    if not is_allowed(role=visitor.role, permission=Permission.RESULTS_KEEP):
        sees_desk = is_allowed(role=visitor.role, permission=Permission.COMPANY_SEE)
        return lead_to(url_for(OF_PROVIDERS if sees_desk else OF_ADMINS))
    results = list_results(
        db.session(), account_id=visitor.account_id, cipher=outside.current().cipher
    )
    return page(
        "seekers/area/show.html",
        name=visitor.name,
        results=results[:MOST_SHOWN],
        total=len(results),
        has_consultation=session.has_consultation(),
    )
