"""Ask a company by mail whether its lights are still right."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.availability.asking import ASK_EVERY
from portal.queries.light_questions import ToAsk, get_for_question
from portal.services.journal.post_letter import post_letter
from portal.values.letter import Letter
from portal.values.ports import Encrypt


def ask_company(
    session: Session, *, to: ToAsk, letter: Letter, mail_id: str, now: datetime, cipher: Encrypt
) -> bool:
    """Post the letter and note that the company was asked; not twice in a week.

    Returns:
        Whether this call asked.
    """
    company = get_for_question(session, company_id=to.company_id)
    if company is None:
        return False
    if company.lights_asked_at is not None and now - company.lights_asked_at < ASK_EVERY:
        return False
    company.lights_asked_at = now
    post_letter(
        session, letter=letter, mail_id=mail_id, account_id=to.account_id, now=now, cipher=cipher
    )
    return True
