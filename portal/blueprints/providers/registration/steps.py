"""Go through the three steps: keep what was typed, say what is wrong, go on."""

from collections.abc import Callable, Iterable, Mapping

from flask import Response, redirect, request, url_for
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.registration import forms
from portal.domain.accounts.email_address import read_address
from portal.domain.accounts.person import SALUTATIONS
from portal.domain.companies.choices import ASSOCIATIONS, LEGAL_FORMS
from portal.domain.entitlements.vouchers import hash_code
from portal.services.journal.found_company import VoucherInvalid
from portal.web import clock, drafts
from portal.web.company_fields import company_of, company_problems
from portal.web.named_problem import NamedProblem, by_field
from portal.web.new_password import FIRST
from portal.web.pages import page
from portal.web.registering import Wish, make, too_often_words, wait_before
from portal.web.throttle import seconds_to_wait

PURPOSE = "provider-draft"
MOST_KEPT = 100
"""So often in ten minutes something typed is kept for one address of the network."""
STEPS = {
    1: "providers.registration.show",
    2: "providers.registration.show_contact",
    3: "providers.registration.show_access",
}
"""Number and page of each step."""
TEMPLATES = {
    1: "providers/registration/show.html",
    2: "providers/registration/show_contact.html",
    3: "providers/registration/show_access.html",
}
NAMES = {1: forms.COMPANY, 2: forms.CONTACT, 3: forms.ACCESS}
Problems = Iterable[NamedProblem]


def show_step(
    number: int, *, problems: Problems = (), status: int = 200, too_often: str = ""
) -> AnyResponse:
    """Show a step with what was typed; one before it that is not filled in comes first."""
    typed = drafts.typed_so_far()
    first = forms.first_open_step(typed=typed)
    if first < number:
        return redirect(url_for(STEPS[first]), 303)
    return _page(number, typed, tuple(problems), status, too_often)


def keep_step(number: int, judge: Callable[[Mapping[str, str]], Problems]) -> AnyResponse:
    """Keep what was typed, right or wrong, and go on, back, or say what is wrong."""
    typed = _keep(number)
    if request.form.get("weg") == "zurueck":
        return redirect(url_for(STEPS[number - 1]), 303)
    problems = tuple(judge(typed))
    if problems:
        return show_step(number, problems=problems, status=422)
    return redirect(url_for(STEPS[number + 1]), 303)


def judge_company(typed: Mapping[str, str]) -> Problems:
    """Give what is wrong with the company."""
    return company_problems(form=typed)


def judge_contact(typed: Mapping[str, str]) -> Problems:
    """Give what is wrong with the contact."""
    return forms.contact_problems(typed=typed)


def finish() -> AnyResponse:
    """Make account and company, or show the last step again and say what is wrong."""
    typed = {**drafts.typed_so_far(), **_keep(3)}
    if request.form.get("weg") == "zurueck":
        return redirect(url_for(STEPS[2]), 303)
    first = forms.first_open_step(typed=typed)
    if first < len(STEPS):
        return redirect(url_for(STEPS[first]), 303)
    problems = tuple(forms.access_problems(form=request.form, typed=typed, today=clock.today()))
    if problems:
        return show_step(3, problems=problems, status=422)
    wait = wait_before()
    if wait:
        refused = show_step(3, status=429, too_often=too_often_words(wait))
        refused.headers["Retry-After"] = str(wait)
        return refused
    return _make(typed)


def _make(typed: Mapping[str, str]) -> AnyResponse:
    code = typed["gutschein"].strip()
    wish = Wish(
        address=read_address(text=typed["email"]),
        person=forms.person_of(typed=typed),
        password=request.form[FIRST],
        company=company_of(form=typed),
        voucher_hash=hash_code(text=code) if code else "",
    )
    try:
        answer = make(wish)
    except VoucherInvalid:  # Somebody else was first with the same code.
        problem = NamedProblem("gutschein", forms.CODE_UNKNOWN)
        return show_step(3, problems=(problem,), status=422)
    drafts.forget()
    return answer


def _keep(number: int) -> Mapping[str, str]:
    wait = seconds_to_wait(purpose=PURPOSE, most=MOST_KEPT)
    if wait:
        raise TooManyRequests(retry_after=wait)
    typed = forms.read_typed(form=request.form, names=NAMES[number])
    drafts.keep(typed)
    return typed


def _page(
    number: int,
    typed: Mapping[str, str],
    problems: tuple[NamedProblem, ...],
    status: int,
    too_often: str,
) -> Response:
    return page(
        TEMPLATES[number],
        status=status,
        number=number,
        typed={name: typed.get(name, "") for name in forms.ASKED},
        problems=problems,
        problem_of=by_field(problems, fields=forms.ASKED),
        too_often=too_often,
        salutations=SALUTATIONS,
        legal_forms=LEGAL_FORMS,
        associations=ASSOCIATIONS,
    )
