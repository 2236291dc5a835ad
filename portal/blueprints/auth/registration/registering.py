"""Make an account: the answer is the same for an address that has one already."""

import hashlib
import hmac
import secrets

from flask import Response, current_app, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.registration.forms import EMPTY, Entered, read_form
from portal.blueprints.auth.sign_in.notices import CONFIRM
from portal.domain.accounts.email_address import EmailAddress
from portal.domain.accounts.person import SALUTATIONS, Person
from portal.domain.accounts.registration import Registration
from portal.queries.accounts import find_credentials
from portal.services.accounts.register import RegisteredMeanwhile, register
from portal.web import clock, explaining_pages, outside, site
from portal.web.device import device_words
from portal.web.extensions import db
from portal.web.letters import compose
from portal.web.own_path import wanted_path
from portal.web.pages import page
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
ACTIVATION_SUBJECT = "Bitte bestätigen Sie Ihre E-Mail-Adresse"
KNOWN_SUBJECT = "Sie haben schon ein Konto"
TOO_OFTEN = (
    "Von Ihrem Anschluss kamen sehr viele Anfragen. Bitte warten Sie {minutes} und versuchen Sie es"
    " dann noch einmal."
)


def show_form(
    *, entered: Entered = EMPTY, wanted: str = "", status: int = 200, too_often: str = ""
) -> Response:
    """Show the form, with what was typed except the passwords."""
    return page(
        "auth/registration/show.html",
        status=status,
        entered=entered,
        wanted=wanted or wanted_path(request.args.get("weiter", "")),
        too_often=too_often,
        salutations=SALUTATIONS,
    )


def submit_form() -> AnyResponse:
    """Make the account, or show the form again and say what is wrong."""
    wanted = wanted_path(request.form.get("weiter", ""))
    entered = read_form(form=request.form)
    if entered.address is None or entered.person is None:
        return show_form(entered=entered, wanted=wanted, status=422)
    wait = seconds_to_wait(purpose=PURPOSE, most=MOST_ATTEMPTS)
    if wait:
        minutes = counted(-(-wait // 60), "Minute", "Minuten")
        refused = show_form(
            entered=entered, wanted=wanted, status=429, too_often=TOO_OFTEN.format(minutes=minutes)
        )
        refused.headers["Retry-After"] = str(wait)
        return refused
    _register(entered.address, entered.person, wanted)
    send_soon()
    return redirect(url_for("auth.sign_in.show", hinweis=CONFIRM, weiter=wanted or None), 303)


def _register(address: EmailAddress, person: Person, wanted: str) -> None:
    """Hash and compose first, for known and unknown addresses alike, then write."""
    password_hash = outside.current().passwords.hash(password=request.form["passwort"])
    token = fresh_token()
    sender = site.current().activation_sender
    mailbox = address.mailbox
    letters = {
        "activation": compose(
            "activation",
            sender=sender,
            recipient=mailbox,
            subject=ACTIVATION_SUBJECT,
            token=token,
        ),
        "known": compose("known_account", sender=sender, recipient=mailbox, subject=KNOWN_SUBJECT),
    }
    registration = Registration(
        address=address, person=person, terms_version=_terms_version(), next_path=wanted
    )
    for _ in range(LOOKS):
        seen_hash, is_same = _compared(address)
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
                    known_id=_hourly_id(address),
                    device=device_words(),
                    now=clock.now(),
                    cipher=outside.current().cipher,
                )
        except RegisteredMeanwhile:  # Another click, or somebody else, was first.
            continue
        return


def _compared(address: EmailAddress) -> tuple[str, bool]:
    """Return the hash of the account that waits, and whether the typed password belongs to it.

    Without such an account, or with one that is confirmed, it costs the same.
    """
    typed = request.form["passwort"]
    passwords = outside.current().passwords
    found = find_credentials(db.session(), email_key=address.key)
    if found is None or found.is_activated:
        passwords.verify_nothing(password=typed)
        return "", False
    return found.password_hash, passwords.verify(password=typed, encoded=found.password_hash)


def _terms_version() -> str:
    """Return the days of the texts as they stand today."""
    return " ".join(explaining_pages.get(slug=slug).as_of.isoformat() for slug in TERMS_PAGES)


def _hourly_id(address: EmailAddress) -> str:
    """Return the same id for the same address within an hour: one mail, however often asked."""
    hour = clock.now().strftime("%Y-%m-%d %H")
    secret = str(current_app.config["SECRET_KEY"])
    text = f"known-account\n{address.key}\n{hour}".encode()
    return hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()[: 2 * ID_BYTES]
