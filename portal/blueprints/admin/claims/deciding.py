"""Approve or reject a claim, and say why that did not work."""

import secrets
from collections.abc import Collection

from flask import abort

from portal.domain.accounts.email_address import read_address
from portal.domain.claims.content import ClaimContent
from portal.services.claims.approve import (
    AddressBlocked,
    Approval,
    ClaimDecided,
    CompanyLocked,
    FacilityTaken,
    Told,
    approve_claim,
)
from portal.services.claims.read import ReadClaim, read_claim
from portal.services.claims.reject import RejectedAlready, reject_claim
from portal.values.errors import Invalid, NotFound
from portal.values.letter import Letter
from portal.web import clock, outside, site
from portal.web.audit_words import actor_here
from portal.web.extensions import db
from portal.web.letters import compose
from portal.web.named_problem import NamedProblem
from portal.web.posting import mail_id, send_soon
from portal.web.transactions import writing
from portal.web.visiting import fresh_token, hash_token

TOP = "entschieden"
"""Where the page says what was decided."""
DECIDED = "Diese Anfrage hat inzwischen jemand entschieden. Es wurde nichts geändert."
TAKEN = (
    "Mindestens eine dieser Einrichtungen wird inzwischen von einem Anbieter gepflegt. Es wurde"
    " nichts geändert. Bitte wählen Sie neu oder lehnen Sie die Anfrage ab."
)
BLOCKED = (
    "Die E-Mail-Adresse hat ein Konto, das keines für Anbieter ist. Bitte lehnen Sie mit diesem"
    " Grund ab und bitten Sie um eine andere Adresse."
)
LOCKED = (
    "Das Unternehmen oder das Konto ist gesperrt. Es wurde nichts geändert. Bitte lehnen Sie die"
    " Anfrage ab, oder heben Sie zuerst die Sperre auf."
)
NOTHING_CHOSEN = "Bitte wählen Sie mindestens eine Einrichtung, die das Unternehmen bekommt."
UNREADABLE = "Die Angaben zu dieser Anfrage sind nicht mehr lesbar. Bitte lehnen Sie sie ab."
APPROVED, REJECTED = "Ihre Profilübernahme ist freigegeben", "Ihre Anfrage zur Profilübernahme"
REFUSALS = {
    ClaimDecided: NamedProblem(TOP, DECIDED),
    FacilityTaken: NamedProblem("einrichtung", TAKEN),
    AddressBlocked: NamedProblem("grund", BLOCKED),
    CompanyLocked: NamedProblem("grund", LOCKED),
    Invalid: NamedProblem("einrichtung", NOTHING_CHOSEN),
}


def approve(*, claim_id: str, facility_ids: Collection[int], proof: str) -> NamedProblem | None:
    """Approve; return what stands against it, or None."""
    claim = _read(claim_id)
    if claim.content is None:
        return NamedProblem(*((TOP, DECIDED) if claim.decided_at else ("nachweis", UNREADABLE)))
    approval = Approval(claim_id, facility_ids, proof, actor_here())
    try:
        with writing() as session:
            approve_claim(
                session,
                approval=approval,
                content=claim.content,
                told=_told(),
                now=clock.now(),
                cipher=outside.current().cipher,
            )
    except (ClaimDecided, FacilityTaken, AddressBlocked, CompanyLocked, Invalid) as error:
        return REFUSALS[type(error)]
    send_soon()
    return None


def reject(*, claim_id: str, reason: str) -> NamedProblem | None:
    """Reject; return what stands against it, or None."""
    content = _read(claim_id).content
    try:
        with writing() as session:
            reject_claim(
                session,
                claim_id=claim_id,
                reason=reason,
                actor=actor_here(),
                letter=_rejection(content, reason) if content else None,
                mail_id=mail_id(),
                now=clock.now(),
                cipher=outside.current().cipher,
            )
    except RejectedAlready:
        return NamedProblem(TOP, DECIDED)
    send_soon()
    return None


def _read(claim_id: str) -> ReadClaim:
    try:
        return read_claim(db.session(), claim_id=claim_id, cipher=outside.current().cipher)
    except NotFound:
        abort(404)


def _told() -> Told:
    token = fresh_token()
    sender = site.current().activation_sender
    return Told(
        new=compose("claim_approved", sender=sender, recipient="", subject=APPROVED, token=token),
        known=compose("claim_granted", sender=sender, recipient="", subject=APPROVED),
        mail_id=mail_id(),
        account_id=secrets.token_hex(16),
        token_hash=hash_token(token=token),
    )


def _rejection(content: ClaimContent, reason: str) -> Letter:
    return compose(
        "claim_rejected",
        sender=site.current().activation_sender,
        recipient=read_address(text=content.email).mailbox,
        subject=REJECTED,
        reason=reason,
    )
