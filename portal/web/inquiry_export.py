"""Somebody's inquiries for their own files, with German names."""

from datetime import datetime

from portal.domain.accounts.visitor import Visitor
from portal.domain.inquiries.content import Content
from portal.domain.inquiries.kind import Author
from portal.domain.inquiries.owner import Owner
from portal.services.inquiries.read_own import OwnInquiry, OwnSending, Said, read_own
from portal.web import clock, outside
from portal.web.extensions import db
from portal.web.inquiry_words import KIND_WORDS, slot_words, status_words

_AUTHORS = {Author.SEEKER: "Sie", Author.PROVIDER: "Einrichtung"}


def export_inquiries(*, visitor: Visitor) -> list[dict[str, object]]:
    """Return all inquiries of whoever is signed in, ready for JSON."""
    sendings = read_own(
        db.session(),
        owner=Owner(account_id=visitor.account_id),
        cipher=outside.current().cipher,
    )
    return [_exported(sending, one) for sending in sendings for one in sending.inquiries]


def _exported(sending: OwnSending, inquiry: OwnInquiry) -> dict[str, object]:
    return {
        "nummer": inquiry.facility_id,
        "einrichtung": inquiry.facility_name,
        "wunsch": KIND_WORDS[sending.kind],
        "stand": status_words(inquiry),
        **_told(inquiry.content),
        "einwilligung_erteilt_am": _instant(sending.consented_at),
        "gesendet_am": _instant(inquiry.sent_at),
        "gelesen_am": _instant(inquiry.read_at),
        "beantwortet_am": _instant(inquiry.answered_at),
        "beendet_am": _instant(inquiry.ended_at),
        "wird_geloescht_am": inquiry.delete_on.isoformat(),
        "nachrichten": [_said(one) for one in inquiry.said],
    }


def _told(content: Content | None) -> dict[str, object]:
    """Return what the facility was told; empty if it was taken back or cannot be read."""
    if content is None:
        return {}
    return {
        "name": content.name,
        "e_mail": content.email,
        "telefon": content.phone,
        "erreichbar": slot_words(content.slot) if content.slot else None,
        "text": content.text,
        "aus_der_digitalen_beratung": dict(content.protocol),
    }


def _said(said: Said) -> dict[str, object]:
    words = said.words
    return {
        "von": _AUTHORS[said.author],
        "art": said.kind.value,
        "zeit": _instant(said.written_at),
        "text": words.text if words else None,
        "termin": _instant(words.time) if words else None,
    }


def _instant(moment: datetime | None) -> str | None:
    return moment.astimezone(clock.BERLIN).isoformat() if moment else None
