"""The rows of the list of inquiries as HTML: they differ from each other in few values.

What stands around the values is rendered once per kind of row, by the component.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from markupsafe import Markup

from portal.domain.inquiries.state import State
from portal.queries.mailbox import Letter
from portal.web.filters import german_time
from portal.web.frames import Frame, component, escaped, gap
from portal.web.received_words import received_wish

STATE_WORDS: Mapping[State, str] = {
    State.NEU: "Neu",
    State.GELESEN: "Gelesen, wartet auf Antwort",
    State.BEANTWORTET: "Beantwortet",
    State.ABGELEHNT: "Abgesagt",
    State.ERLEDIGT: "Erledigt",
    State.ZURUECKGEZOGEN: "Zurückgezogen",
}
_NEW = State.NEU
_GAPS = ("token", "id", "name", "wish", "about", "sent")
"""What is written into a row, in the order of the gaps; from the id on it is text."""


def drawn_letters(letters: Iterable[Letter], *, token: str) -> Markup:
    """Return the rows as HTML, with this token in the form of each that nobody has read."""
    html = "\n".join([_drawn(one, token) for one in letters])
    return Markup(html)  # noqa: S704 – our own frames with escaped values


def _drawn(letter: Letter, token: str) -> str:
    sent = german_time(letter.sent_at)
    wish, about = received_wish(letter.kind), _about(letter, sent)
    texts = escaped((letter.id, letter.facility_name, wish, about, sent))
    return _frame(is_new=letter.state is _NEW).filled(values=(token, *texts))


def _about(letter: Letter, sent: str) -> str:
    """Return when it was sent, how it stands, who looks after it, and over what it came."""
    keeper = f". Zuständig: {letter.looks_after}" if letter.looks_after else ""
    button = ". Über Ihren Anfrage-Button" if letter.source else ""
    return f"{sent}. {STATE_WORDS[letter.state]}{keeper}{button}"


@cache
def _frame(*, is_new: bool) -> Frame:
    """Return such rows with gaps for their values, in the order in which `_drawn` has them."""
    written = {name: gap(number) for number, name in enumerate(_GAPS)}
    return Frame(html=component("letter_row")(is_new, written))
