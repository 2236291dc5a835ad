"""What each of the three steps asks for, and the sentences for what is wrong."""

from collections.abc import Iterator, Mapping
from datetime import date

from portal.domain.accounts.email_address import LONGEST, AddressInvalid, read_address
from portal.domain.accounts.person import Person, read_person
from portal.domain.entitlements.vouchers import LONGEST_TYPED, hash_code
from portal.queries.vouchers import is_free
from portal.web.company_fields import FIELDS as COMPANY_FIELDS
from portal.web.company_fields import company_problems
from portal.web.extensions import db
from portal.web.named_problem import NamedProblem
from portal.web.new_password import FIRST, SECOND, problems_of
from portal.web.person_fields import FIELDS as PERSON_FIELDS
from portal.web.person_fields import person_problems
from portal.web.typed_text import shown_again

TICKED = "ja"
COMPANY = tuple(COMPANY_FIELDS)
CONTACT = (*PERSON_FIELDS, "email")
ACCESS = ("gutschein",)
"""What is kept of each step; passwords and the consent are not."""
ASKED = (*COMPANY, *CONTACT, *ACCESS, FIRST, SECOND, "einwilligung")
ADDRESS_NEEDED = (
    "Bitte geben Sie Ihre E-Mail-Adresse vollständig ein, zum Beispiel erika.muster@example.org."
)
PHONE_NEEDED = "Bitte geben Sie eine Telefonnummer ein, unter der wir Sie erreichen."
CONSENT_NEEDED = (
    "Bitte setzen Sie das Häkchen. Ohne Ihr Einverständnis können wir kein Konto anlegen."
)
CODE_UNKNOWN = (
    "Diesen Gutschein-Code kennen wir nicht, oder er gilt nicht mehr. Bitte prüfen Sie die"
    " Schreibweise oder lassen Sie das Feld leer."
)


def read_typed(*, form: Mapping[str, str], names: tuple[str, ...]) -> Mapping[str, str]:
    """Return what was typed into these fields, fit to be kept and shown again."""
    longest = {"email": LONGEST, "firma": 2 * LONGEST, "gutschein": LONGEST_TYPED}
    return {name: shown_again(form.get(name, ""), most=longest.get(name, 200)) for name in names}


def contact_problems(*, typed: Mapping[str, str]) -> Iterator[NamedProblem]:
    """Give what is wrong with the person whom we ask for."""
    yield from person_problems(form=typed, names=("anrede", "vorname", "nachname"))
    try:
        read_address(text=typed.get("email", ""))
    except AddressInvalid:
        yield NamedProblem("email", ADDRESS_NEEDED)
    if typed.get("telefon", "").strip():
        yield from person_problems(form=typed, names=("telefon",))
    else:
        yield NamedProblem("telefon", PHONE_NEEDED)


def access_problems(
    *, form: Mapping[str, str], typed: Mapping[str, str], today: date
) -> Iterator[NamedProblem]:
    """Give what is wrong with password, code and consent; one statement if there is a code."""
    own_texts = tuple(typed.get(name, "") for name in ("email", "vorname", "nachname"))
    yield from problems_of(form=form, own_texts=own_texts)
    code = typed.get("gutschein", "").strip()
    if code and not is_free(db.session(), code_hash=hash_code(text=code), today=today):
        yield NamedProblem("gutschein", CODE_UNKNOWN)
    if form.get("einwilligung") != TICKED:
        yield NamedProblem("einwilligung", CONSENT_NEEDED)


def first_open_step(*, typed: Mapping[str, str]) -> int:
    """Return the number of the first of the three steps that is not filled in rightly."""
    if any(company_problems(form=typed)):
        return 1
    return 2 if any(contact_problems(typed=typed)) else 3


def person_of(*, typed: Mapping[str, str]) -> Person:
    """Return the person whom we ask for.

    Raises:
        Invalid: a field is wrong; `contact_problems` says which.
    """
    return read_person(**{inner: typed.get(name, "") for name, inner in PERSON_FIELDS.items()})
