"""The whole circle through the pages: what is typed reaches two people and nothing else."""

from dataclasses import dataclass, field

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.models.inquiry import Inquiry, InquiryMessage
from tests.factories import asking, pages
from tests.factories.forms import press
from tests.factories.mails import first_link, take_mails
from tests.support.statements import rows_of

ASKED = {"text": "Textkanarie", "name": "Namenskanarie", "telefon": "0221 47110815"}
ANSWERED, ACCEPTED = "Antwortkanarie", "Zusagekanarie"
CANARIES = (*ASKED.values(), ANSWERED, ACCEPTED)
HOME, SEEKER = "haus-1@example.org", "erika@example.org"


@dataclass(slots=True)
class Post:
    """The mailboxes of all; `seen` keeps the text of every mail."""

    app: Flask
    seen: list[str] = field(default_factory=list)

    def link_to(self, recipient: str) -> str:
        """Return the path that the newest mail to somebody asks to open."""
        mails = take_mails(self.app)
        self.seen.extend(mail.as_string() for mail in mails)
        newest = next(mail for mail in reversed(mails) if mail["To"] == recipient)
        return "/" + first_link(newest).split("/", 3)[3]


@pytest.fixture
def post(app):
    return Post(app)


@pytest.fixture
def walked(client, other_client, add_offers, post):
    """Walk the circle with two browsers; return the last page at the facility."""
    seeker, provider = client, other_client
    asking.ask(seeker, add_offers(asking.home(1))[0], **ASKED)
    press(seeker, seeker.get(post.link_to(SEEKER)), asking.CONFIRM)
    opened = provider.get(post.link_to(HOME))
    page = provider.get(press(provider, opened, "Anfrage öffnen").location)
    answer = {"art": "antwort", "text": ANSWERED}
    press(provider, page, "Antworten", answer)
    press(seeker, seeker.get(post.link_to(SEEKER)), "Zusagen", {"text": ACCEPTED})
    return provider.get(post.link_to(HOME))


def test_e04_e06_e07_each_reads_what_the_other_wrote(walked):
    text = pages.main_text(walked)

    for canary in CANARIES:
        assert canary in text
    assert "Die Person hat zugesagt" in text
    assert "Antworten" not in text


def test_canary_words_turn_up_in_no_address_log_header_or_mail(
    everything_logged, seen, walked, post
):
    assert walked.status_code == 200
    logged = everything_logged.get_records("setup")

    told = [
        *(address for address, _ in seen),
        *(f"{name}: {value}" for _, headers in seen for name, value in headers),
        *(f"{record.getMessage()} {record.exc_text}" for record in logged),
        *post.seen,
    ]

    assert len(post.seen) == 4
    assert logged
    for canary in CANARIES:
        assert not [text for text in told if canary in text], canary


def test_canary_words_stand_in_no_row(walked, database):
    assert walked.status_code == 200

    rows = rows_of(database)

    assert rows["inquiry"]
    assert len(rows["inquiry_message"]) == 2
    for canary in (*CANARIES, "erika@"):
        assert not [name for name, found in rows.items() if canary in str(found)], canary


def test_x16_what_is_taken_back_is_in_no_page_and_no_row(client, walked, post, database):
    del walked
    with database.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count(InquiryMessage.id))) == 2
    own = next(text for text in post.seen if f"To: {SEEKER}" in text)
    path = asking.LINK.findall(own.replace("=\n", ""))[0]

    press(client, client.get(path), "Daten zurückziehen")

    at_facility = client.get(post.link_to(HOME))
    assert "hat ihre Daten zurückgezogen" in pages.main_text(at_facility)
    for canary in CANARIES:
        assert canary not in at_facility.text
    with database.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count(InquiryMessage.id))) == 0
        assert connection.scalar(sa.select(Inquiry.content)) is None
