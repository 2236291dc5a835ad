"""What pages call the kinds and states of inquiries."""

from collections.abc import Mapping

from portal.domain.inquiries.kind import Author, InquiryKind, MessageKind, Slot
from portal.domain.inquiries.state import State
from portal.services.inquiries.read_own import OwnInquiry, Said
from portal.web.filters import german_date

KIND_WORDS: Mapping[InquiryKind, str] = {
    InquiryKind.RUECKRUF: "Rückruf",
    InquiryKind.BESICHTIGUNG: "Besuch oder Besichtigung",
    InquiryKind.NACHRICHT: "Nachricht",
}
_PLAIN: Mapping[State, str] = {
    State.ENTWURF: "noch nicht bestätigt",
    State.ZURUECKGEHALTEN: "wird von uns geprüft",
    State.NEU: "neu, noch nicht geöffnet",
    State.GELESEN: "gelesen",
    State.BEANTWORTET: "beantwortet",
    State.ABGELEHNT: "abgelehnt",
    State.ERLEDIGT: "erledigt",
    State.ZURUECKGEZOGEN: "zurückgezogen",
}
_SAID: Mapping[MessageKind, str] = {
    MessageKind.ANTWORT: "Antwort",
    MessageKind.TERMIN: "Vorschlag für einen Termin",
    MessageKind.ABSAGE: "Absage",
    MessageKind.NACHRICHT: "Ihre Nachricht",
    MessageKind.ZUSAGE: "Sie haben zugesagt",
    MessageKind.ABLEHNUNG: "Sie haben abgesagt",
}

_LOST_KEEPER = (
    "erledigt: Der Anbieter hat diese Einrichtung bei uns abgemeldet. "
    "Ihre Angaben und alle Nachrichten dazu sind gelöscht"
)


def slot_words(slot: Slot) -> str:
    """Return when somebody can be called."""
    return "zu jeder Zeit" if slot is Slot.EGAL else f"{slot} Uhr"


def status_words(inquiry: OwnInquiry) -> str:
    """Return where an inquiry stands, for the one who sent it."""
    if inquiry.state is State.ERLEDIGT:
        return _over_words(inquiry)
    days = {
        State.GELESEN: inquiry.read_at,
        State.BEANTWORTET: inquiry.answered_at,
        State.ABGELEHNT: inquiry.answered_at,
        State.ZURUECKGEZOGEN: inquiry.ended_at,
    }
    day = days.get(inquiry.state)
    words = _PLAIN[inquiry.state]
    return f"{words} am {german_date(day)}" if day else words


def said_words(said: Said, *, facility_name: str) -> str:
    """Return what stands above a message."""
    words = _SAID[said.kind]
    return f"{words} von {facility_name}" if said.author is Author.PROVIDER else words


def _over_words(inquiry: OwnInquiry) -> str:
    if inquiry.lost_keeper:
        return _LOST_KEEPER
    if inquiry.sent_at is None:
        return "erledigt: nicht weitergeleitet"
    if inquiry.is_accepted:
        return "erledigt: Sie haben zugesagt"
    if any(one.kind is MessageKind.ABLEHNUNG for one in inquiry.said):
        return "erledigt: Sie haben abgesagt"
    return "erledigt: Sie haben sich für eine andere Einrichtung entschieden"
