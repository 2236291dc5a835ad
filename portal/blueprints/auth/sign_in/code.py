"""The second step: a code of the app or a recovery code."""

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.auth.sign_in.landing import landing
from portal.blueprints.auth.sign_in.tries import Tries, told_to_wait
from portal.domain.accounts.email_address import read_address
from portal.domain.accounts.throttling import Kind
from portal.domain.accounts.visitor import Visitor
from portal.services.second_factor.check_code import check_code
from portal.services.sign_ins.complete_session import complete_session
from portal.values.errors import NotFound
from portal.web import clock, outside, visiting
from portal.web.device import device_words
from portal.web.own_path import wanted_path
from portal.web.pages import page
from portal.web.transactions import writing

CODE_WRONG = (
    "Dieser Code stimmt nicht oder wurde schon benutzt. Bitte geben Sie den Code ein, den Ihre App"
    " gerade zeigt, oder einen Ihrer Ersatzcodes."
)


def show_code() -> AnyResponse:
    """Ask for the code; whoever has nothing to enter is led on."""
    found = visiting.visitor()
    wanted = wanted_path(request.args.get("weiter", ""))
    return _led_on(found, wanted) or _page(wanted=wanted)


def enter_code() -> AnyResponse:
    """Complete the sign-in with a code, each of which works once."""
    found = visiting.visitor()
    wanted = wanted_path(request.form.get("weiter", ""))
    led_on = _led_on(found, wanted)
    if led_on or found is None:
        return led_on or redirect(url_for("auth.sign_in.show"), 303)
    tries = Tries(kind=Kind.SECOND_FACTOR, account_key=read_address(text=found.email).key)
    wait = tries.reserve()
    if wait:
        return _refuse_for(wait, wanted=wanted)
    token = visiting.fresh_token()
    try:
        is_right = _complete(found, tries, token=token)
    except NotFound:  # The account was erased meanwhile, or this sign-in ended.
        return redirect(url_for("auth.sign_in.show", weiter=wanted or None), 303)
    if not is_right:
        return _page(wanted=wanted, problem=CODE_WRONG, status=422)
    visiting.sign_in(token=token)
    return redirect(landing(wanted, role=found.role), 303)


def _led_on(found: Visitor | None, wanted: str) -> AnyResponse | None:
    """Return where to go for somebody who has no code to enter."""
    if found is None:
        return redirect(url_for("auth.sign_in.show", weiter=wanted or None), 303)
    if not found.awaits_second_factor:
        return redirect(landing(wanted, role=found.role), 303)
    return None


def _complete(found: Visitor, tries: Tries, *, token: str) -> bool:
    with writing() as session:
        is_right = check_code(
            session,
            account_id=found.account_id,
            typed=request.form.get("code", ""),
            now=clock.now(),
            cipher=outside.current().cipher,
        )
        if is_right:
            complete_session(
                session,
                visitor=found,
                token_hash=visiting.hash_token(token=token),
                device=device_words(),
                now=clock.now(),
            )
            tries.clear(session)
            tries.remember_place(session, account_id=found.account_id)
    return is_right


def _page(*, wanted: str, problem: str = "", status: int = 200) -> Response:
    return page("auth/sign_in/show_code.html", status=status, wanted=wanted, problem=problem)


def _refuse_for(wait: int, *, wanted: str) -> Response:
    refused = _page(wanted=wanted, problem=told_to_wait(wait), status=429)
    refused.headers["Retry-After"] = str(wait)
    return refused
