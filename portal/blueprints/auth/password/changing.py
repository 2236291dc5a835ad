"""Change the password: the current one is asked for, the new one must follow the rule."""

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.own_change import own_change
from portal.domain.accounts.visitor import Visitor
from portal.queries.own_account import PasswordOutdated
from portal.services.passwords.change import change_password
from portal.web import outside, site, visiting
from portal.web.access import signed_in
from portal.web.letters import compose
from portal.web.named_problem import NamedProblem, by_field
from portal.web.new_password import FIRST, SECOND, problems_of
from portal.web.own_password import AT_THE_SAME_MOMENT, PasswordRefused, confirm_password
from portal.web.pages import page
from portal.web.posting import send_soon
from portal.web.transactions import writing

CURRENT = "aktuelles_passwort"
FIELDS = (CURRENT, FIRST, SECOND)
CHANGED = "geaendert"
SUBJECT = "Ihr Passwort wurde geändert"


def show_form(*, problems: tuple[NamedProblem, ...] = (), wait: int = 0) -> Response:
    """Show the fields, empty; above them that the password was changed."""
    status = 429 if wait else 422 if problems else 200
    response = page(
        "auth/password/show.html",
        status=status,
        problems=problems,
        problem_of=by_field(problems, fields=FIELDS),
        is_changed=not problems and request.args.get("hinweis") == CHANGED,
    )
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def change() -> AnyResponse:
    """Store the new password, or say what is wrong."""
    found = signed_in()
    problems = problems_of(form=request.form, own_texts=(found.email, found.name))
    try:
        old_hash = confirm_password(
            account_id=found.account_id, typed=request.form.get(CURRENT, "")
        )
    except PasswordRefused as refused:
        refusal = NamedProblem(CURRENT, refused.sentence)
        return show_form(problems=(refusal, *problems), wait=refused.seconds)
    if problems:
        return show_form(problems=problems)
    try:
        _store(found, old_hash)
    except PasswordOutdated:
        return show_form(problems=(NamedProblem(CURRENT, AT_THE_SAME_MOMENT),))
    send_soon()
    return redirect(url_for("auth.password.show", hinweis=CHANGED), 303)


def _store(found: Visitor, old_hash: str) -> None:
    ports = outside.current()
    new_hash = ports.passwords.hash(password=request.form[FIRST])
    token = visiting.fresh_token()
    letter = compose(
        "password_changed",
        sender=site.current().reset_sender,
        recipient="",
        subject=SUBJECT,
    )
    with writing() as session:
        change_password(
            session,
            change=own_change(found, password_hash=old_hash, token=token, letter=letter),
            new_hash=new_hash,
            cipher=ports.cipher,
        )
    visiting.sign_in(token=token)
