"""Ask for the link: the answer is the same for every address."""

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.accounts.email_address import AddressInvalid, EmailAddress, read_address
from portal.services.passwords.request_reset import request_reset
from portal.web import clock, outside, site
from portal.web.device import device_words
from portal.web.letters import compose
from portal.web.pages import page
from portal.web.posting import mail_id, send_soon
from portal.web.throttle import seconds_to_wait
from portal.web.transactions import writing
from portal.web.typed_text import shown_again
from portal.web.visiting import fresh_token, hash_token

MOST_ATTEMPTS = 10
SENT = "gesendet"
ADDRESS_NEEDED = (
    "Bitte geben Sie Ihre E-Mail-Adresse vollständig ein, zum Beispiel erika.muster@example.org."
)
TOO_OFTEN = (
    "Von Ihrem Anschluss kamen sehr viele Anfragen. Bitte warten Sie einige Minuten und versuchen"
    " Sie es dann noch einmal."
)
SUBJECT = "Neues Passwort für Ihr Konto"


def show_page(*, typed: str = "", problem: str = "", status: int = 200) -> Response:
    """Show the field for the address; under it, after sending, that a mail is on its way."""
    return page(
        "auth/reset/show.html",
        status=status,
        typed=typed,
        problem=problem,
        is_sent=not problem and request.args.get("hinweis") == SENT,
    )


def request_link() -> AnyResponse:
    """Post the link, or show the page again and say what is wrong."""
    typed = shown_again(request.form.get("email", ""), most=254)
    try:
        address = read_address(text=request.form.get("email", ""))
    except AddressInvalid:
        return show_page(typed=typed, problem=ADDRESS_NEEDED, status=422)
    wait = seconds_to_wait(purpose="reset", most=MOST_ATTEMPTS)
    if wait:
        refused = show_page(typed=typed, problem=TOO_OFTEN, status=429)
        refused.headers["Retry-After"] = str(wait)
        return refused
    _post(address)
    return redirect(url_for("auth.reset.show", hinweis=SENT), 303)


def _post(address: EmailAddress) -> None:
    token = fresh_token()
    letter = compose(
        "reset",
        sender=site.current().reset_sender,
        recipient=address.mailbox,
        subject=SUBJECT,
        token=token,
    )
    with writing() as session:
        request_reset(
            session,
            email_key=address.key,
            token_hash=hash_token(token=token),
            letter=letter,
            mail_id=mail_id(),
            device=device_words(),
            now=clock.now(),
            cipher=outside.current().cipher,
        )
    send_soon()
