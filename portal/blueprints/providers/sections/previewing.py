"""A draft as seekers would see it, for those who keep it."""

from flask import redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.access.permission import Permission
from portal.domain.profiles.hours import days_alike
from portal.services.directory.profile import preview_profile
from portal.web import clock, content
from portal.web.company import acting, own_facility
from portal.web.extensions import db
from portal.web.pages import page


def show_preview(*, facility_id: int) -> AnyResponse:
    """Show the profile of an own facility that nobody sees yet; lead to the one that is public."""
    if own_facility(facility_id, Permission.FACILITIES_MANAGE).is_published:
        return redirect(url_for("seekers.directory.show", facility_id=facility_id), 303)
    profile = preview_profile(
        db.session(),
        facility_id=facility_id,
        company_id=acting().company_id,
        parameters=content.current().parameters,
        today=clock.today(),
    )
    return page(
        "providers/sections/preview.html",
        profile=profile,
        days=days_alike(hours=profile.told.content.hours) if profile.told else (),
        has_pictures=True,
        today=clock.today(),
        qr=None,
        preview_of=facility_id,
    )
