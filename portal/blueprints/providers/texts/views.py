"""„Vorlagen“: write, change and throw away texts for answers."""

import secrets

from flask import Blueprint, Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.texts import forms
from portal.domain.access.permission import Permission
from portal.queries.text_modules import ReadyText, list_texts
from portal.services.text_modules.keep import drop_text, keep_text
from portal.values.errors import Invalid
from portal.web import clock
from portal.web.access import requires, writes
from portal.web.company import acting
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.transactions import writing

blueprint = Blueprint("texts", __name__, url_prefix="/anbieter/vorlagen")
DONE_WORDS = {
    "gespeichert": "Die Vorlage ist gespeichert.",
    "geloescht": "Die Vorlage ist gelöscht.",
}


@blueprint.get("")
@requires(Permission.INQUIRIES_HANDLE)
def index() -> Response:
    """List the texts, with a form for a new one."""
    return _list(forms.Entered(ReadyText(secrets.token_hex(16), "", "")))


@blueprint.post("")
@requires(Permission.INQUIRIES_HANDLE)
@writes
def create() -> AnyResponse:
    """Keep a new text."""
    entered = forms.read_form(form=request.form, text_id=request.form.get("nummer", ""))
    problem = _keep(entered)
    return _list(problem, status=422) if problem else _done("gespeichert")


@blueprint.get("/<string:text_id>")
@requires(Permission.INQUIRIES_HANDLE)
def show(text_id: str) -> Response:
    """Show a text, to be changed."""
    return _form(forms.Entered(_own_text(text_id)))


@blueprint.post("/<string:text_id>")
@requires(Permission.INQUIRIES_HANDLE)
@writes
def change(text_id: str) -> AnyResponse:
    """Keep a text as it was changed."""
    _own_text(text_id)
    problem = _keep(forms.read_form(form=request.form, text_id=text_id))
    return _form(problem, status=422) if problem else _done("gespeichert")


@blueprint.post("/<string:text_id>/loeschen")
@requires(Permission.INQUIRIES_HANDLE)
@writes
def delete(text_id: str) -> AnyResponse:
    """Throw a text away."""
    _own_text(text_id)
    who, now = acting(), clock.now()
    with writing() as session:
        drop_text(session, acting=who, text_id=text_id, now=now)
    return _done("geloescht")


def _own_text(text_id: str) -> ReadyText:
    texts = list_texts(db.session(), company_id=acting().company_id)
    found = next((one for one in texts if one.id == text_id), None)
    return found or abort(404)


def _keep(entered: forms.Entered) -> forms.Entered | None:
    """Store a text; return the form with its problem if that cannot be."""
    who, now = acting(), clock.now()
    try:
        with writing() as session:
            keep_text(session, acting=who, ready=entered.ready, now=now)
    except Invalid as error:
        return forms.refused(entered, error=error)
    return None


def _done(what: str) -> AnyResponse:
    return redirect(url_for(".index", getan=what), 303)


def _list(entered: forms.Entered, *, status: int = 200) -> Response:
    return page(
        "providers/texts/index.html",
        status=status,
        texts=list_texts(db.session(), company_id=acting().company_id),
        entered=entered,
        done=DONE_WORDS.get(request.args.get("getan", ""), ""),
    )


def _form(entered: forms.Entered, *, status: int = 200) -> Response:
    return page("providers/texts/show.html", status=status, entered=entered)
