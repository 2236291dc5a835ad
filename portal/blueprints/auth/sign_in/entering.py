"""Address and password: one neutral answer to everything that does not fit."""

import secrets

from flask import Response, redirect, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.sign_in.landing import landing
from portal.blueprints.auth.sign_in.notices import NOTICES
from portal.blueprints.auth.sign_in.resending import seal_account
from portal.blueprints.auth.sign_in.tries import Tries, told_to_wait
from portal.domain.accounts.credentials import Credentials
from portal.domain.accounts.email_address import AddressInvalid, read_address
from portal.domain.accounts.throttling import Kind
from portal.queries.accounts import find_credentials
from portal.services.sign_ins.note_failure import note_failure
from portal.services.sign_ins.open_session import AccountChanged, open_session
from portal.web import clock, outside, visiting
from portal.web.device import device_words
from portal.web.extensions import db
from portal.web.own_path import wanted_path
from portal.web.pages import page
from portal.web.transactions import writing
from portal.web.typed_text import shown_again

ADDRESS_NEEDED = "Bitte geben Sie die E-Mail-Adresse Ihres Kontos vollständig ein."
WRONG = (
    "E-Mail-Adresse und Passwort passen nicht zusammen. Bitte prüfen Sie beides. Wenn Sie das"
    " Passwort nicht mehr wissen, fordern Sie ein neues an."
)


def show_entry() -> AnyResponse:
    """Show the form; somebody who is signed in goes on to where they wanted to go."""
    wanted = wanted_path(request.args.get("weiter", ""))
    found = visiting.visitor()
    if found is None:
        return _page(wanted=wanted)
    if found.awaits_second_factor:
        return redirect(url_for("auth.sign_in.show_code", weiter=wanted or None), 303)
    return redirect(landing(wanted, role=found.role), 303)


def enter() -> AnyResponse:
    """Sign in, or show the form again with the address that was typed."""
    wanted = wanted_path(request.form.get("weiter", ""))
    try:
        address = read_address(text=request.form.get("email", ""))
    except AddressInvalid:
        return _page(wanted=wanted, problem=ADDRESS_NEEDED, status=422)
    tries = Tries(kind=Kind.PASSWORD, account_key=address.key)
    wait = tries.reserve()
    if wait:
        return _refuse_for(wait, wanted=wanted)
    credentials = _checked(find_credentials(db.session(), email_key=address.key))
    if credentials is not None and not credentials.is_activated:
        return _show_unconfirmed(credentials, tries, wanted=wanted)
    if credentials is None or not _open(credentials, tries):
        return _page(wanted=wanted, problem=WRONG, status=422)
    if credentials.has_second_factor:
        return redirect(url_for("auth.sign_in.show_code", weiter=wanted or None), 303)
    return redirect(landing(wanted, role=credentials.role), 303)


def _checked(found: Credentials | None) -> Credentials | None:
    """Return what was found if the password belongs to it.

    An unknown address costs a hash and a transaction as well, so that time tells nothing.
    """
    typed = request.form.get("passwort", "")
    passwords = outside.current().passwords
    if found is None:
        passwords.verify_nothing(password=typed)
    elif passwords.verify(password=typed, encoded=found.password_hash):
        return found
    with writing() as database:
        note_failure(
            database,
            account_id=found.account_id if found else "",
            device=device_words(),
            now=clock.now(),
        )
    return None


def _show_unconfirmed(credentials: Credentials, tries: Tries, *, wanted: str) -> Response:
    """Say why the right password does not help yet, and offer the link once more."""
    with writing() as database:
        tries.clear(database)
    sealed = seal_account(account_id=credentials.account_id, wanted=wanted)
    return _page(wanted=wanted, sealed=sealed, status=422)


def _open(credentials: Credentials, tries: Tries) -> bool:
    """Sign this browser in under a fresh token; the one it had before ends.

    Return False if the password was changed since it was checked.
    """
    token = visiting.fresh_token()
    renewed = _renewed_hash(credentials)
    try:
        with writing() as database:
            open_session(
                database,
                credentials=credentials,
                session_id=secrets.token_hex(16),
                token_hash=visiting.hash_token(token=token),
                former_token_hash=visiting.hash_token(token=session.get(visiting.TOKEN_NAME, "")),
                renewed_hash=renewed,
                device=device_words(),
                now=clock.now(),
            )
            tries.clear(database)
            if not credentials.has_second_factor:
                tries.remember_place(database, account_id=credentials.account_id)
    except AccountChanged:
        return False
    visiting.sign_in(token=token)
    return True


def _renewed_hash(credentials: Credentials) -> str:
    passwords = outside.current().passwords
    if not passwords.is_outdated(encoded=credentials.password_hash):
        return ""
    return passwords.hash(password=request.form["passwort"])


def _refuse_for(wait: int, *, wanted: str) -> Response:
    refused = _page(wanted=wanted, problem=told_to_wait(wait), status=429)
    refused.headers["Retry-After"] = str(wait)
    return refused


def _page(*, wanted: str, problem: str = "", sealed: str = "", status: int = 200) -> Response:
    return page(
        "auth/sign_in/show.html",
        status=status,
        typed=shown_again(request.form.get("email", ""), most=254),
        problem=problem,
        problems=({"anchor": "email", "sentence": problem},) if problem else (),
        notice=NOTICES.get(request.args.get("hinweis", ""), ""),
        sealed=sealed,
        weiter=wanted,
    )
