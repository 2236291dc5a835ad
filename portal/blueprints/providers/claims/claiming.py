"""Show the form of a claim, look for further facilities, and take the claim."""

import secrets
from collections.abc import Collection, Mapping
from contextlib import suppress
from itertools import chain

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.claims import forms
from portal.domain.access.acting import Acting
from portal.domain.access.permission import Permission
from portal.domain.accounts.person import SALUTATIONS, Person
from portal.domain.audit.entry import Actor
from portal.domain.claims.content import ClaimContent
from portal.domain.companies.choices import ASSOCIATIONS, LEGAL_FORMS
from portal.queries.claims import (
    Claimable,
    list_claimable,
    list_contested,
    list_vanished,
    search_claimable,
)
from portal.queries.members import find_acting
from portal.services.claims.send import AlreadyManaged, Sender, SentMeanwhile, send_claim
from portal.values.errors import NotFound
from portal.web import clock, outside
from portal.web.access import signed_in, signed_in_for
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.registering import terms_version
from portal.web.throttle import seconds_to_wait
from portal.web.transactions import writing

PURPOSE, MOST_SENT = "claim", 20
SEARCH, MOST_SEARCHES = "claim-search", 60
STRANGER = Actor(None, "Anfrage ohne Anmeldung")
TOO_OFTEN = "Von Ihrem Anschluss kamen sehr viele Anfragen. Bitte versuchen Sie es später."


def show_form(
    facility_id: int,
    entered: forms.Entered | None = None,
    *,
    status: int = 200,
    too_often: str = "",
    searched: str = "",
) -> Response:
    """Show the form, or say that a provider keeps the facility already.

    What vanished while somebody typed is named and left out; nobody types anew for it.
    """
    is_typed = entered is not None
    entered = entered or forms.empty(facility_id=facility_id)
    session = db.session()
    chosen = {one.id: one for one in list_claimable(session, ids=entered.facility_ids)}
    gone = frozenset(entered.facility_ids) - chosen.keys()
    vanished = list_vanished(session, ids=gone) if is_typed else ()
    first = _first(facility_id, chosen, vanished)
    chosen.pop(first.id, None)
    found = tuple(
        one
        for one in search_claimable(session, text=searched)
        if one.id not in entered.facility_ids
    )
    return page(
        "providers/claims/show.html",
        status=status,
        facility=first,
        chosen=tuple(one for one in chosen.values() if not one.is_managed),
        lost=tuple(one for one in chosen.values() if one.is_managed),
        vanished=vanished,
        is_unnamed_gone=len(gone) > len(vanished),
        is_first_gone=first.id in gone,
        found=found,
        searched=searched,
        contested=list_contested(session, ids=entered.facility_ids),
        entered=entered,
        company=known_company(),
        form_id=_form_id(),
        too_often=too_often,
        salutations=SALUTATIONS,
        legal_forms=LEGAL_FORMS,
        associations=ASSOCIATIONS,
    )


def _first(
    facility_id: int, chosen: Mapping[int, Claimable], vanished: Collection[Claimable]
) -> Claimable:
    """Return for which facility the form is: another one that was ticked if it vanished."""
    if facility_id in chosen:
        return chosen[facility_id]
    free = (one for one in chosen.values() if not one.is_managed)
    itself = (one for one in vanished if one.id == facility_id)
    return next(chain(free, itself), None) or abort(404)


def submit(facility_id: int) -> AnyResponse:
    """Look for further facilities, or take the claim, or say what is wrong."""
    company = known_company()
    entered = forms.read_form(
        form=request.form, facility_id=facility_id, is_known=company is not None
    )
    # The key Enter presses the first button of a form: without words there is nothing to look for.
    if request.form.get("aktion") == "suchen" and entered.typed["suche"].strip():
        return _search(facility_id, entered)
    if entered.problems:
        return show_form(facility_id, entered, status=422)
    if seconds_to_wait(purpose=PURPOSE, most=MOST_SENT):
        return show_form(facility_id, entered, status=429, too_often=TOO_OFTEN)
    try:
        _send(entered, company)
    except (AlreadyManaged, NotFound):
        return show_form(facility_id, entered, status=409)
    return redirect(url_for("providers.claims.sent", facility_id=facility_id), 303)


def known_company() -> Acting | None:
    """Return for whom somebody acts who is signed in as the Master of a company."""
    visitor = signed_in_for(Permission.FACILITIES_MANAGE)
    if visitor is None:
        return None
    acting = find_acting(db.session(), account_id=visitor.account_id, today=clock.today())
    return acting if acting and acting.is_master and not acting.is_locked else None


def _search(facility_id: int, entered: forms.Entered) -> AnyResponse:
    shown = forms.Entered(entered.typed, entered.facility_ids)
    if seconds_to_wait(purpose=SEARCH, most=MOST_SEARCHES):
        return show_form(facility_id, shown, status=429, too_often=TOO_OFTEN)
    return show_form(facility_id, shown, searched=entered.typed["suche"].strip())


def _send(entered: forms.Entered, company: Acting | None) -> None:
    claim_id = _form_id()
    content = _content(entered, company)
    sealed = outside.current().cipher.encrypt(plain=content.to_text().encode(), owner_id=claim_id)
    sender = (
        Sender(
            Actor(company.account_id, company.name or company.company_name),
            company.account_id,
            company.company_id,
        )
        if company
        else Sender(STRANGER)
    )
    with suppress(SentMeanwhile), writing() as session:
        send_claim(
            session,
            claim_id=claim_id,
            facility_ids=entered.facility_ids,
            content=sealed,
            sender=sender,
            now=clock.now(),
        )


def _content(entered: forms.Entered, company: Acting | None) -> ClaimContent:
    if company is None:
        return forms.content_of(typed=entered.typed, terms_version=terms_version())
    return ClaimContent(
        person=Person("", "", company.name, ""),
        email=signed_in().email,
        company=None,
        function=entered.typed["funktion"].strip(),
        note=entered.typed["nachweis"],
        terms_version="",
    )


def _form_id() -> str:
    """Return the id of the form that was sent, or a new one."""
    sent = request.form.get("formular", "")
    return sent if forms.ID.fullmatch(sent) else secrets.token_hex(16)
