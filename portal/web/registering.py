"""Make an account: the answer is the same for an address that has one already."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from flask import current_app, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.accounts.email_address import EmailAddress
from portal.domain.accounts.person import Person
from portal.domain.accounts.registration import Registration
from portal.domain.companies.company_data import CompanyData
from portal.queries.accounts import find_credentials
from portal.services.accounts.register import RegisteredMeanwhile, register
from portal.values.letter import Letter
from portal.web import clock, explaining_pages, outside, site
from portal.web.device import device_words
from portal.web.extensions import db
from portal.web.letters import compose
from portal.web.posting import ID_BYTES, mail_id, send_soon
from portal.web.result_words import counted
from portal.web.throttle import seconds_to_wait
from portal.web.transactions import writing
from portal.web.visiting import fresh_token, hash_token

MOST_ATTEMPTS = 20
LOOKS = 3
"""At one moment an account can be made and lose its password; after that nothing changes it."""
PURPOSE = "registration"
TERMS_PAGES = ("datenschutz", "datenschutz-konto", "nutzungsbedingungen")
CONFIRM = "bestaetigen"
"""What the sign-in page is told: it asks to open the link in the mail."""
ACTIVATION_SUBJECT = "Bitte bestätigen Sie Ihre E-Mail-Adresse"
KNOWN_SUBJECT = "Sie haben schon ein Konto"
TOO_OFTEN = (
    "Von Ihrem Anschluss kamen sehr viele Anfragen. Bitte warten Sie {minutes} und versuchen Sie es"
    " dann noch einmal."
)


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wants an account, and with which password.

    Args:
        company: of which they will be the Master; None for Pflegesuchende.
        wanted: a path of ours to which they wanted to go, or empty.
    """

    address: EmailAddress
    person: Person
    password: str
    company: CompanyData | None = None
    voucher_hash: str = ""
    wanted: str = ""


def wait_before() -> int:
    """Count the attempt; return the seconds after which another may be made, 0 for at once."""
    return seconds_to_wait(purpose=PURPOSE, most=MOST_ATTEMPTS)


def too_often_words(wait: int) -> str:
    """Return the sentence for somebody who has to wait so many seconds."""
    return TOO_OFTEN.format(minutes=counted(-(-wait // 60), "Minute", "Minuten"))


def make(wish: Wish) -> AnyResponse:
    """Make the account that waits for its address, and lead to the sign-in.

    Raises:
        VoucherInvalid: the code was entered by somebody else at this moment.
    """
    _register(wish)
    send_soon()
    return redirect(url_for("auth.sign_in.show", hinweis=CONFIRM, weiter=wish.wanted or None), 303)


def terms_version() -> str:
    """Return the days of the texts as they stand today."""
    return " ".join(explaining_pages.get(slug=slug).as_of.isoformat() for slug in TERMS_PAGES)


def _register(wish: Wish) -> None:
    """Hash and compose first, for known and unknown addresses alike, then write."""
    password_hash = outside.current().passwords.hash(password=wish.password)
    token = fresh_token()
    letters = _letters(wish, token)
    registration = Registration(
        address=wish.address,
        person=wish.person,
        terms_version=terms_version(),
        next_path=wish.wanted,
        company=wish.company,
        voucher_hash=wish.voucher_hash,
    )
    for _ in range(LOOKS):
        seen_hash, is_same = _compared(wish)
        try:
            with writing() as session:
                register(
                    session,
                    account_id=secrets.token_hex(16),
                    registration=registration,
                    password_hash=password_hash,
                    seen_hash=seen_hash,
                    is_same_password=is_same,
                    token_hash=hash_token(token=token),
                    **letters,
                    activation_id=mail_id(),
                    known_id=_hourly_id(wish.address),
                    device=device_words(),
                    now=clock.now(),
                    cipher=outside.current().cipher,
                )
        except RegisteredMeanwhile:  # Another click, or somebody else, was first.
            continue
        return


def _letters(wish: Wish, token: str) -> dict[str, Letter]:
    sender, mailbox = site.current().activation_sender, wish.address.mailbox
    known = "known_account" if wish.company is None else "known_provider"
    return {
        "activation": compose(
            "activation",
            sender=sender,
            recipient=mailbox,
            subject=ACTIVATION_SUBJECT,
            token=token,
        ),
        "known": compose(known, sender=sender, recipient=mailbox, subject=KNOWN_SUBJECT),
    }


def _compared(wish: Wish) -> tuple[str, bool]:
    """Return the hash of the account that waits, and whether the typed password belongs to it.

    Without such an account, or with one that is confirmed, it costs the same.
    """
    passwords = outside.current().passwords
    found = find_credentials(db.session(), email_key=wish.address.key)
    if found is None or found.is_activated:
        passwords.verify_nothing(password=wish.password)
        return "", False
    return found.password_hash, passwords.verify(
        password=wish.password, encoded=found.password_hash
    )


def _hourly_id(address: EmailAddress) -> str:
    """Return the same id for the same address within an hour: one mail, however often asked."""
    hour = clock.now().strftime("%Y-%m-%d %H")
    secret = str(current_app.config["SECRET_KEY"])
    text = f"known-account\n{address.key}\n{hour}".encode()
    return hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()[: 2 * ID_BYTES]
