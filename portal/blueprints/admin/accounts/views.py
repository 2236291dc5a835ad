"""„Konten und Anbieter“: found by address or name; accounts locked and opened again."""

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.access.permission import Permission
from portal.domain.accounts.locking import LockedMeanwhile, LockStep
from portal.domain.audit.entry import SubjectKind
from portal.queries import support
from portal.queries.audit import Search
from portal.services.accounts.lock import lock_account
from portal.web import clock
from portal.web.access import requires, signed_in, writes
from portal.web.audit_words import actor_here, lines_about
from portal.web.extensions import db
from portal.web.lock_letters import ACCOUNT, lock_letter, post_lock_letter
from portal.web.lock_words import DONE_WORDS, MEANWHILE, RANK_WORDS, ROLE_WORDS, read_reason
from portal.web.named_problem import named
from portal.web.pages import page
from portal.web.posting import send_soon
from portal.web.transactions import writing
from portal.web.typed_text import shown_again

blueprint = Blueprint("accounts", __name__, url_prefix="/verwaltung/konten")
FEWEST_LETTERS = 3
MOST_LINES = 20
MORE_NEEDED = f"Bitte geben Sie mindestens {FEWEST_LETTERS} Zeichen ein."
NOT_ONESELF = "Ihr eigenes Konto können Sie nicht sperren."


@blueprint.get("")
@requires(Permission.OPERATIONS_SEE)
def index() -> Response:
    """Ask for whom to look."""
    return page("admin/accounts/index.html", typed="", problem="", problems=(), found=None)


@blueprint.post("")
@requires(Permission.OPERATIONS_SEE)
@writes
def find() -> Response:
    """Show whom there is; changes nothing, but an address must not stand in the page's own."""
    typed = shown_again(request.form.get("suche", "")).strip()
    problem = "" if len(typed) >= FEWEST_LETTERS else MORE_NEEDED
    session = db.session()
    return page(
        "admin/accounts/index.html",
        status=422 if problem else 200,
        typed=typed,
        problem=problem,
        problems=named("suche", sentence=problem),
        found=None
        if problem
        else {
            "accounts": support.search_accounts(session, words=typed),
            "companies": support.search_companies(session, words=typed),
        },
        most=support.MOST_FOUND,
        roles=ROLE_WORDS,
    )


@blueprint.get("/<string(length=32):account_id>")
@requires(Permission.OPERATIONS_SEE)
def show(account_id: str) -> Response:
    """Show an account and what support did to it."""
    return _show(account_id)


@blueprint.post("/<string(length=32):account_id>/sperren")
@requires(Permission.OPERATIONS_RUN)
@writes
def lock(account_id: str) -> AnyResponse:
    """Lock the account; its sign-ins end at once."""
    return _change(account_id, LockStep.LOCK)


@blueprint.post("/<string(length=32):account_id>/entsperren")
@requires(Permission.OPERATIONS_RUN)
@writes
def unlock(account_id: str) -> AnyResponse:
    """Open the account again."""
    return _change(account_id, LockStep.UNLOCK)


def _change(account_id: str, step: LockStep) -> AnyResponse:
    reason, problem = read_reason(request.form)
    if not problem and account_id == signed_in().account_id:
        problem = NOT_ONESELF
    if problem:
        return _show(account_id, reason=reason, problem=problem, status=422)
    found = support.get_account(db.session(), account_id=account_id)
    letter, now = lock_letter(recipient=found.email, what=ACCOUNT, reason=reason), clock.now()
    try:
        with writing() as session:
            lock_account(
                session,
                account_id=account_id,
                step=step,
                reason=reason,
                actor=actor_here(),
                now=now,
            )
            if step is LockStep.LOCK:
                post_lock_letter(session, letter=letter, account_id=None, now=now)
    except LockedMeanwhile:
        return _show(account_id, notice=MEANWHILE, status=409)
    send_soon()
    return redirect(url_for(".show", account_id=account_id, getan=step.value), 303)


def _show(
    account_id: str, *, reason: str = "", problem: str = "", notice: str = "", status: int = 200
) -> Response:
    session = db.session()
    account = support.get_account(session, account_id=account_id)
    about = Search(kind=SubjectKind.ACCOUNT, subject_id=account_id)
    return page(
        "admin/accounts/show.html",
        status=status,
        account=account,
        role=ROLE_WORDS[account.role],
        rank=RANK_WORDS[account.rank] if account.rank else "",
        is_own=account_id == signed_in().account_id,
        lines=lines_about(about, most=MOST_LINES),
        reason=reason,
        problem=problem,
        problems=named("grund", sentence=problem),
        notice=notice,
        done=DONE_WORDS.get(request.args.get("getan", ""), ""),
    )
