"""Tell what the same form has sent before, so that it asks no facility twice."""

import hashlib
import re
import secrets
from dataclasses import dataclass

from flask import request

from portal.blueprints.seekers.inquiries.asking import Asked, Sender
from portal.blueprints.seekers.inquiries.forms import Wish
from portal.domain.inquiries.content import to_json
from portal.domain.inquiries.recipient import Recipient
from portal.queries.inquiries import list_asked
from portal.web.extensions import db
from portal.web.posting import ID_BYTES

NUMBER = "nummer"
"""Name of the field with the random number of a form: sent twice it has one effect."""
_NUMBER = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class SentForm:
    """The form that somebody sent, and whom it can still ask.

    Args:
        asker: the account, or the address; whoever else knows the number sends another form.
        fresh: those that take inquiries and that it has not asked yet.
        before: those that it has asked already, whatever was typed then.
    """

    number: str
    asker: str
    fresh: tuple[Recipient, ...]
    before: tuple[Recipient, ...]

    def inquiry_id(self, facility_id: int) -> str:
        """Return the id of what this form sends to a facility: the database takes it once."""
        return _inquiry_id(self.number, self.asker, facility_id)

    def batch_id(self, wish: Wish, agreed: tuple[Recipient, ...]) -> str:
        """Return the same for the same form with the same content to the same facilities."""
        facilities = (str(one.facility_id) for one in agreed)
        content = to_json(content=wish.content)
        return _hashed(self.number, self.asker, wish.kind.value, content, *facilities)


def form_number() -> str:
    """Return the number of the form that was sent, or a new one."""
    sent = request.form.get(NUMBER, "")
    return sent if _NUMBER.fullmatch(sent) else secrets.token_hex(ID_BYTES)


def sent_form(asked: Asked, sender: Sender | None, wish: Wish) -> SentForm:
    """Return the form with what it has sent before."""
    number, asker = form_number(), sender.account_id if sender else wish.address.key
    ids = [_inquiry_id(number, asker, one.facility_id) for one in asked.askable]
    known = frozenset(list_asked(db.session(), inquiry_ids=ids))
    return SentForm(
        number=number,
        asker=asker,
        fresh=tuple(one for one in asked.askable if one.facility_id not in known),
        before=tuple(one for one in asked.askable if one.facility_id in known),
    )


def _inquiry_id(number: str, asker: str, facility_id: int) -> str:
    return _hashed(number, asker, str(facility_id))


def _hashed(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[: 2 * ID_BYTES]
