"""Keep the answers for thirty days, only with a consent of their own, and give a resume code."""

import secrets

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.pflegegrad import asking, resulting, sealing, starting
from portal.domain.pflegegrad.answer_sheet import AnswerSheet, SheetInvalid, from_json, to_json
from portal.domain.robin.consent import text_version
from portal.domain.robin.resume_code import BITS
from portal.services.consultations.find import ConsultationGone, ticket_of
from portal.services.consultations.issue_code import issue_code
from portal.services.consultations.read import OpenConsultation, read_consultation
from portal.services.consultations.revoke import revoke_consent
from portal.services.consultations.start import (
    CONSENT_QUESTION,
    StartedMeanwhile,
    start_consultation,
)
from portal.web import clock, content, kept_estimate, outside
from portal.web.documents import forget_documents
from portal.web.extensions import db
from portal.web.transactions import writing

CATALOGUE = "pflegegrad-rechner"


def keep() -> AnyResponse:
    """Store the sheet under a code, or show the result again if the consent is missing."""
    try:
        sheet = sealing.unseal(text=request.form.get(sealing.FIELD, ""))
    except sealing.SheetLost:
        return asking.rescue()
    if not sheet.has_person:
        return starting.show_start(sheet=sheet)
    if request.form.get(resulting.FIELD) != "ja":
        return resulting.show_result(sheet=sheet, lacks_consent=True)
    try:
        _store(sheet)
    except StartedMeanwhile:  # A double click: the other one has stored it by now.
        _store(sheet)
    kept = _read(_key(sheet))
    kept_estimate.take(ticket_of(code=kept.code))
    return redirect(url_for("seekers.pflegegrad.result", _anchor="code"), 303)


def show_kept() -> AnyResponse:
    """Show the result that this browser keeps; without one, the first page."""
    ticket = kept_estimate.ticket_here()
    if ticket is None:
        return redirect(url_for("seekers.pflegegrad.start"), 303)
    try:
        kept = _read(ticket)
        sheet = from_json(text=str(kept.answers.get(kept_estimate.QUESTION)))
    except (ConsultationGone, SheetInvalid):
        kept_estimate.forget()
        return starting.show_start(is_gone=True)
    return resulting.show_result(sheet=sheet, code=kept.code, expires_at=kept.expires_at)


def revoke() -> AnyResponse:
    """Revoke the consent: the kept answers and documents go at once."""
    ticket = kept_estimate.ticket_here()
    if ticket is not None:
        with writing() as database:
            owner_id = revoke_consent(database, key=ticket, now=clock.now())
        if owner_id:
            forget_documents(owner_id=owner_id)
    kept_estimate.forget()
    return redirect(url_for("seekers.robin.deleted"), 303)


def _store(sheet: AnswerSheet) -> None:
    cipher = outside.current().cipher
    with writing() as database:
        start_consultation(
            database,
            key=_key(sheet),
            consultation_id=sealing.owner_of(sheet=sheet),
            answers={CONSENT_QUESTION: "ja", kept_estimate.QUESTION: to_json(sheet=sheet)},
            catalogue_version=CATALOGUE,
            consent_version=text_version(text=content.current().explanations.consent),
            now=clock.now(),
            cipher=cipher,
        )
        issue_code(
            database,
            key=_key(sheet),
            random_bits=secrets.randbits(BITS),
            catalogue=content.current().catalogue,
            now=clock.now(),
            cipher=cipher,
        )


def _read(key: str) -> OpenConsultation:
    """Return what is kept under a key or ticket.

    Raises:
        ConsultationGone: nothing is stored there any more.
    """
    return read_consultation(
        db.session(), key=key, now=clock.now(), cipher=outside.current().cipher
    )


def _key(sheet: AnswerSheet) -> str:
    """Return the key of the row: the random id, which only the encrypted field holds.

    The same form gives the same key, so that a double click stores once.
    """
    return f"{CATALOGUE}:{sheet.id}"
