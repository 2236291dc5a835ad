"""„Empfehlungen speichern“: from Robin's result into the account, signed in or on the way there."""

import secrets

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.results import forms
from portal.blueprints.seekers.robin import advising, session
from portal.blueprints.seekers.robin.glossary import words_of_result
from portal.domain.access.permission import Permission
from portal.domain.access.policy import is_allowed
from portal.domain.protocol.kept import KeptResult
from portal.domain.protocol.label import Label
from portal.domain.protocol.parts import Protocol
from portal.domain.protocol.snapshot import pack
from portal.domain.robin.consent import text_version
from portal.domain.robin.saving import may_be_kept
from portal.services.consultations.read import OpenConsultation
from portal.services.saved_results.save import NewResult, TooManyResults, save_result
from portal.web import clock, content, kept_results, outside
from portal.web.access import ENTER_CODE, signed_in
from portal.web.device import device_words
from portal.web.filters import german_date
from portal.web.named_problem import NamedProblem
from portal.web.pages import page
from portal.web.transactions import writing
from portal.web.visiting import visitor

CONSENT_PHRASE = "speichern_einwilligung"


def show_form() -> AnyResponse:
    """Ask for a name and the consent; before that, lead into the account."""
    consultation = _finished_consultation()
    if not isinstance(consultation, OpenConsultation):
        return consultation
    led = _lead_into_account()
    if led is not None:
        return led
    return _form(name=_proposed_name(consultation), once=forms.fresh_once())


def save() -> AnyResponse:
    """Keep the result, or show the form again with what is wrong."""
    consultation = _finished_consultation()
    if not isinstance(consultation, OpenConsultation):
        return consultation
    name, problems = forms.read_name_field()
    if request.form.get(forms.CONSENT) != "ja":
        problems += (NamedProblem(forms.CONSENT, forms.CONSENT_SENTENCE),)
    if problems:
        return _form_again(problems)
    protocol = advising.protocol_of(consultation)
    result = _new_result(protocol, name)
    try:
        result_id = store(result)
    except TooManyResults:
        return _form_again((NamedProblem("name", forms.FULL_SENTENCE),))
    return redirect(url_for("seekers.results.show", result_id=result_id, neu="ja"), 303)


def store(result: NewResult) -> str:
    """Keep a result in the account of whoever is signed in and return its id.

    Raises:
        TooManyResults: the account keeps as many as it may.
        OriginalGone: the result of which it is the new computation was deleted.
    """
    account_id, device = signed_in().account_id, device_words()
    with writing() as database:
        return save_result(
            database,
            account_id=account_id,
            result=result,
            device=device,
            now=clock.now(),
            cipher=outside.current().cipher,
        )


def kept_now(protocol: Protocol) -> KeptResult:
    """Return the result with everything that its pages say today."""
    return kept_results.keep(protocol, words=words_of_result(protocol=protocol))


def fresh_id() -> str:
    """Return a random id for a result or a link."""
    return secrets.token_hex(16)


def _new_result(protocol: Protocol, name: str) -> NewResult:
    account_id = signed_in().account_id
    consent = content.current().catalogue.phrases[CONSENT_PHRASE]
    return NewResult(
        id=fresh_id(),
        label=Label(name=name, place=protocol.place.label),
        packed=pack(kept=kept_now(protocol)),
        made_on=protocol.made_on,
        form_key=forms.form_key(account_id=account_id, purpose="speichern"),
        consent_version=text_version(text=consent.text),
        consented_at=clock.now(),
    )


def _finished_consultation() -> OpenConsultation | AnyResponse:
    """Return the consultation of this browser, or the page that is shown in place of the form.

    Raises:
        ConsultationGone: its term is over.
        OtherConsultation: the form belongs to another one.
    """
    consultation = session.open_consultation()
    if consultation is None:
        return page("seekers/results/no_consultation.html")
    due = advising.first_open_page(consultation)
    if due:
        return redirect(url_for("seekers.robin.question", page_key=due), 303)
    if not may_be_kept(catalogue=content.current().catalogue, answers=consultation.answers):
        status = 422 if request.method == "POST" else 200
        return page("seekers/results/unknowing.html", status=status)
    return consultation


def _lead_into_account() -> AnyResponse | None:
    """Return the page on the way into an account that may keep results; None if that is open."""
    found = visitor()
    if found is None:
        return page("seekers/results/signed_out.html", here=request.path)
    if found.awaits_second_factor:
        return redirect(url_for(ENTER_CODE, weiter=request.path), 303)
    if not is_allowed(role=found.role, permission=Permission.RESULTS_KEEP):
        abort(403)
    return None


def _proposed_name(consultation: OpenConsultation) -> str:
    """Return „Beratung vom 22. November 2026 – Köln“."""
    place = content.current().gazetteer.find(text=str(consultation.answers["ort"])).place
    if place is None:
        raise advising.PlaceUnknown("the stored place is in the gazetteer no more")
    return f"Beratung vom {german_date(clock.today())} – {place.name}"


def _form_again(problems: tuple[NamedProblem, ...]) -> Response:
    return _form(
        name=forms.name_again(),
        once=forms.once_again(),
        has_consent=request.form.get(forms.CONSENT) == "ja",
        problems=problems,
    )


def _form(
    *,
    name: str,
    once: str,
    has_consent: bool = False,
    problems: tuple[NamedProblem, ...] = (),
) -> Response:
    return page(
        "seekers/results/name.html",
        status=422 if problems else 200,
        name=name,
        once=once,
        has_consent=has_consent,
        problems=problems,
    )
