"""Ask people on waiting lists whether they still wait, and let the lists age."""

import logging

from portal.domain.accounts.email_address import EmailAddress, read_address
from portal.domain.waiting.terms import ASK_AFTER, KEEP, REST_AFTER
from portal.queries.waiting_people import Reachable, list_to_ask
from portal.services.waiting.age import age_lists
from portal.services.waiting.ask import ask_person
from portal.services.waiting.posting import LinkLetter
from portal.values.errors import PortalError
from portal.web import clock, outside
from portal.web.extensions import db
from portal.web.posting import send_soon
from portal.web.transactions import writing
from portal.web.waiting_letters import letter_with_link

log = logging.getLogger(__name__)
ASK_WAITING = "ask-waiting"
AT_A_TIME = 100
SUBJECT = "Warten Sie noch?"


def ask_waiting(_argument: str = "") -> None:
    """Let the lists age, then ask everybody who is due, one transaction each; idempotent."""
    with writing() as session:
        age_lists(session, now=clock.now())
    asked = sum(iter(_ask_some, 0))
    if asked:
        send_soon()
    log.info("asked %s people on waiting lists", asked)


def _ask_some() -> int:
    """Ask the next people and return how many; each is asked about everything that is due."""
    people = list_to_ask(db.session(), current_before=clock.now() - ASK_AFTER, limit=AT_A_TIME)
    return sum(_ask(person) for person in people)


def _ask(person: Reachable) -> bool:
    question = _question(person)
    with writing() as session:
        return ask_person(
            session,
            person_id=person.person_id,
            question=question,
            now=clock.now(),
            cipher=outside.current().cipher,
        )


def _question(person: Reachable) -> LinkLetter | None:
    """Return the letter with a link of its own; None if the address cannot be read."""
    address = _address(person)
    if address is None:
        return None
    return letter_with_link(
        "waiting_question",
        address=address,
        subject=SUBJECT,
        rest_days=REST_AFTER.days,
        keep_days=KEEP.days,
    )


def _address(person: Reachable) -> EmailAddress | None:
    try:
        text = person.account_email or _opened(person)
        return read_address(text=text)
    except PortalError:
        log.warning("the address of somebody on a waiting list cannot be read")
        return None


def _opened(person: Reachable) -> str:
    cipher = outside.current().cipher
    return cipher.decrypt(cipher=person.email or b"", owner_id=person.person_id).decode()
