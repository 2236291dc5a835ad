"""The list of kept results, one of them, its name and its end."""

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.results import forms
from portal.blueprints.seekers.results.opening import open_own
from portal.services.documents.owners import owner_of_result
from portal.services.saved_results.delete import delete_result
from portal.services.saved_results.read import ResultUnreadable, list_results
from portal.services.saved_results.rename import rename_result
from portal.web import clock, kept_results, outside
from portal.web.access import signed_in
from portal.web.device import device_words
from portal.web.documents import forget_documents
from portal.web.extensions import db
from portal.web.named_problem import NamedProblem
from portal.web.pages import page
from portal.web.transactions import writing


def show_list() -> Response:
    """Show „Digitale Beratung: Ihre gespeicherten Ergebnisse“."""
    results = list_results(
        db.session(), account_id=signed_in().account_id, cipher=outside.current().cipher
    )
    return page(
        "seekers/results/index.html", results=results, is_deleted=request.args.get("weg") == "ja"
    )


def show_result(*, result_id: str) -> Response:
    """Show a result as it was on its day."""
    opened = open_own(result_id)
    with kept_results.speaking(opened.kept):
        return page(
            "seekers/results/show.html",
            result=opened,
            kept=opened.kept,
            protocol=opened.kept.protocol,
            once=forms.fresh_once(),
            is_new=request.args.get("neu") == "ja",
        )


def ask_name(*, result_id: str) -> Response:
    """Show the field with the name as it is."""
    opened = open_own(result_id)
    return _name_form(result_id, opened.label.name, opened.label.name, ())


def rename(*, result_id: str) -> AnyResponse:
    """Give the result the name that was typed."""
    opened = open_own(result_id)
    name, problems = forms.read_name_field()
    if problems:
        return _name_form(result_id, opened.label.name, forms.name_again(), problems)
    with writing() as database:
        rename_result(
            database,
            result_id=result_id,
            account_id=signed_in().account_id,
            name=name,
            cipher=outside.current().cipher,
        )
    return redirect(url_for("seekers.results.show", result_id=result_id), 303)


def ask_before_deleting(*, result_id: str) -> Response:
    """Ask whether the result is to go; also one that cannot be read any more."""
    try:
        name = open_own(result_id).label.name
    except ResultUnreadable:
        name = ""
    return page("seekers/results/confirm_deletion.html", result_id=result_id, name=name)


def delete(*, result_id: str) -> AnyResponse:
    """Delete the result, its links and its documents."""
    account_id, device = signed_in().account_id, device_words()
    with writing() as database:
        delete_result(
            database, result_id=result_id, account_id=account_id, device=device, now=clock.now()
        )
    forget_documents(owner_id=owner_of_result(result_id=result_id))
    return redirect(url_for("seekers.results.index", weg="ja"), 303)


def _name_form(
    result_id: str, name: str, typed: str, problems: tuple[NamedProblem, ...]
) -> Response:
    return page(
        "seekers/results/ask_name.html",
        status=422 if problems else 200,
        result_id=result_id,
        name=name,
        typed=typed,
        problems=problems,
    )
