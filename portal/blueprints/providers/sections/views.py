"""The parts of one facility: what is there, what is missing, and each part's form."""

from flask import Blueprint, Response, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.facilities.listing import hidden_words
from portal.blueprints.providers.sections import editing, previewing
from portal.blueprints.providers.sections.catalogue import KEYS, parts_for
from portal.blueprints.providers.sections.part import Part
from portal.domain.access.permission import Permission
from portal.domain.matching.category import Category
from portal.queries.own_profiles import OwnProfile
from portal.web.access import requires, writes
from portal.web.pages import page

blueprint = Blueprint("sections", __name__, url_prefix="/anbieter/einrichtungen")
ONE = "/<int(max=2147483647):facility_id>"
PART = f"{ONE}/<any({', '.join(KEYS)}):section>"


@blueprint.get(ONE)
@requires(Permission.FACILITIES_MANAGE)
def index(facility_id: int) -> Response:
    """Show the parts of a facility, and what each that is empty would do."""
    profile = editing.own_profile(facility_id)
    parts = parts_for(profile.own.category)
    return page(
        "providers/sections/index.html",
        profile=profile,
        own=profile.own,
        parts=tuple((part, part.is_filled(profile), part.locked(profile)) for part in parts),
        others=_others(profile),
        hidden=hidden_words(profile.own),
        hints=tuple(part for part in parts if _could_be_filled(part, profile))[:3],
        done=editing.DONE.get(request.args.get("fertig", ""), ""),
    )


def _could_be_filled(part: Part, profile: OwnProfile) -> bool:
    fields = (field for group in part.groups(profile) for field in group.fields)
    return not part.is_filled(profile) and not all(field.is_locked for field in fields)


def _others(profile: OwnProfile) -> tuple[tuple[str, str, str], ...]:
    """Return address, words and state of the pages that hold more than a form."""
    number = profile.own.id
    pictures = url_for("providers.pictures.show", facility_id=number, shelf="bilder")
    words = f"{profile.pictures} von {profile.own.limits.pictures}"
    found = [(pictures, "Bilder und Dokumente", words)]
    if profile.own.category is Category.WOHNEN:
        address = url_for("providers.units.index", facility_id=number)
        found.append((address, "Wohnungen", f"{profile.units} eingetragen"))
    return tuple(found)


@blueprint.get(f"{ONE}/vorschau")
@requires(Permission.FACILITIES_MANAGE)
def preview(facility_id: int) -> AnyResponse:
    """Show a draft as seekers would see it."""
    return previewing.show_preview(facility_id=facility_id)


@blueprint.get(PART)
@requires(Permission.FACILITIES_MANAGE)
def show(facility_id: int, section: str) -> Response:
    """Show the form of a part."""
    return editing.show_part(facility_id=facility_id, key=section)


@blueprint.post(PART)
@requires(Permission.FACILITIES_MANAGE)
@writes
def save(facility_id: int, section: str) -> AnyResponse:
    """Save a part."""
    return editing.save(facility_id=facility_id, key=section)
