"""What is set up before it is switched on: it travels with the form, sealed, and in no row."""

import base64
import json
import secrets
from dataclasses import dataclass

from portal.domain.accounts.one_time_code import SECRET_CHARACTERS
from portal.domain.accounts.recovery_codes import BITS, COUNT, make_recovery_code
from portal.web.sealing import open_text, seal_text

BITS_PER_CHARACTER = 5
BITS_PER_BYTE = 8
GROUP = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """A secret for the app, and ten recovery codes."""

    secret: str
    recovery_codes: tuple[str, ...]

    @property
    def grouped_secret(self) -> str:
        """Return the secret in groups of four, as people type it."""
        return " ".join(
            self.secret[start : start + GROUP] for start in range(0, len(self.secret), GROUP)
        )


def make_draft() -> Draft:
    """Return a random secret of 160 bits and ten random codes."""
    raw = secrets.token_bytes(SECRET_CHARACTERS * BITS_PER_CHARACTER // BITS_PER_BYTE)
    return Draft(secret=base64.b32encode(raw).decode(), recovery_codes=make_recovery_codes())


def make_recovery_codes() -> tuple[str, ...]:
    """Return ten random codes."""
    return tuple(make_recovery_code(random_bits=secrets.randbits(BITS)) for _ in range(COUNT))


def seal_draft(draft: Draft, *, account_id: str) -> str:
    """Return the draft for a hidden field of this account's form."""
    content = {"secret": draft.secret, "codes": draft.recovery_codes}
    return seal_text(json.dumps(content), purpose=_purpose(account_id))


def open_draft(sealed: str, *, account_id: str) -> Draft:
    """Return the draft of a form.

    Raises:
        SealBroken: it was changed, is older than a day, or belongs to another account.
    """
    content = json.loads(open_text(sealed, purpose=_purpose(account_id)))
    return Draft(secret=content["secret"], recovery_codes=tuple(content["codes"]))


def _purpose(account_id: str) -> str:
    return f"second-factor {account_id}"
