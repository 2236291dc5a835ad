"""Confirm all lights of a company by the link of the weekly mail; it can do nothing else."""

import hashlib
from collections.abc import Sequence

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.access.acting import Acting, Rank
from portal.domain.audit.entry import Actor
from portal.queries.light_questions import find_open_name
from portal.queries.own_lights import Lit, OwnLight, list_public
from portal.services.lights.confirm import confirm_lights
from portal.values.errors import NotFound
from portal.web import clock
from portal.web.access import public, writes
from portal.web.extensions import db
from portal.web.light_lines import lines_of
from portal.web.lights_link import company_of_token
from portal.web.pages import page
from portal.web.transactions import writing

blueprint = Blueprint(
    "confirming", __name__, url_prefix="/verfuegbarkeit-bestaetigen/<string:token>"
)
MOST = 1_000
"""So many facilities the page shows and its button confirms."""
BY_LINK = "Link der wöchentlichen E-Mail"
CHANGED = (
    "Inzwischen hat jemand aus Ihrem Haus etwas geändert. Bitte sehen Sie sich die Angaben noch"
    " einmal an und drücken Sie den Knopf dann erneut."
)


@blueprint.errorhandler(NotFound)
def show_gone(_error: NotFound) -> Response:
    """Say that the link is too old or never was one, and where lights are confirmed, too."""
    return page("providers/confirming/show.html", status=404, is_gone=True)


@blueprint.get("")
@public
def show(token: str) -> Response:
    """Show what the public sees, and the button that confirms it."""
    company_id, name = _company(token)
    return _page(token, name, _reported(company_id), is_done=request.args.get("getan") == "ja")


@blueprint.post("")
@public
@writes
def confirm(token: str) -> AnyResponse:
    """Confirm what the page showed; what was changed meanwhile is shown again first."""
    company_id, name = _company(token)
    found = _reported(company_id)
    if request.form.get("stand", "") != _mark(found):
        return _page(token, name, found, notice=CHANGED, status=409)
    today, now = clock.today(), clock.now()
    with writing() as session:
        confirm_lights(
            session,
            company_id=company_id,
            facility_ids=tuple(one.id for one in found[:MOST]),
            actor=Actor(None, BY_LINK),
            today=today,
            now=now,
        )
    return redirect(url_for(".show", token=token, getan="ja"), 303)


def _company(token: str) -> tuple[str, str]:
    """Return id and name of the company of a link.

    Raises:
        NotFound: there is no such link any more, or the company is gone or locked.
    """
    company_id = company_of_token(token)
    name = find_open_name(db.session(), company_id=company_id)
    if not name:
        raise NotFound("no such company")
    return company_id, name


def _reported(company_id: str) -> tuple[Lit, ...]:
    """Return the public facilities about which something was said; one more than fit a page."""
    everybody = Acting("", BY_LINK, company_id, "", Rank.MASTER)
    return list_public(db.session(), acting=everybody, limit=MOST + 1)


def _said(light: OwnLight) -> tuple[object, ...]:
    """Return what a report says besides its kind and its age."""
    report = light.report
    return report.light, report.places, report.free_from, sorted(light.weekdays)


def _mark(found: Sequence[Lit]) -> str:
    """Return the same for the same reports, whenever they were confirmed."""
    said = [(one.id, light.report.kind, *_said(light)) for one in found for light in one.lights]
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _page(
    token: str,
    name: str,
    found: tuple[Lit, ...],
    *,
    is_done: bool = False,
    notice: str = "",
    status: int = 200,
) -> Response:
    return page(
        "providers/confirming/show.html",
        status=status,
        is_gone=False,
        token=token,
        name=name,
        houses=tuple((one, lines_of(one)) for one in found[:MOST]),
        has_more=len(found) > MOST,
        mark=_mark(found),
        is_done=is_done,
        notice=notice,
    )
