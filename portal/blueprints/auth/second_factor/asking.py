"""Password and code, which every change of the second factor asks for."""

from typing import Any

from flask import Response

from portal.queries.own_account import PasswordOutdated
from portal.services.second_factor.codes import CodeWrong
from portal.values.letter import Letter
from portal.web import site
from portal.web.letters import compose
from portal.web.named_problem import NamedProblem, by_field
from portal.web.own_password import (
    AT_THE_SAME_MOMENT,
    PasswordRefused,
    confirm_password,
    too_often,
)
from portal.web.pages import page
from portal.web.throttle import seconds_to_wait

CURRENT, CODE = "aktuelles_passwort", "code"
PURPOSE = "own-second-factor"
SUBJECT = "Anmeldung mit zusätzlichem Code"
MOST_CODES = 6
"""In ten minutes, for the account wherever they come from."""
Refusal = PasswordRefused | PasswordOutdated | CodeWrong
REFUSALS = (PasswordRefused, PasswordOutdated, CodeWrong)
CODE_WRONG = (
    "Dieser Code stimmt nicht oder wurde schon benutzt. Bitte geben Sie den Code ein, den Ihre App"
    " gerade zeigt."
)


def confirm(*, account_id: str, typed_password: str) -> str:
    """Return the hash to which the password belongs, and count one guess at the code.

    Raises:
        PasswordRefused: the password is wrong, or there were too many attempts at either.
    """
    encoded = confirm_password(account_id=account_id, typed=typed_password)
    wait = seconds_to_wait(purpose=PURPOSE, most=MOST_CODES, account_id=account_id)
    if wait:
        raise too_often(wait)
    return encoded


def factor_letter(*, is_on: bool) -> Letter:
    """Write the mail that tells the owner what was switched."""
    return compose(
        "second_factor",
        sender=site.current().reset_sender,
        recipient="",
        subject=SUBJECT,
        is_on=is_on,
    )


def _problem_in(error: Refusal) -> NamedProblem:
    """Return the line of the page for a refusal."""
    if isinstance(error, PasswordRefused):
        return NamedProblem(CURRENT, error.sentence)
    if isinstance(error, PasswordOutdated):
        return NamedProblem(CURRENT, AT_THE_SAME_MOMENT)
    return NamedProblem(CODE, CODE_WRONG)


def form_page(template: str, *, error: Refusal | None = None, **values: Any) -> Response:
    """Show a page with the two fields, empty; with an error what is wrong and its status."""
    problems = (_problem_in(error),) if error else ()
    status, wait = 422 if error else 200, 0
    if isinstance(error, PasswordRefused):
        status, wait = error.status, error.seconds
    response = page(
        template,
        status=status,
        problems=problems,
        problem_of=by_field(problems, fields=(CURRENT, CODE)),
        **values,
    )
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response
