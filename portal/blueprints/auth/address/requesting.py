"""Ask for another e-mail address."""

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.accounts.email_address import AddressInvalid, EmailAddress, read_address
from portal.domain.accounts.visitor import Visitor
from portal.queries.address_changes import find_pending
from portal.queries.own_account import PasswordOutdated
from portal.services.accounts.cancel_address_change import cancel_address_change
from portal.services.accounts.request_address_change import ChangeMails, request_address_change
from portal.values.errors import Invalid
from portal.web import clock, outside, site, visiting
from portal.web.access import signed_in
from portal.web.device import device_words
from portal.web.extensions import db
from portal.web.letters import compose
from portal.web.named_problem import NamedProblem, by_field
from portal.web.own_password import (
    AT_THE_SAME_MOMENT,
    PasswordRefused,
    confirm_password,
    too_often,
)
from portal.web.pages import page
from portal.web.posting import mail_id, send_soon
from portal.web.throttle import seconds_to_wait
from portal.web.transactions import writing
from portal.web.typed_text import shown_again

MOST_REQUESTS = 5
PURPOSE = "address-change"
EMAIL, CURRENT = "email", "aktuelles_passwort"
CANCELLED = "abgebrochen"
LONGEST = 254
ADDRESS_NEEDED = (
    "Bitte geben Sie die neue E-Mail-Adresse vollständig ein, zum Beispiel"
    " erika.muster@example.org."
)
THE_SAME = "Das ist schon die Adresse Ihres Kontos. Bitte geben Sie die neue Adresse ein."


def show_page(
    *, typed: str = "", problems: tuple[NamedProblem, ...] = (), wait: int = 0
) -> Response:
    """Show the change that waits, and the fields for another."""
    found = signed_in()
    response = page(
        "auth/address/show.html",
        status=429 if wait else 422 if problems else 200,
        typed=typed,
        problems=problems,
        problem_of=by_field(problems, fields=(EMAIL, CURRENT)),
        who=found,
        pending=find_pending(db.session(), account_id=found.account_id, now=clock.now()),
        is_cancelled=not problems and request.args.get("hinweis") == CANCELLED,
    )
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def request_change() -> AnyResponse:
    """Send both links, or say what is wrong; who else has the address shows nowhere."""
    typed = shown_again(request.form.get(EMAIL, ""), most=LONGEST)
    try:
        address = read_address(text=request.form.get(EMAIL, ""))
    except AddressInvalid:
        return show_page(typed=typed, problems=(NamedProblem(EMAIL, ADDRESS_NEEDED),))
    try:
        _request(signed_in(), address)
    except PasswordRefused as refused:
        problem = NamedProblem(CURRENT, refused.sentence)
        return show_page(typed=typed, problems=(problem,), wait=refused.seconds)
    except PasswordOutdated:
        return show_page(typed=typed, problems=(NamedProblem(CURRENT, AT_THE_SAME_MOMENT),))
    except Invalid:
        return show_page(typed=typed, problems=(NamedProblem(EMAIL, THE_SAME),))
    send_soon()
    return redirect(url_for("auth.address.show"), 303)


def cancel() -> AnyResponse:
    """Let the change that waits end; asking twice has one effect."""
    with writing() as session:
        cancel_address_change(session, account_id=signed_in().account_id, now=clock.now())
    return redirect(url_for("auth.address.show", hinweis=CANCELLED), 303)


def _request(found: Visitor, address: EmailAddress) -> None:
    encoded = confirm_password(account_id=found.account_id, typed=request.form.get(CURRENT, ""))
    wait = seconds_to_wait(purpose=PURPOSE, most=MOST_REQUESTS, account_id=found.account_id)
    if wait:
        raise too_often(wait)
    old_token, new_token = visiting.fresh_token(), visiting.fresh_token()
    mails = _mails(address, old_token=old_token, new_token=new_token)
    with writing() as session:
        request_address_change(
            session,
            account_id=found.account_id,
            password_hash=encoded,
            address=address,
            old_token_hash=visiting.hash_token(token=old_token),
            new_token_hash=visiting.hash_token(token=new_token),
            mails=mails,
            device=device_words(),
            now=clock.now(),
            cipher=outside.current().cipher,
        )


def _mails(address: EmailAddress, *, old_token: str, new_token: str) -> ChangeMails:
    """Write all three mails, whoever gets one: so it takes the same time for every address."""
    sender = site.current().activation_sender
    subject = "Neue E-Mail-Adresse für Ihr Konto"
    return ChangeMails(
        to_old=compose(
            "address_old",
            sender=sender,
            recipient="",
            subject=subject,
            new_email=address.typed,
            token=old_token,
        ),
        to_new=compose(
            "address_new",
            sender=sender,
            recipient=address.mailbox,
            subject=subject,
            token=new_token,
        ),
        to_taken=compose(
            "address_taken", sender=sender, recipient=address.mailbox, subject=subject
        ),
        old_mail_id=mail_id(),
        new_mail_id=mail_id(),
    )
