"""One company, as support sees it: its people, its lock, its name."""

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.access.permission import Permission
from portal.domain.accounts.locking import LockedMeanwhile, LockStep
from portal.queries import support
from portal.queries.audit import Search
from portal.services.companies.rename import LONGEST_NAME, CompanyChanged, rename_company
from portal.values.errors import Invalid
from portal.web import clock
from portal.web.access import requires, writes
from portal.web.audit_words import actor_here, lines_about
from portal.web.company_locks import change_lock
from portal.web.extensions import db
from portal.web.lock_words import MEANWHILE, RANK_WORDS, read_reason
from portal.web.named_problem import named
from portal.web.pages import page
from portal.web.posting import send_soon
from portal.web.transactions import writing
from portal.web.typed_text import shown_again
from portal.web.typed_values import read_whole

blueprint = Blueprint("companies", __name__, url_prefix="/verwaltung/anbieter")
MOST_LINES = 20
MOST_DIGITS = 9
NAME_NEEDED = f"Bitte geben Sie einen anderen Namen ein, mit höchstens {LONGEST_NAME} Zeichen."
DONE_WORDS = {
    LockStep.LOCK.value: "Gesperrt. Die Einrichtungen sind nicht mehr öffentlich.",
    LockStep.UNLOCK.value: "Entsperrt. Die Einrichtungen sind wieder so öffentlich wie gewünscht.",
    "umbenannt": "Der Anbieter ist umbenannt.",
}


@blueprint.get("/<string(length=32):company_id>")
@requires(Permission.OPERATIONS_SEE)
def show(company_id: str) -> Response:
    """Show a company, who works for it, and what happened to it lately."""
    return _show(company_id)


@blueprint.post("/<string(length=32):company_id>/sperren")
@requires(Permission.OPERATIONS_RUN)
@writes
def lock(company_id: str) -> AnyResponse:
    """Lock the company; nothing of it is public any more."""
    return _change_lock(company_id, LockStep.LOCK)


@blueprint.post("/<string(length=32):company_id>/entsperren")
@requires(Permission.OPERATIONS_RUN)
@writes
def unlock(company_id: str) -> AnyResponse:
    """Open the company again."""
    return _change_lock(company_id, LockStep.UNLOCK)


@blueprint.post("/<string(length=32):company_id>/umbenennen")
@requires(Permission.OPERATIONS_RUN)
@writes
def rename(company_id: str) -> AnyResponse:
    """Give the company another name."""
    name = " ".join(shown_again(request.form.get("name", ""), most=2 * LONGEST_NAME).split())
    try:
        with writing() as session:
            rename_company(
                session,
                company_id=company_id,
                name=name,
                version=_number(request.form.get("stand", "")),
                actor=actor_here(),
                now=clock.now(),
            )
    except CompanyChanged:
        return _show(company_id, notice=MEANWHILE, status=409)
    except Invalid:
        return _show(company_id, name=name, problem=("name", NAME_NEEDED), status=422)
    return redirect(url_for(".show", company_id=company_id, getan="umbenannt"), 303)


def _change_lock(company_id: str, step: LockStep) -> AnyResponse:
    reason, problem = read_reason(request.form)
    if problem:
        return _show(company_id, reason=reason, problem=("grund", problem), status=422)
    try:
        change_lock(company_id=company_id, step=step, reason=reason, actor=actor_here())
    except LockedMeanwhile:
        return _show(company_id, notice=MEANWHILE, status=409)
    send_soon()
    return redirect(url_for(".show", company_id=company_id, getan=step.value), 303)


def _show(
    company_id: str,
    *,
    name: str | None = None,
    reason: str = "",
    problem: tuple[str, str] = ("", ""),
    notice: str = "",
    status: int = 200,
) -> Response:
    session = db.session()
    company = support.get_company(session, company_id=company_id)
    about = Search(company_id=company_id)
    field, sentence = problem
    return page(
        "admin/companies/show.html",
        status=status,
        company=company,
        members=support.list_members(session, company_id=company_id),
        ranks=RANK_WORDS,
        lines=lines_about(about, most=MOST_LINES),
        name=company.name if name is None else name,
        reason=reason,
        problem_of={"grund": "", "name": "", field: sentence},
        problems=named(field, sentence=sentence),
        longest_name=LONGEST_NAME,
        notice=notice,
        done=DONE_WORDS.get(request.args.get("getan", ""), ""),
    )


def _number(text: str) -> int:
    """Return the version that the form showed; 0, which none has, for anything else."""
    return read_whole(text, most_digits=MOST_DIGITS) or 0
