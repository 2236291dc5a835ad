"""One-time codes of an authenticator app (TOTP).

Source: RFC 6238 with SHA-1, six digits and steps of 30 seconds, as every such app expects.
"""

import hmac
import re
from datetime import datetime

import pyotp

STEP_SECONDS = 30
TOLERANCE = 1
"""How many steps the clock of a telephone may be ahead or behind."""
SECRET_CHARACTERS = 32
"""Length of a secret in Base32: 160 bits, as RFC 4226 recommends."""
DIGITS = 6
_CODE = re.compile(rf"[0-9]{{{DIGITS}}}")
_BETWEEN = str.maketrans("", "", " -\u00a0")


def is_one_time_code(*, typed: str) -> bool:
    """Say whether what was typed has the shape of such a code; blanks and dashes do not count."""
    return _CODE.fullmatch(_bare(typed)) is not None


def find_step(*, typed: str, secret: str, now: datetime, after: int | None) -> int | None:
    """Return the time step whose code was typed, None if there is none.

    The step of now and one before and behind it count, but only steps later than `after`: the
    one of the last code that was taken. So no code works twice. `secret` is Base32.
    """
    current = int(now.timestamp()) // STEP_SECONDS
    code = _bare(typed).encode()
    generator = pyotp.TOTP(secret, interval=STEP_SECONDS, digits=DIGITS)
    for step in range(current - TOLERANCE, current + TOLERANCE + 1):
        is_right = hmac.compare_digest(generator.generate_otp(step).encode(), code)
        if is_right and (after is None or step > after):
            return step
    return None


def app_address(*, secret: str, account: str, issuer: str) -> str:
    """Return the address that an authenticator app reads from the QR code.

    The app shows the issuer and, beside it, the account: the e-mail address.
    """
    return pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=issuer)


def _bare(typed: str) -> str:
    return typed.strip().translate(_BETWEEN)
