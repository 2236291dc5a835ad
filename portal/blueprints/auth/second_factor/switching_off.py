"""Switch the second factor off, with password and code."""

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.own_change import own_change
from portal.blueprints.auth.second_factor.asking import (
    CODE,
    CURRENT,
    REFUSALS,
    confirm,
    factor_letter,
    form_page,
)
from portal.domain.accounts.visitor import Visitor
from portal.services.second_factor.switch_off import switch_off
from portal.web import outside, visiting
from portal.web.access import signed_in
from portal.web.posting import send_soon
from portal.web.transactions import writing

PAGE = "auth/second_factor/show_off.html"


def show_form() -> AnyResponse:
    """Ask for password and code; where there is nothing to switch off, lead back."""
    found = signed_in()
    if found.role.needs_second_factor:
        abort(403)
    if not found.has_second_factor:
        return redirect(url_for("auth.second_factor.show"), 303)
    return form_page(PAGE)


def switch_off_now() -> AnyResponse:
    """Switch it off, or say what is wrong."""
    found = signed_in()
    if found.role.needs_second_factor or not found.has_second_factor:
        return show_form()
    try:
        _switch_off(found)
    except REFUSALS as error:
        return form_page(PAGE, error=error)
    send_soon()
    return redirect(url_for("auth.second_factor.show"), 303)


def _switch_off(found: Visitor) -> None:
    encoded = confirm(account_id=found.account_id, typed_password=request.form.get(CURRENT, ""))
    token = visiting.fresh_token()
    letter = factor_letter(is_on=False)
    with writing() as session:
        switch_off(
            session,
            change=own_change(found, password_hash=encoded, token=token, letter=letter),
            typed=request.form.get(CODE, ""),
            cipher=outside.current().cipher,
        )
    visiting.sign_in(token=token)
