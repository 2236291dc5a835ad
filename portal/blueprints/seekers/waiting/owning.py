"""What people do with their own entries, by the link in a mail or signed in."""

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.waiting.ways import Ways
from portal.domain.availability.light import CONFIRMED_DAYS
from portal.domain.waiting.terms import MOST_ENTRIES
from portal.queries.waiting_people import Holder, list_people
from portal.services.waiting.confirm import LinkTooOld, confirm_entry
from portal.services.waiting.join import ListFull
from portal.services.waiting.keep import keep_entries
from portal.services.waiting.leave import leave_lists
from portal.services.waiting.read_own import read_own_entries
from portal.services.waiting.withdraw import withdraw_entry
from portal.values.errors import NotFound
from portal.web import clock, outside
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.transactions import writing

LEFT = "seekers.waiting.left"
FULL, OLD = "voll", "neuer"
DONE = {
    "bestaetigt": "Danke. Ihr Eintrag steht jetzt auf der Warteliste.",
    "eingetragen": "Ihr Eintrag steht jetzt auf der Warteliste.",
    "aktuell": "Danke. Ihre Einträge gelten weiter, jeder an seinem Platz.",
    "ausgetragen": "Der Eintrag ist gelöscht.",
    FULL: f"Sie stehen schon auf {MOST_ENTRIES} Wartelisten. Tragen Sie sich bitte erst wo aus.",
    OLD: "Noch nicht bestätigt. Bitte nehmen Sie dafür den Link in unserer neuesten E-Mail.",
}
"""What was done, by the word that stands in the address."""


def show(template: str, holder: Holder, *, ways: Ways) -> Response:
    """Show the entries with what can be done; opening the page changes nothing."""
    try:
        entries = read_own_entries(db.session(), holder=holder, cipher=outside.current().cipher)
    except NotFound:
        return _show_gone(holder, ways)
    done = DONE.get(request.args.get("fertig", ""), "")
    return page(template, entries=entries, ways=ways, done=done, days=CONFIRMED_DAYS)


def confirm(holder: Holder, *, ways: Ways) -> AnyResponse:
    """Let a draft count."""
    try:
        with writing() as session:
            confirm_entry(session, holder=holder, entry_id=_entry_id(), now=clock.now())
    except ListFull:
        return redirect(ways.after(FULL), 303)
    except LinkTooOld:
        return redirect(ways.after(OLD), 303)
    except NotFound:
        return _show_gone(holder, ways)
    return redirect(ways.after("bestaetigt"), 303)


def keep(holder: Holder, *, ways: Ways) -> AnyResponse:
    """Note that all entries are still wanted."""
    try:
        with writing() as session:
            keep_entries(session, holder=holder, now=clock.now())
    except NotFound:
        return _show_gone(holder, ways)
    return redirect(ways.after("aktuell"), 303)


def withdraw(holder: Holder, *, ways: Ways) -> AnyResponse:
    """Delete one entry; with the last one everything of the person goes."""
    with writing() as session:
        left = withdraw_entry(session, holder=holder, entry_id=_entry_id())
    return redirect(ways.after("ausgetragen") if left else url_for(LEFT), 303)


def leave(holder: Holder) -> AnyResponse:
    """Delete all entries; a second click finds them gone."""
    with writing() as session:
        leave_lists(session, holder=holder)
    return redirect(url_for(LEFT), 303)


def _show_gone(holder: Holder, ways: Ways) -> Response:
    """Show what to do where an open page or an old link knows an entry that is not there."""
    is_known = not ways.token or bool(list_people(db.session(), holder=holder))
    return page("seekers/waiting/gone.html", status=404, ways=ways, is_known=is_known)


def _entry_id() -> str:
    return request.form.get("eintrag", "")
