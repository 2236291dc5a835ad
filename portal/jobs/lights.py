"""Ask companies once a week whether their lights are still right."""

import logging

from portal.domain.accounts.email_address import read_address
from portal.domain.availability.asking import ASK_EVERY
from portal.queries.light_questions import ToAsk, list_to_ask
from portal.services.lights.ask import ask_company
from portal.web import clock, outside, site
from portal.web.extensions import db
from portal.web.letters import compose
from portal.web.lights_link import lights_token
from portal.web.posting import mail_id, send_soon
from portal.web.transactions import writing

log = logging.getLogger(__name__)
ASK_LIGHTS = "ask-lights"
AT_A_TIME = 100
SUBJECT = "Stimmen Ihre freien Plätze noch?"


def ask_lights(_argument: str = "") -> None:
    """Ask every company that is due, one transaction each; idempotent."""
    asked = sum(iter(_ask_some, 0))
    if asked:
        send_soon()
    log.info("asked %s companies about their lights", asked)


def _ask_some() -> int:
    """Ask the next companies and return how many."""
    due = list_to_ask(
        db.session(),
        asked_before=clock.now() - ASK_EVERY,
        confirmed_before=clock.today() - ASK_EVERY,
        limit=AT_A_TIME,
    )
    return sum(_ask(one) for one in due)


def _ask(to: ToAsk) -> bool:
    letter = compose(
        "lights_question",
        sender=site.current().activation_sender,
        recipient=read_address(text=to.email).mailbox,
        subject=SUBJECT,
        token=lights_token(company_id=to.company_id),
    )
    cipher = outside.current().cipher
    with writing() as session:
        return ask_company(
            session, to=to, letter=letter, mail_id=mail_id(), now=clock.now(), cipher=cipher
        )
