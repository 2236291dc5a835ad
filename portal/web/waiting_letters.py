"""Letters to people on waiting lists, each with a link of its own to their entries."""

from typing import Any

from portal.domain.accounts.email_address import EmailAddress
from portal.services.waiting.posting import LinkLetter
from portal.web import site
from portal.web.letters import compose
from portal.web.posting import mail_id
from portal.web.visiting import fresh_token, hash_token


def letter_with_link(
    template: str, *, address: EmailAddress, subject: str, **values: Any
) -> LinkLetter:
    """Render the letter with a fresh link; only the hash of its token leaves this function."""
    token = fresh_token()
    letter = compose(
        template,
        sender=site.current().activation_sender,
        recipient=address.mailbox,
        subject=subject,
        token=token,
        **values,
    )
    return LinkLetter(token_hash=hash_token(token=token), letter=letter, mail_id=mail_id())
