"""Show, add, change and remove the flats of a housing offer."""

from flask import Response, abort, redirect, url_for
from flask import request as sent
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.units.forms import GROUPS, read_unit, unit_as_typed
from portal.domain.access.permission import Permission
from portal.domain.profiles.housing import Shape
from portal.queries.own_units import OwnUnits, get_own_units
from portal.services.journal.change_facility import ChangedMeanwhile
from portal.services.profiles.save_unit import NEW, UnitChange, save_unit
from portal.values.errors import Invalid
from portal.web import clock
from portal.web.company import acting, actor
from portal.web.extensions import db
from portal.web.form_fields import (
    Difference,
    Reading,
    list_differences,
    read_typed,
    sent_version,
)
from portal.web.form_page import form_page
from portal.web.pages import page
from portal.web.transactions import writing

REFUSED = {
    "one": (
        "Eine Wohneinheit ist eine einzelne Wohnung. Für mehrere Wohnungen ändern Sie bitte zuerst"
        " die Wohnform in „Wohnanlage“."
    ),
    "many": "Hier sind schon 60 Wohnungen eingetragen. Mehr zeigt die Seite nicht.",
}
DONE = {"gespeichert": "Gespeichert.", "geloescht": "Die Wohnung ist gelöscht."}


def own_units(facility_id: int) -> OwnUnits:
    """Return the flats of a housing offer of the company; 404 if there is none."""
    who = acting()
    found = get_own_units(db.session(), acting=who, facility_id=facility_id)
    if not who.may_for(Permission.FACILITIES_MANAGE, facility_id=facility_id):
        abort(403)
    return found


def show_all(*, facility_id: int) -> Response:
    """List the flats."""
    offer = own_units(facility_id)
    return page(
        "providers/units/index.html",
        offer=offer,
        can_add=not (offer.shape is Shape.EINHEIT and offer.units),
        one_only=REFUSED["one"],
        today=clock.today(),
        done=DONE.get(sent.args.get("fertig", ""), ""),
    )


def show_form(*, facility_id: int, unit_id: int = NEW) -> Response:
    """Show the form of a flat, empty for a new one."""
    offer = own_units(facility_id)
    typed = {} if unit_id == NEW else unit_as_typed(unit=offer.get(unit_id=unit_id))
    return _show(offer, unit_id, Reading(typed), version=offer.version)


def save(*, facility_id: int, unit_id: int = NEW) -> AnyResponse:
    """Save a flat, or show what is wrong, or what somebody else has saved meanwhile."""
    offer, seen = own_units(facility_id), sent_version()
    if unit_id != NEW:
        offer.get(unit_id=unit_id)
    reading = read_typed(form=sent.form, groups=GROUPS)
    unit = read_unit(reading)
    if unit is None:
        return _show(offer, unit_id, reading, version=seen, status=422)
    try:
        _save(offer, seen, UnitChange(unit_id, unit))
    except ChangedMeanwhile:
        return _show_meanwhile(facility_id, unit_id, reading)
    except Invalid as problem:
        reading.refuse("bezeichnung", REFUSED[problem.code])
        return _show(offer, unit_id, reading, version=seen, status=422)
    return redirect(url_for(".index", facility_id=facility_id, fertig="gespeichert"), 303)


def delete(*, facility_id: int, unit_id: int) -> AnyResponse:
    """Remove a flat; where somebody else has saved meanwhile, show what is there first."""
    offer, seen = own_units(facility_id), sent_version()
    reading = Reading(unit_as_typed(unit=offer.get(unit_id=unit_id)))
    try:
        _save(offer, seen, UnitChange(unit_id, None))
    except ChangedMeanwhile:
        return _show_meanwhile(facility_id, unit_id, reading)
    return redirect(url_for(".index", facility_id=facility_id, fertig="geloescht"), 303)


def _save(offer: OwnUnits, seen: int, change: UnitChange) -> None:
    company_id, who = acting().company_id, actor()
    with writing() as session:
        save_unit(
            session,
            company_id=company_id,
            before=offer,
            seen_version=seen,
            change=change,
            actor=who,
            now=clock.now(),
        )


def _show_meanwhile(facility_id: int, unit_id: int, reading: Reading) -> Response:
    offer = own_units(facility_id)
    now = reading.typed if unit_id == NEW else unit_as_typed(unit=offer.get(unit_id=unit_id))
    differences = list_differences(groups=GROUPS, typed=reading.typed, stored=now)
    return _show(
        offer,
        unit_id,
        reading,
        version=offer.version,
        status=409,
        differences=differences,
    )


def _show(
    offer: OwnUnits,
    unit_id: int,
    reading: Reading,
    *,
    version: int,
    status: int = 200,
    differences: tuple[Difference, ...] | None = None,
) -> Response:
    return form_page(
        "providers/units/show.html",
        groups=GROUPS,
        reading=reading,
        version=version,
        status=status,
        differences=differences,
        offer=offer,
        unit_id=unit_id,
        is_new=unit_id == NEW,
    )
