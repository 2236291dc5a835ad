"""Inquiries in German words, as facilities and support read them."""

from collections.abc import Mapping

from flask import Flask

from portal.domain.inquiries.kind import InquiryKind, MessageKind
from portal.domain.inquiries.screening import Doubt
from portal.domain.inquiries.state import State
from portal.services.inquiries.read_received import Received
from portal.web.filters import german_time

_WISHES: Mapping[InquiryKind, str] = {
    InquiryKind.RUECKRUF: "angerufen werden",
    InquiryKind.BESICHTIGUNG: "Sie besuchen und sich umsehen",
    InquiryKind.NACHRICHT: "eine Antwort auf die Nachricht",
}
_SAID: Mapping[MessageKind, str] = {
    MessageKind.ANTWORT: "Sie haben geantwortet",
    MessageKind.TERMIN: "Sie haben einen Termin vorgeschlagen",
    MessageKind.ABSAGE: "Sie haben abgesagt",
    MessageKind.NACHRICHT: "Die Person schreibt",
    MessageKind.ZUSAGE: "Die Person hat zugesagt",
    MessageKind.ABLEHNUNG: "Die Person hat Ihre Antwort abgelehnt",
}
_STATES: Mapping[State, str] = {
    State.NEU: "Noch nicht gelesen.",
    State.GELESEN: "Die Person wartet auf Ihre Antwort.",
    State.BEANTWORTET: "Sie haben geantwortet.",
    State.ABGELEHNT: "Sie haben abgesagt.",
    State.ERLEDIGT: "Die Person hat sich entschieden. Sie müssen nichts mehr tun.",
    State.ZURUECKGEZOGEN: "Die Person hat ihre Daten zurückgezogen. Sie müssen nichts mehr tun.",
}
_DECIDED: Mapping[MessageKind, str] = {
    MessageKind.ZUSAGE: "Die Person hat zugesagt.",
    MessageKind.ABLEHNUNG: "Die Person hat abgesagt.",
}
_DOUBTS: Mapping[Doubt, str] = {
    Doubt.TRAP: "Ein Feld ist ausgefüllt, das Menschen nicht sehen.",
    Doubt.NO_STAMP: "Das Formular war älter als ein Tag oder kam nicht von unserer Seite.",
    Doubt.TOO_QUICK: "Das Formular war schneller ausgefüllt, als ein Mensch schreiben kann.",
    Doubt.TOO_OFTEN: "Dieselbe Person hat in zehn Minuten sehr viele Anfragen geschickt.",
    Doubt.LINK: "Im Text stehen Links.",
    Doubt.MARKUP: "Im Text stehen Befehle für Webseiten.",
    Doubt.REPETITION: "Ein Zeichen steht sehr oft hintereinander.",
}


def received_wish(kind: InquiryKind) -> str:
    """Return what the person wishes from the facility."""
    return _WISHES[kind]


def received_said(kind: MessageKind) -> str:
    """Return what stands above a message at the facility."""
    return _SAID[kind]


def received_state(received: Received) -> str:
    """Return where an inquiry that was sent stands, in a sentence or two for the facility."""
    last = received.said[-1].kind if received.said else None
    if received.state is not State.ERLEDIGT or last is None or last not in _DECIDED:
        return _STATES[received.state]
    agreed = received.proposal.words if received.proposal else None
    if last is MessageKind.ZUSAGE and agreed and agreed.time:
        return f"{_DECIDED[last]} Ihr Termin: {german_time(agreed.time)}."
    return _DECIDED[last]


def doubt_words(doubt: Doubt) -> str:
    """Return a doubt of the automatic check as a sentence for support."""
    return _DOUBTS[doubt]


def register(app: Flask) -> None:
    """Make the words known to the templates."""
    for function in (received_wish, received_said, received_state, doubt_words):
        app.jinja_env.filters[function.__name__] = function
