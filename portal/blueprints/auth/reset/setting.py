"""Set the new password behind the link of a mail, forgotten or first."""

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.sign_in.notices import NEW_PASSWORD
from portal.blueprints.auth.sign_in.tries import Tries
from portal.domain.accounts.email_address import read_address
from portal.domain.accounts.purposes import Purpose
from portal.domain.accounts.throttling import Kind
from portal.queries.account_links import LinkInvalid, OpenedLink, read_link
from portal.services.passwords.set_by_link import set_by_link
from portal.web import clock, outside, site
from portal.web.device import device_words
from portal.web.extensions import db
from portal.web.letters import compose
from portal.web.named_problem import NamedProblem, by_field
from portal.web.new_password import FIRST, SECOND, problems_of
from portal.web.pages import page
from portal.web.posting import mail_id, send_soon
from portal.web.transactions import writing
from portal.web.visiting import hash_token

SUBJECTS = {
    Purpose.RESET: "Ihr Passwort wurde geändert",
    Purpose.FIRST_SIGN_IN: "Ihr Passwort ist gesetzt",
}
TEMPLATES = {
    Purpose.RESET: "auth/reset/show_form.html",
    Purpose.FIRST_SIGN_IN: "auth/first_sign_in/show.html",
}
"""What a link is for, and its page."""


def show_form(
    token: str, *, purpose: Purpose = Purpose.RESET, problems: tuple[NamedProblem, ...] = ()
) -> Response:
    """Show the two fields; 410 for a link that does not work or has been used."""
    try:
        _open(token, purpose)
    except LinkInvalid:
        return _dead(purpose)
    return page(
        TEMPLATES[purpose],
        status=422 if problems else 200,
        is_dead=False,
        problems=problems,
        problem_of=by_field(problems, fields=(FIRST, SECOND)),
    )


def set_password(token: str, *, purpose: Purpose = Purpose.RESET) -> AnyResponse:
    """Store the new password and lead to the sign-in, or say what is wrong with it."""
    try:
        link = _open(token, purpose)
    except LinkInvalid:
        return _dead(purpose)
    problems = problems_of(form=request.form, own_texts=(link.email, *link.names))
    if problems:
        return show_form(token, purpose=purpose, problems=problems)
    try:
        _set(token, purpose, link, request.form[FIRST])
    except LinkInvalid:  # A double click: the other one has used it by now.
        return _dead(purpose)
    send_soon()
    return redirect(url_for("auth.sign_in.show", hinweis=NEW_PASSWORD), 303)


def _open(token: str, purpose: Purpose) -> OpenedLink:
    link = read_link(
        db.session(), token_hash=hash_token(token=token), purpose=purpose, now=clock.now()
    )
    if link.is_used:
        raise LinkInvalid("used")
    return link


def _set(token: str, purpose: Purpose, link: OpenedLink, password: str) -> None:
    password_hash = outside.current().passwords.hash(password=password)
    tries = Tries(kind=Kind.PASSWORD, account_key=read_address(text=link.email).key)
    letter = compose(
        "password_changed",
        sender=site.current().reset_sender,
        recipient="",
        subject=SUBJECTS[purpose],
    )
    with writing() as session:
        set_by_link(
            session,
            token_hash=hash_token(token=token),
            purpose=purpose,
            password_hash=password_hash,
            letter=letter,
            mail_id=mail_id(),
            device=device_words(),
            now=clock.now(),
            cipher=outside.current().cipher,
        )
        tries.remember_place(session, account_id=link.account_id)


def _dead(purpose: Purpose) -> Response:
    return page(TEMPLATES[purpose], status=410, is_dead=True, problems=(), problem_of={})
