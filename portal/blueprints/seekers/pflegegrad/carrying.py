"""Take the estimate into a consultation with Robin, the one under way or a new one."""

from contextlib import suppress

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.pflegegrad import asking, resulting, sealing, starting
from portal.blueprints.seekers.robin import estimating
from portal.blueprints.seekers.robin import session as robin
from portal.blueprints.seekers.robin import starting as robin_start
from portal.services.consultations.find import ConsultationGone
from portal.web.estimate import seal_estimate


def carry_into_robin() -> AnyResponse:
    """Store the grade in the open consultation, or show Robin's start page with it."""
    try:
        sheet = sealing.unseal(text=request.form.get(sealing.FIELD, ""))
    except sealing.SheetLost:
        return asking.rescue()
    if not sheet.has_person:
        return starting.show_start(sheet=sheet)
    grade = resulting.find(sheet=sheet).grade
    if grade is None:
        return resulting.show_result(sheet=sheet, remark="offen")
    with suppress(ConsultationGone):
        if robin.open_consultation() is not None:
            if estimating.take_over(grade=grade):
                return redirect(url_for("seekers.robin.result"), 303)
            return resulting.show_result(sheet=sheet, remark="schon_da")
    return robin_start.show_start(estimate=seal_estimate(grade=grade))
