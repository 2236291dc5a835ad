"""Copy a facility, put it into the bin, take it back."""

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.facilities.creating import new_key, sent_key
from portal.domain.access.permission import Permission
from portal.domain.directory.basics import read_line
from portal.domain.publication.rule import DAYS_IN_BIN, TIME_IN_BIN
from portal.queries.own_facilities import OwnFacility, list_own
from portal.queries.received_inquiries import count_open
from portal.services.facilities.bin_own import bin_own
from portal.services.facilities.copy_own import copy_own
from portal.services.inquiries.close import AskedMeanwhile, close_inquiries
from portal.services.inquiries.contacts import read_unfinished_contacts
from portal.values.errors import Invalid
from portal.web import clock, outside
from portal.web.company import acting, actor, own_facility
from portal.web.extensions import db
from portal.web.inquiry_notices import closing
from portal.web.named_problem import NamedProblem
from portal.web.pages import page
from portal.web.posting import send_soon
from portal.web.transactions import writing
from portal.web.typed_text import shown_again

NAME_NEEDED = (
    "Bitte geben Sie der Kopie einen Namen, ohne spitze Klammern und mit höchstens 200 Zeichen."
)

MEANWHILE = (
    "Gerade ist noch eine Anfrage an diese Einrichtung gekommen. Sie ist noch nicht gelöscht. Wenn"
    " Sie sie trotzdem löschen möchten, drücken Sie den Knopf noch einmal."
)


def ask_copy(*, facility_id: int) -> Response:
    """Say what a copy holds, and ask for its name."""
    own = _own(facility_id)
    return _show_copy(own, name=f"Kopie von {own.name}", key=new_key())


def copy(*, facility_id: int) -> AnyResponse:
    """Copy it and lead to the copy."""
    own, key, who = _own(facility_id), sent_key(), actor()
    typed = request.form.get("name", "")
    try:
        name = read_line(field="name", text=typed)
    except Invalid:
        name = ""
    if not name:
        problems = (NamedProblem("name", NAME_NEEDED),)
        return _show_copy(own, name=shown_again(typed, most=400), key=key, problems=problems)
    with writing() as session:
        copied_id = copy_own(
            session,
            acting=acting(),
            facility_id=facility_id,
            key=key,
            name=name,
            actor=who,
            today=clock.today(),
            now=clock.now(),
        )
    return redirect(
        url_for("providers.sections.index", facility_id=copied_id, fertig="kopiert"), 303
    )


def ask_deletion(*, facility_id: int) -> Response:
    """Ask whether it shall go, and say what that means."""
    return _show_deletion(_own(facility_id))


def delete(*, facility_id: int) -> AnyResponse:
    """Put it into the bin, and end its inquiries; those who sent them are told."""
    own, cipher = _own(facility_id), outside.current().cipher
    contacts = read_unfinished_contacts(db.session(), facility_id=facility_id, cipher=cipher)
    posts = {
        inquiry_id: closing(contact, inquiry_id=inquiry_id) if contact else None
        for inquiry_id, contact in contacts.items()
    }
    company_id, who, now = acting().company_id, actor(), clock.now()
    try:
        with writing() as session:
            closed = close_inquiries(
                session, facility_id=facility_id, posts=posts, now=now, cipher=cipher
            )
            bin_own(
                session,
                company_id=company_id,
                facility_id=facility_id,
                is_deleted=True,
                actor=who,
                now=now,
                closed=closed,
            )
    except AskedMeanwhile:
        return _show_deletion(own, notice=MEANWHILE, status=409)
    send_soon()
    return redirect(url_for(".index", fertig="geloescht"), 303)


def show_bin() -> Response:
    """List what can be taken back, with the day on which it is gone for good."""
    waiting = list_own(db.session(), acting=acting(), today=clock.today(), is_deleted=True)
    return page(
        "providers/facilities/show_bin.html",
        waiting=tuple((one, one.deleted_at + TIME_IN_BIN) for one in waiting if one.deleted_at),
        days=DAYS_IN_BIN,
    )


def restore(*, facility_id: int) -> AnyResponse:
    """Take it back as a draft; what is not in the bin stays as it is."""
    own = own_facility(facility_id, Permission.FACILITIES_MANAGE, with_deleted=True)
    if own.deleted_at is not None:
        _restore(facility_id)
    return redirect(url_for(".index", fertig="zurueck"), 303)


def _own(facility_id: int) -> OwnFacility:
    return own_facility(facility_id, Permission.FACILITIES_MANAGE)


def _show_deletion(own: OwnFacility, *, notice: str = "", status: int = 200) -> Response:
    return page(
        "providers/facilities/ask_deletion.html",
        status=status,
        own=own,
        days=DAYS_IN_BIN,
        waiting=count_open(db.session(), facility_id=own.id),
        notice=notice,
    )


def _restore(facility_id: int) -> None:
    company_id, who = acting().company_id, actor()
    with writing() as session:
        bin_own(
            session,
            company_id=company_id,
            facility_id=facility_id,
            is_deleted=False,
            actor=who,
            now=clock.now(),
        )


def _show_copy(
    own: OwnFacility, *, name: str, key: str, problems: tuple[NamedProblem, ...] = ()
) -> Response:
    return page(
        "providers/facilities/ask_copy.html",
        status=422 if problems else 200,
        own=own,
        name=name,
        key=key,
        problems=problems,
    )
