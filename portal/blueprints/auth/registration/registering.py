"""Make an account: the answer is the same for an address that has one already."""

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.registration.forms import EMPTY, Entered, read_form
from portal.domain.accounts.person import SALUTATIONS
from portal.web.own_path import wanted_path
from portal.web.pages import page
from portal.web.registering import Wish, make, too_often_words, wait_before


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
    wait = wait_before()
    if wait:
        refused = show_form(
            entered=entered, wanted=wanted, status=429, too_often=too_often_words(wait)
        )
        refused.headers["Retry-After"] = str(wait)
        return refused
    return make(
        Wish(
            address=entered.address,
            person=entered.person,
            password=request.form["passwort"],
            wanted=wanted,
        )
    )
