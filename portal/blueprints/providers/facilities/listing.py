"""The list „Einrichtung“ and its switch „Öffentlich“."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import Response, abort, make_response, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.facilities.drawing import ListRow, drawn_rows
from portal.domain.access.permission import Permission
from portal.domain.availability.light import best
from portal.domain.publication.rule import Hidden, Publication, is_public
from portal.domain.text_search.folding import fold_words
from portal.queries.own_facilities import OwnFacility
from portal.queries.own_list import Listed, Wanted, count_listed, list_with_lights
from portal.services.facilities.publish import PublicationRefused, publish_facility
from portal.web import clock
from portal.web.company import acting, actor, own_facility
from portal.web.desk import chosen_group
from portal.web.extensions import TOKEN_NAME, csrf_token, reader
from portal.web.frames import component
from portal.web.named_problem import NamedProblem
from portal.web.pages import FRAGMENT_LAYOUT, VARY, page, wanted_fragment
from portal.web.transactions import changing
from portal.web.turning import NUMBER, Turn, read_turn
from portal.web.typed_text import shown_again

ON_A_PAGE = 50
FEWEST_TO_SEARCH = 10
"""With more facilities than these the list can be searched."""
SEARCH, LONGEST_TYPED, MOST_WORDS = "suche", 100, 5
WANTED = {"ja": True, "nein": False}
DONE = {
    "kopiert": "Die Kopie ist angelegt. Sie ist noch nicht öffentlich.",
    "geloescht": "Die Einrichtung liegt jetzt im Papierkorb und ist nicht mehr öffentlich.",
    "zurueck": "Die Einrichtung ist zurück. Sie ist noch nicht öffentlich.",
}
HIDDEN_WORDS = {
    Hidden.DELETED: "im Papierkorb",
    Hidden.LOCKED: "Ihr Unternehmen ist gesperrt",
    Hidden.NO_LICENCE: "die Lizenz fehlt",
    Hidden.SWITCHED_OFF: "",
}
REFUSED = {
    Hidden.LOCKED: (
        "Ihr Unternehmen ist gesperrt. Darum kann nichts davon öffentlich werden. Bitte wenden Sie"
        " sich an unseren Support."
    ),
    Hidden.NO_LICENCE: (
        "Für ein Wohnangebot brauchen Sie eine Lizenz Wohnen, bevor es öffentlich wird. Anlegen und"
        " bearbeiten können Sie es kostenlos."
    ),
}


@dataclass(frozen=True, slots=True)
class View:
    """What of the list the address, or a form on it, asks for.

    Args:
        typed: what was looked for, to be shown again.
    """

    typed: str
    turn: Turn

    @property
    def query(self) -> Mapping[str, Any]:
        """Return what else belongs to the address of this page of the list."""
        sought = {SEARCH: self.typed} if self.typed else {}
        return {**sought, NUMBER: self.turn.number} if self.turn.value else sought

    @property
    def fields(self) -> Markup:
        """Return the hidden fields of a form that leads back to this page of the list."""
        return component("hidden_fields")(((TOKEN_NAME, csrf_token()), *self.query.items()))


def read_view() -> View:
    """Read what of the list is asked for."""
    typed = shown_again(request.values.get(SEARCH, ""), most=LONGEST_TYPED).strip()
    return View(typed, read_turn(size=ON_A_PAGE))


def show_list(*, refused: tuple[OwnFacility, Hidden] | None = None) -> Response:
    """Show one page of the company's facilities, of the chosen group only if one is chosen."""
    group, view, session = chosen_group(), read_view(), reader()
    words = fold_words(text=view.typed)[:MOST_WORDS]
    wanted = Wanted(group_id=group.id if group else "", words=words)
    counts = count_listed(session, acting=acting(), wanted=wanted)
    last = max(1, -(-counts.found // ON_A_PAGE))
    view = replace(view, turn=replace(view.turn, number=min(view.turn.number, last)))
    listed = list_with_lights(
        session,
        acting=acting(),
        today=clock.today(),
        wanted=wanted,
        offset=view.turn.offset,
        limit=ON_A_PAGE,
    )
    problems = (
        (NamedProblem(f"b{refused[0].id}", f"{refused[0].name}: {REFUSED[refused[1]]}"),)
        if refused
        else ()
    )
    return page(
        "providers/facilities/index.html",
        status=422 if refused else 200,
        rows=drawn_rows(_rows(listed), fields=view.fields) if listed else "",
        counts=counts,
        view=view,
        last=last,
        has_search=counts.total > FEWEST_TO_SEARCH or view.typed != "",
        group_name=group.name if group else "",
        problems=problems,
        done=DONE.get(request.args.get("fertig", ""), ""),
    )


def switch(*, facility_id: int) -> AnyResponse:
    """Turn the switch to the state that was sent."""
    own = own_facility(facility_id, Permission.FACILITIES_MANAGE)
    wanted = WANTED.get(request.form.get("soll", ""))
    if wanted is None:
        abort(400)
    who = actor()
    try:
        with changing() as source:
            found = publish_facility(
                source,
                company_id=acting().company_id,
                facility_id=facility_id,
                is_wanted=wanted,
                actor=who,
                today=clock.today(),
                now=clock.now(),
            )
    except PublicationRefused as refusal:
        return _refused(own, refusal.reason)
    if not wanted_fragment((f"o{facility_id}",)):
        return redirect(url_for(".index", _anchor=f"b{facility_id}", **read_view().query), 303)
    sentence = f"{own.name} ist jetzt {'öffentlich' if found.value else 'nicht mehr öffentlich'}."
    return _fragment(own, is_on=found.value, sentence=sentence)


def _refused(own: OwnFacility, reason: Hidden) -> Response:
    if not wanted_fragment((f"o{own.id}",)):
        return show_list(refused=(own, reason))
    return _fragment(own, is_on=own.is_published, sentence=REFUSED[reason], is_refused=True)


def _fragment(
    own: OwnFacility, *, is_on: bool, sentence: str, is_refused: bool = False
) -> Response:
    response = make_response(
        render_template(
            "providers/facilities/publish.html",
            layout=FRAGMENT_LAYOUT,
            fragment="switch",
            own=own,
            is_on=is_on,
            sentence=sentence,
            is_refused=is_refused,
            changed_by=actor().words,
            now=clock.now(),
            fields=read_view().fields,
        )
    )
    response.headers["Vary"] = VARY
    return response


def hidden_words(own: OwnFacility) -> str:
    """Return why strangers do not see it, beyond the switch; empty if they do."""
    return _hidden_words(own, is_locked=acting().is_locked)


def _hidden_words(own: OwnFacility, *, is_locked: bool) -> str:
    found = is_public(
        publication=Publication(
            is_wanted=own.wants_public,
            may_publish=own.limits.may_publish,
            is_locked=is_locked,
            is_deleted=own.deleted_at is not None,
        )
    )
    words = (HIDDEN_WORDS[Hidden(reason.code)] for reason in found.reasons)
    return next((one for one in words if one), "")


def _rows(listed: Iterable[Listed]) -> Iterator[ListRow]:
    is_locked, today = acting().is_locked, clock.today()
    for own, reports in listed:
        lamp = best(reports=reports, kinds=frozenset(), today=today)
        yield ListRow(own, lamp, _hidden_words(own, is_locked=is_locked))
