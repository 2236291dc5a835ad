"""Show a part of the form, and save it without overwriting what others have saved."""

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.sections.catalogue import following, parts_for
from portal.blueprints.providers.sections.part import Part
from portal.domain.access.permission import Permission
from portal.queries.own_profiles import OwnProfile, get_own_profile
from portal.services.journal.change_facility import ChangedMeanwhile
from portal.services.profiles.save_part import save_part
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
from portal.web.transactions import writing

NEXT = "weiter"
CHECK = "Bitte prüfen Sie diese Angabe. So können wir sie nicht speichern."
DONE = {
    "angelegt": "Der Entwurf ist angelegt. Niemand sonst sieht ihn, bis Sie ihn veröffentlichen.",
    "kopiert": "Die Kopie ist angelegt, ohne Bilder, Ampel und Bewertungen.",
    "gespeichert": "Gespeichert.",
}


def own_profile(facility_id: int) -> OwnProfile:
    """Return a facility of the company with all that its forms hold; 404 if there is none."""
    who = acting()
    found = get_own_profile(db.session(), acting=who, facility_id=facility_id, today=clock.today())
    if not who.may_for(Permission.FACILITIES_MANAGE, facility_id=facility_id):
        abort(403)
    return found


def show_part(*, facility_id: int, key: str) -> Response:
    """Show the form of a part with what is stored."""
    profile = own_profile(facility_id)
    part = _part(profile, key)
    reading = Reading(part.stored(profile))
    return _show(profile, part, reading, version=profile.own.version)


def save(*, facility_id: int, key: str) -> AnyResponse:
    """Save a part, or show what is wrong, or what somebody else has saved meanwhile."""
    profile, seen = own_profile(facility_id), sent_version()
    part = _part(profile, key)
    reading = read_typed(form=request.form, groups=part.groups(profile))
    change = part.read(reading, profile)
    if reading.problems:
        return _show(profile, part, reading, version=seen, status=422)
    company_id, who = acting().company_id, actor()
    try:
        with writing() as session:
            save_part(
                session,
                company_id=company_id,
                before=profile,
                seen_version=seen,
                change=change,
                actor=who,
                now=clock.now(),
            )
    except ChangedMeanwhile:
        return _show_meanwhile(facility_id, key, reading)
    except Invalid:
        reading.refuse(part.groups(profile)[0].fields[0].name, CHECK)
        return _show(profile, part, reading, version=seen, status=422)
    return _lead_on(profile, part)


def _lead_on(profile: OwnProfile, part: Part) -> AnyResponse:
    number, wanted = profile.own.id, following(part, profile.own.category)
    if NEXT in request.form and wanted is not None:
        address = url_for(".show", facility_id=number, section=wanted.key, fertig="gespeichert")
    else:
        address = url_for(".index", facility_id=number, fertig="gespeichert")
    return redirect(address, 303)


def _part(profile: OwnProfile, key: str) -> Part:
    found = next((one for one in parts_for(profile.own.category) if one.key == key), None)
    if found is None:
        abort(404)
    return found


def _show_meanwhile(facility_id: int, key: str, reading: Reading) -> Response:
    """Show what is stored now beside what was typed; sent again, what was typed counts."""
    profile = own_profile(facility_id)
    part = _part(profile, key)
    now = part.stored(profile)
    differences = list_differences(groups=part.groups(profile), typed=reading.typed, stored=now)
    return _show(
        profile,
        part,
        reading,
        version=profile.own.version,
        status=409,
        differences=differences,
    )


def _show(
    profile: OwnProfile,
    part: Part,
    reading: Reading,
    *,
    version: int,
    status: int = 200,
    differences: tuple[Difference, ...] | None = None,
) -> Response:
    return form_page(
        "providers/sections/show.html",
        groups=part.groups(profile),
        reading=reading,
        version=version,
        status=status,
        differences=differences,
        own=profile.own,
        part=part,
        locked=part.locked(profile),
        following=following(part, profile.own.category),
        done=DONE.get(request.args.get("fertig", ""), ""),
    )
