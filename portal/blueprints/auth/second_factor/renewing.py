"""Make new recovery codes, with password and code."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.second_factor.asking import (
    CODE,
    CURRENT,
    REFUSALS,
    confirm,
    form_page,
)
from portal.blueprints.auth.second_factor.draft import make_recovery_codes
from portal.domain.accounts.visitor import Visitor
from portal.services.second_factor.renew_codes import renew_codes
from portal.web import clock, outside
from portal.web.access import signed_in
from portal.web.device import device_words
from portal.web.pages import page
from portal.web.transactions import writing

PAGE = "auth/second_factor/show_renewal.html"


def show_form() -> AnyResponse:
    """Ask for password and code; without a second factor lead to its set-up."""
    if not signed_in().has_second_factor:
        return redirect(url_for("auth.second_factor.show"), 303)
    return form_page(PAGE)


def renew() -> AnyResponse:
    """Make ten codes and show them, which nobody can show again; or say what is wrong."""
    found = signed_in()
    if not found.has_second_factor:
        return show_form()
    codes = make_recovery_codes()
    try:
        _store(found, codes)
    except REFUSALS as error:
        return form_page(PAGE, error=error)
    return page("auth/second_factor/renew.html", codes=codes)


def _store(found: Visitor, codes: tuple[str, ...]) -> None:
    encoded = confirm(account_id=found.account_id, typed_password=request.form.get(CURRENT, ""))
    with writing() as session:
        renew_codes(
            session,
            account_id=found.account_id,
            password_hash=encoded,
            typed=request.form.get(CODE, ""),
            recovery_codes=codes,
            device=device_words(),
            now=clock.now(),
            cipher=outside.current().cipher,
        )
