"""Change salutation, name and telephone number."""

from collections.abc import Mapping

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.accounts.person import SALUTATIONS, Person, read_person
from portal.queries.address_changes import find_pending
from portal.queries.own_account import get_own
from portal.services.accounts.change_settings import change_settings
from portal.web import clock
from portal.web.access import signed_in
from portal.web.device import device_words
from portal.web.extensions import db
from portal.web.named_problem import NamedProblem, by_field
from portal.web.pages import page
from portal.web.person_fields import FIELDS, person_problems
from portal.web.transactions import writing
from portal.web.typed_text import shown_again

SAVED = "gespeichert"
MOST_TYPED = 254


def show_settings() -> Response:
    """Show what is stored."""
    account = get_own(db.session(), account_id=signed_in().account_id)
    typed = {name: str(getattr(account, inner)) for name, inner in FIELDS.items()}
    return _page(typed=typed)


def save() -> AnyResponse:
    """Store what was typed, or say what is wrong with it."""
    typed = {name: request.form.get(name, "") for name in FIELDS}
    problems = tuple(person_problems(form=typed, names=tuple(FIELDS)))
    if problems:
        shown = {name: shown_again(text, most=MOST_TYPED) for name, text in typed.items()}
        return _page(typed=shown, problems=problems)
    _store(read_person(**{inner: typed[name] for name, inner in FIELDS.items()}))
    return redirect(url_for("auth.settings.show", hinweis=SAVED), 303)


def _store(person: Person) -> None:
    with writing() as session:
        change_settings(
            session,
            account_id=signed_in().account_id,
            person=person,
            device=device_words(),
            now=clock.now(),
        )


def _page(*, typed: Mapping[str, str], problems: tuple[NamedProblem, ...] = ()) -> Response:
    found = signed_in()
    return page(
        "auth/settings/show.html",
        status=422 if problems else 200,
        typed=typed,
        problems=problems,
        problem_of=by_field(problems, fields=FIELDS),
        salutations=SALUTATIONS,
        who=found,
        pending=find_pending(db.session(), account_id=found.account_id, now=clock.now()),
        is_saved=not problems and request.args.get("hinweis") == SAVED,
    )
