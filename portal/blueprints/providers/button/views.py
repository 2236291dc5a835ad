"""„Anfrage-Button“: a link for the company's own site, and how often a request did not fit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from html import escape

from flask import Blueprint, Response, url_for

from portal.domain.access.permission import Permission
from portal.domain.button.relevance import Reason
from portal.queries.button import ButtonHouse, list_buttons
from portal.web import clock, site
from portal.web.access import requires
from portal.web.company import acting
from portal.web.desk import chosen_group_id
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.turning import read_turn

blueprint = Blueprint("button", __name__, url_prefix="/anbieter/anfrage-button")
ON_A_PAGE = 10
COUNTED = timedelta(days=90)
WORDS = "Jetzt Pflege anfragen"
STYLE = (
    "display:inline-block;padding:14px 28px;border-radius:8px;background:#0a4f96;color:#fff;"
    "font:bold 18px/1.4 Arial,sans-serif;text-decoration:none"
)
"""Looks like our own blue button; it needs nothing of the site on which it stands."""
REASON_WORDS: Mapping[Reason, str] = {
    Reason.SPAM: "Von einem Programm ausgefüllt (Spam)",
    Reason.NOT_WANTED: "Sie nehmen keine Anfragen an",
    Reason.KIND: "Diese Hilfe bieten Sie nicht an",
    Reason.AREA: "Außerhalb Ihres Gebiets",
    Reason.FULL: "Ihre Ampel steht auf „Belegt“",
}


@dataclass(frozen=True, slots=True)
class Snippet:
    """What a company puts on its own site for one facility."""

    house: ButtonHouse
    address: str

    @property
    def code(self) -> str:
        """Return the link as HTML: no script, no frame, nothing that is loaded."""
        return f'<a href="{escape(self.address)}" style="{STYLE}">{WORDS}</a>'


@blueprint.get("")
@requires(Permission.FACILITIES_MANAGE)
def index() -> Response:
    """Show the snippet of each facility, the guide, and what was filtered with its reason."""
    turn = read_turn(size=ON_A_PAGE)
    found = list_buttons(
        db.session(),
        acting=acting(),
        since=clock.today() - COUNTED,
        group_id=chosen_group_id(),
        offset=turn.offset,
        limit=turn.limit,
    )
    return page(
        "providers/button/index.html",
        snippets=tuple(Snippet(one, _address(one.id)) for one in found[:ON_A_PAGE]),
        words=WORDS,
        reasons=REASON_WORDS,
        days=COUNTED.days,
        page_number=turn.number,
        has_more=len(found) > ON_A_PAGE,
    )


def _address(facility_id: int) -> str:
    return site.current().public_url + url_for("seekers.button.show", facility_id=facility_id)
