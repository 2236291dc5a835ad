"""Who waits: the keys of an address, and the holder of what stands on waiting lists."""

from flask import current_app

from portal.domain.accounts.email_address import EmailAddress, read_address
from portal.domain.accounts.visitor import Visitor
from portal.domain.waiting.person import person_keys
from portal.queries.waiting_people import Holder
from portal.web.visiting import hash_token


def keys_of(*, address: EmailAddress) -> tuple[str, ...]:
    """Return the keys under which an address is or was known, the one in use first."""
    config = current_app.config
    secrets = (config["SECRET_KEY"], *reversed(config["SECRET_KEY_FALLBACKS"]))
    return person_keys(mailbox=address.mailbox, secrets=[str(one) for one in secrets])


def holder_of_link(*, token: str) -> Holder:
    """Return who comes by the link in a mail."""
    return Holder(token_hash=hash_token(token=token))


def holder_of_account(*, visitor: Visitor) -> Holder:
    """Return who is signed in: their entries, and those that their address has without account."""
    keys = keys_of(address=read_address(text=visitor.email))
    return Holder(account_id=visitor.account_id, keys=keys)
