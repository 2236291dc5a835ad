"""The inquiries as a file for a spreadsheet."""

from collections.abc import Mapping

from flask import Response

from portal.blueprints.providers.mailbox.drawing import STATE_WORDS
from portal.blueprints.providers.mailbox.listing import MOST_ROWS, find_letters, read_wanted
from portal.domain.inquiries.content import Content
from portal.domain.inquiries.source import Source
from portal.queries.mailbox import Letter
from portal.services.inquiries.export import export_contents
from portal.web import clock, outside
from portal.web.company import acting
from portal.web.csv_file import Cell, csv_file
from portal.web.filters import german_time
from portal.web.received_words import received_wish
from portal.web.transactions import writing

HEADER = (
    "Gesendet", "Einrichtung", "Wunsch", "Stand", "Beantwortet", "Zuständig", "Quelle",
    "Name", "Telefon", "E-Mail", "Text",
)  # fmt: skip
SOURCE_WORDS: Mapping[Source, str] = {Source.PORTAL: "Portal", Source.BUTTON: "Anfrage-Button"}
NOTHING = ("", "", "", "")


def give_file() -> Response:
    """Answer with what is listed, at most 500 rows."""
    letters = find_letters(read_wanted(), offset=0, limit=MOST_ROWS)
    who, now, cipher = acting(), clock.now(), outside.current().cipher
    ids = tuple(one.id for one in letters)
    with writing() as session:
        contents = export_contents(session, acting=who, inquiry_ids=ids, now=now, cipher=cipher)
    rows = [_row(one, contents.get(one.id)) for one in letters]
    return csv_file(name="anfragen", header=HEADER, rows=rows)


def _row(letter: Letter, content: Content | None) -> tuple[Cell, ...]:
    answered = german_time(letter.answered_at) if letter.answered_at else ""
    person = (content.name, content.phone, content.email, content.text) if content else NOTHING
    return (
        german_time(letter.sent_at),
        letter.facility_name,
        received_wish(letter.kind),
        STATE_WORDS[letter.state],
        answered,
        letter.looks_after,
        SOURCE_WORDS[letter.source],
        *person,
    )
