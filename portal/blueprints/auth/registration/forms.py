"""What the registration asks for, and the sentences for what is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.domain.accounts.email_address import AddressInvalid, EmailAddress, read_address
from portal.domain.accounts.person import Person, read_person
from portal.web.named_problem import NamedProblem, by_field
from portal.web.new_password import FIRST, SECOND, problems_of
from portal.web.person_fields import FIELDS, person_problems
from portal.web.typed_text import shown_again

TICKED = "ja"
TYPED = (*FIELDS, "email")
ALL = (*TYPED, FIRST, SECOND, "einwilligung")
ADDRESS_NEEDED = (
    "Bitte geben Sie Ihre E-Mail-Adresse vollständig ein, zum Beispiel erika.muster@example.org."
)
CONSENT_NEEDED = (
    "Bitte setzen Sie das Häkchen. Ohne Ihr Einverständnis können wir kein Konto anlegen."
)


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed, to be shown again, and what is wrong with it, in the order of the page."""

    typed: Mapping[str, str]
    problems: tuple[NamedProblem, ...]
    address: EmailAddress | None
    person: Person | None

    @property
    def problem_of(self) -> Mapping[str, str]:
        """Return the first sentence for each field, empty where nothing is wrong."""
        return by_field(self.problems, fields=ALL)


EMPTY = Entered(typed=dict.fromkeys(TYPED, ""), problems=(), address=None, person=None)


def read_form(*, form: Mapping[str, str]) -> Entered:
    """Read what was typed."""
    typed = {name: shown_again(form.get(name, ""), most=254) for name in TYPED}
    address = _address(form)
    problems = tuple(_problems(form, address))
    person = None
    if not problems:
        person = read_person(**{inner: form.get(name, "") for name, inner in FIELDS.items()})
    return Entered(typed=typed, problems=problems, address=address, person=person)


def _problems(form: Mapping[str, str], address: EmailAddress | None) -> Iterator[NamedProblem]:
    yield from person_problems(form=form, names=("anrede", "vorname", "nachname"))
    if address is None:
        yield NamedProblem("email", ADDRESS_NEEDED)
    own_texts = tuple(form.get(name, "")[:254] for name in ("email", "vorname", "nachname"))
    yield from problems_of(form=form, own_texts=own_texts)
    yield from person_problems(form=form, names=("telefon",))
    if form.get("einwilligung") != TICKED:
        yield NamedProblem("einwilligung", CONSENT_NEEDED)


def _address(form: Mapping[str, str]) -> EmailAddress | None:
    try:
        return read_address(text=form.get("email", ""))
    except AddressInvalid:
        return None
