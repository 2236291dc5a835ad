"""„Löschen bestätigen“: erase the account for good."""

from dataclasses import dataclass

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.erasure import erasing
from portal.domain.access.permission import Permission
from portal.queries.companies import (
    count_taken_over,
    find_company_of_master,
    list_facility_names,
)
from portal.queries.own_account import PasswordOutdated
from portal.services.inquiries.close import AskedMeanwhile
from portal.web import visiting
from portal.web.access import requires, signed_in, writes
from portal.web.extensions import db
from portal.web.own_password import AT_THE_SAME_MOMENT, PasswordRefused, confirm_password
from portal.web.pages import page

ASKED_MEANWHILE = (
    "Gerade ist noch eine Anfrage an eine Ihrer Einrichtungen gekommen. Es ist noch nichts"
    " gelöscht. Wenn Sie trotzdem löschen möchten, geben Sie Ihr Passwort bitte noch einmal ein."
)


@dataclass(frozen=True, slots=True)
class Ending:
    """What ends with the account of a Master.

    Args:
        facilities: the names of all facilities of the company.
        taken_over: how many of them go back to the public data; the others are deleted.
    """

    company: str
    facilities: tuple[str, ...]
    taken_over: int


blueprint = Blueprint("erasure", __name__, url_prefix="/mein-konto/loeschen")


@blueprint.get("")
@requires(Permission.ACCOUNT_USE, without_second_factor=True)
def show() -> Response:
    """Ask whether the person is sure, and for the password."""
    return _page()


@blueprint.post("")
@requires(Permission.ACCOUNT_USE, without_second_factor=True)
@writes
def erase() -> AnyResponse:
    """Erase the account and lead to the start page."""
    found = signed_in()
    try:
        encoded = confirm_password(
            account_id=found.account_id, typed=request.form.get("aktuelles_passwort", "")
        )
        erasing.erase(found, password_hash=encoded)
    except PasswordRefused as refused:
        return _page(problem=refused.sentence, status=refused.status, wait=refused.seconds)
    except PasswordOutdated:
        return _page(problem=AT_THE_SAME_MOMENT, status=422)
    except AskedMeanwhile:
        return _page(problem=ASKED_MEANWHILE, status=409)
    visiting.sign_out()
    response = redirect(url_for("public.home.show", hinweis="konto-geloescht"), 303)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _ending() -> Ending | None:
    """Return the company that would end with this account; None if there is none."""
    session = db.session()
    company = find_company_of_master(session, account_id=signed_in().account_id)
    if company is None:
        return None
    names = list_facility_names(session, company_id=company.id)
    return Ending(company.name, names, count_taken_over(session, company_id=company.id))


def _page(*, problem: str = "", status: int = 200, wait: int = 0) -> Response:
    response = page("auth/erasure/show.html", status=status, problem=problem, ending=_ending())
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response
