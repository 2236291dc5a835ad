"""„Neu berechnen“: a new snapshot beside the old one, and what is different."""

from flask import Response, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.results import forms
from portal.blueprints.seekers.results.opening import open_own
from portal.blueprints.seekers.results.saving import fresh_id, kept_now, store
from portal.blueprints.seekers.robin import advising
from portal.domain.protocol.differences import compare
from portal.domain.protocol.label import Label
from portal.domain.protocol.snapshot import pack
from portal.domain.robin.flow import first_incomplete_page
from portal.services.saved_results.read import OpenResult
from portal.services.saved_results.save import NewResult, TooManyResults
from portal.values.errors import NotFound
from portal.web import content
from portal.web.access import signed_in
from portal.web.pages import page


def renew(*, result_id: str) -> AnyResponse:
    """Advise anew on the kept answers with today's data; the old result stays."""
    opened = open_own(result_id)
    answers = opened.kept.protocol.recommendation.answers
    if first_incomplete_page(catalogue=content.current().catalogue, answers=answers):
        return _refuse(opened, "fragen")
    try:
        result = _computed_anew(opened)
        new_id = store(result)
    except advising.PlaceUnknown:
        return _refuse(opened, "ort")
    except TooManyResults:
        return _refuse(opened, "voll")
    return redirect(url_for("seekers.results.differences", result_id=new_id), 303)


def show_differences(*, result_id: str) -> Response:
    """Show what changed between a result and the one of which it is the new computation.

    Raises:
        NotFound: it is no new computation, or the other one was deleted.
    """
    after = open_own(result_id)
    if not after.renewed_from:
        raise NotFound("nothing to compare with")
    before = open_own(after.renewed_from)
    return page(
        "seekers/results/differences.html",
        before=before,
        after=after,
        found=compare(before=before.kept, after=after.kept),
    )


def _computed_anew(opened: OpenResult) -> NewResult:
    protocol = advising.advise_on(opened.kept.protocol.recommendation.answers)
    account_id = signed_in().account_id
    return NewResult(
        id=fresh_id(),
        label=Label(name=opened.label.name, place=protocol.place.label),
        packed=pack(kept=kept_now(protocol)),
        made_on=protocol.made_on,
        form_key=forms.form_key(account_id=account_id, purpose=f"neu\n{opened.id}"),
        consent_version=opened.consent_version,
        consented_at=opened.consented_at,
        renewed_from=opened.id,
    )


def _refuse(opened: OpenResult, reason: str) -> Response:
    return page(
        "seekers/results/not_renewed.html",
        status=422,
        result=opened,
        reason=reason,
        full=forms.FULL_SENTENCE,
    )
