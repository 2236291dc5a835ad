"""Set the second factor up: the app reads the secret, a code proves that it did."""

from dataclasses import replace

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.own_change import own_change
from portal.blueprints.auth.second_factor.asking import (
    CODE,
    CURRENT,
    REFUSALS,
    Refusal,
    confirm,
    factor_letter,
    form_page,
)
from portal.blueprints.auth.second_factor.draft import Draft, make_draft, open_draft, seal_draft
from portal.domain.accounts.one_time_code import app_address, find_step
from portal.domain.accounts.recovery_codes import hash_recovery_code
from portal.domain.accounts.visitor import Visitor
from portal.queries.own_account import count_recovery_codes
from portal.services.second_factor.codes import CodeWrong
from portal.services.second_factor.switch_on import AlreadyOn, NewFactor, switch_on
from portal.web import clock, outside, site, visiting
from portal.web.access import signed_in
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.posting import send_soon
from portal.web.qr_code import qr_code
from portal.web.sealing import SealBroken
from portal.web.transactions import writing


def show_state() -> Response:
    """Show the code for the app, or that it is on and how many recovery codes are left."""
    found = signed_in()
    if not found.has_second_factor:
        return _form(found, make_draft())
    return page(
        "auth/second_factor/show.html",
        is_on=True,
        problems=(),
        left=count_recovery_codes(db.session(), account_id=found.account_id),
        is_compulsory=found.role.needs_second_factor,
    )


def switch_on_now() -> AnyResponse:
    """Switch it on and show the recovery codes, which nobody can show again."""
    found = signed_in()
    if found.has_second_factor:
        return redirect(url_for("auth.second_factor.show"), 303)
    try:
        draft = open_draft(request.form.get("entwurf", ""), account_id=found.account_id)
    except SealBroken:
        # The page was open for more than a day, or was not ours: begin with another secret.
        return _form(found, make_draft(), error=CodeWrong("no draft"))
    try:
        _switch_on(found, draft)
    except REFUSALS as error:
        return _form(found, draft, error=error)
    except AlreadyOn:
        return redirect(url_for("auth.second_factor.show"), 303)
    send_soon()
    return page("auth/second_factor/switch_on.html", codes=draft.recovery_codes)


def _switch_on(found: Visitor, draft: Draft) -> None:
    encoded = confirm(account_id=found.account_id, typed_password=request.form.get(CURRENT, ""))
    step = find_step(
        typed=request.form.get(CODE, ""), secret=draft.secret, now=clock.now(), after=None
    )
    if step is None:
        raise CodeWrong("not that of the draft")
    ports, token = outside.current(), visiting.fresh_token()
    factor = NewFactor(
        secret=ports.cipher.encrypt(plain=draft.secret.encode(), owner_id=found.account_id),
        step=step,
        recovery_hashes=tuple(
            hash_recovery_code(code=code, secret=draft.secret) for code in draft.recovery_codes
        ),
    )
    letter = factor_letter(is_on=True)
    with writing() as session:
        switch_on(
            session,
            change=own_change(found, password_hash=encoded, token=token, letter=letter),
            factor=factor,
            cipher=ports.cipher,
        )
    visiting.sign_in(token=token, visitor=replace(found, has_second_factor=True))


def _form(found: Visitor, draft: Draft, *, error: Refusal | None = None) -> Response:
    address = app_address(secret=draft.secret, account=found.email, issuer=site.current().name)
    return form_page(
        "auth/second_factor/show.html",
        error=error,
        is_on=False,
        is_compulsory=found.role.needs_second_factor,
        qr=qr_code(address),
        draft=draft,
        sealed=seal_draft(draft, account_id=found.account_id),
    )
