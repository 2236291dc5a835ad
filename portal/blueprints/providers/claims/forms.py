"""What a claim asks for, and the sentences for what is wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from portal.domain.accounts.email_address import LONGEST, AddressInvalid, read_address
from portal.domain.accounts.person import read_person
from portal.domain.claims.content import (
    LONGEST_FUNCTION,
    LONGEST_NOTE,
    MOST_FACILITIES,
    ClaimContent,
)
from portal.web.company_fields import FIELDS as COMPANY_FIELDS
from portal.web.company_fields import company_of, company_problems
from portal.web.named_problem import NamedProblem, by_field
from portal.web.person_fields import FIELDS as PERSON_FIELDS
from portal.web.person_fields import person_problems
from portal.web.typed_text import lines_shown_again, shown_again

ID = re.compile(r"[0-9a-f]{32}")
NUMBER = re.compile(r"[1-9][0-9]{0,8}")
TICKED = "ja"
TYPED = (*PERSON_FIELDS, "email", *COMPANY_FIELDS, "funktion", "nachweis", "suche")
ASKED = (*TYPED, "einwilligung", "einrichtung")
FUNCTION_NEEDED = "Bitte sagen Sie, welche Funktion Sie dort haben, zum Beispiel Leitung."
ADDRESS_NEEDED = (
    "Bitte geben Sie Ihre E-Mail-Adresse vollständig ein, zum Beispiel erika.muster@example.org."
)
PHONE_NEEDED = "Bitte geben Sie eine Telefonnummer ein, unter der wir Sie erreichen."
CONSENT_NEEDED = (
    "Bitte setzen Sie das Häkchen. Ohne Ihr Einverständnis können wir Ihre Anfrage nicht annehmen."
)
NOTE_TOO_LONG = "Bitte kürzen Sie den Hinweis auf höchstens 500 Zeichen."
TOO_MANY = f"Bitte wählen Sie höchstens {MOST_FACILITIES} Einrichtungen auf einmal."


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed and ticked, and what is wrong with it.

    Args:
        facility_ids: the facility of the page first.
    """

    typed: Mapping[str, str]
    facility_ids: tuple[int, ...]
    problems: tuple[NamedProblem, ...] = ()

    @property
    def problem_of(self) -> Mapping[str, str]:
        """Return the first sentence for each field, empty where nothing is wrong."""
        return by_field(self.problems, fields=ASKED)


def empty(*, facility_id: int) -> Entered:
    """Return a form into which nobody has typed yet."""
    return Entered(dict.fromkeys(TYPED, ""), (facility_id,))


def read_form(*, form: MultiDict[str, str], facility_id: int, is_known: bool) -> Entered:
    """Read a claim; who is known as a Master says nothing of themselves again."""
    longest = {"email": LONGEST, "firma": 2 * LONGEST}
    typed = {name: shown_again(form.get(name, ""), most=longest.get(name, 200)) for name in TYPED}
    typed["nachweis"] = lines_shown_again(form.get("nachweis", ""), most=2 * LONGEST_NOTE).strip()
    others = (int(one) for one in form.getlist("einrichtung") if NUMBER.fullmatch(one))
    ids = tuple(dict.fromkeys((facility_id, *others)))
    problems = [] if is_known else list(_about_person(typed, form))
    problems += _about_claim(typed, ids)
    return Entered(typed, ids[: 2 * MOST_FACILITIES], tuple(problems))


def content_of(*, typed: Mapping[str, str], terms_version: str) -> ClaimContent:
    """Return what somebody says who is not signed in.

    Raises:
        Invalid: a field is wrong.
        AddressInvalid: the address is none.
    """
    return ClaimContent(
        person=read_person(**{inner: typed[name] for name, inner in PERSON_FIELDS.items()}),
        email=read_address(text=typed["email"]).typed,
        company=company_of(form=typed),
        function=typed["funktion"].strip(),
        note=typed["nachweis"],
        terms_version=terms_version,
    )


def _about_person(typed: Mapping[str, str], form: Mapping[str, str]) -> Iterator[NamedProblem]:
    yield from person_problems(form=typed, names=("anrede", "vorname", "nachname"))
    try:
        read_address(text=typed["email"])
    except AddressInvalid:
        yield NamedProblem("email", ADDRESS_NEEDED)
    if typed["telefon"].strip():
        yield from person_problems(form=typed, names=("telefon",))
    else:
        yield NamedProblem("telefon", PHONE_NEEDED)
    yield from company_problems(form=typed)
    if form.get("einwilligung") != TICKED:
        yield NamedProblem("einwilligung", CONSENT_NEEDED)


def _about_claim(typed: Mapping[str, str], ids: tuple[int, ...]) -> Iterator[NamedProblem]:
    if not typed["funktion"].strip() or len(typed["funktion"]) > LONGEST_FUNCTION:
        yield NamedProblem("funktion", FUNCTION_NEEDED)
    if len(typed["nachweis"]) > LONGEST_NOTE:
        yield NamedProblem("nachweis", NOTE_TOO_LONG)
    if len(ids) > MOST_FACILITIES:
        yield NamedProblem("einrichtung", TOO_MANY)
