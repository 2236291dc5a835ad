"""What a review asks for, and the sentences for what is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from portal.domain.accounts.email_address import LONGEST as LONGEST_ADDRESS
from portal.domain.accounts.email_address import AddressInvalid, EmailAddress, read_address
from portal.domain.reviews.criteria import Criterion
from portal.domain.reviews.review import (
    LONGEST_NAME,
    LONGEST_TEXT,
    AuthorRole,
    Known,
    Opinion,
)
from portal.web.named_problem import NamedProblem
from portal.web.typed_text import lines_shown_again, shown_again

TICKED = "ja"
STARS = range(1, 6)
STARS_PREFIX = "sterne-"
LONGEST_TYPED = 2 * LONGEST_TEXT
ROLE_WORDS = {
    AuthorRole.BEWOHNER: "Ich werde dort selbst gepflegt oder wohne dort",
    AuthorRole.ANGEHOERIGE: "Ich bin angehörig oder betreue jemanden, der dort ist",
    AuthorRole.BESUCH: "Ich war zu Besuch oder habe mich dort beraten lassen",
}
KNOWN_WORDS = {
    Known.AKTUELL: "von jetzt oder aus den letzten Wochen",
    Known.HALBES_JAHR: "aus dem letzten halben Jahr",
    Known.EIN_JAHR: "aus dem letzten Jahr",
    Known.LAENGER: "sie ist älter",
}
ROLE_NEEDED = "Bitte sagen Sie, woher Sie die Einrichtung kennen."
KNOWN_NEEDED = "Bitte sagen Sie, von wann Ihre Erfahrung ist."
STARS_NEEDED = "Bitte geben Sie in mindestens einem Punkt Sterne."
STARS_UNKNOWN = "Bitte wählen Sie hier einen bis fünf Sterne oder „keine Angabe“."
TEXT_TOO_LONG = f"Bitte kürzen Sie Ihren Text auf höchstens {LONGEST_TEXT} Zeichen."
NAME_TOO_LONG = f"Bitte kürzen Sie den Namen auf höchstens {LONGEST_NAME} Zeichen."
ADDRESS_NEEDED = (
    "Bitte geben Sie Ihre E-Mail-Adresse vollständig ein, zum Beispiel erika.muster@example.org."
)
OWN_EXPERIENCE_NEEDED = (
    "Bitte bestätigen Sie, dass Sie aus eigener Erfahrung schreiben und dort nicht arbeiten."
)
REASON_NEEDED = "Bitte schreiben Sie, was an der Bewertung nicht stimmt."
REASON_TOO_LONG = "Bitte kürzen Sie Ihren Hinweis auf höchstens 1.000 Zeichen."
LONGEST_REASON = 1_000


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed and chosen, and what is wrong with it, in the order of the page."""

    role: str = ""
    known: str = ""
    stars: Mapping[str, str] | None = None
    text: str = ""
    signed: str = ""
    email: str = ""
    is_own_experience: bool = False
    problems: tuple[NamedProblem, ...] = ()

    @property
    def problem_of(self) -> Mapping[str, str]:
        """Return the first sentence for each field that has one."""
        return {one.anchor.partition(":")[0]: one.sentence for one in reversed(self.problems)}

    def stars_for(self, key: str) -> str:
        """Return the stars chosen for a criterion; empty for none."""
        return (self.stars or {}).get(key, "")


def shown_as_entered(*, opinion: Opinion) -> Entered:
    """Return what stands in a form that changes this opinion."""
    return Entered(
        role=opinion.role.value,
        known=opinion.known.value,
        stars={key: str(number) for key, number in opinion.stars.items()},
        text=opinion.text,
        signed=opinion.signed,
    )


def read_form(
    *, form: Mapping[str, str], criteria: tuple[Criterion, ...], asks_address: bool = True
) -> tuple[Entered, Opinion | None, EmailAddress | None]:
    """Read a review; opinion and address are None where something is wrong."""
    stars = {
        criterion.key: form.get(f"{STARS_PREFIX}{criterion.key}", "") for criterion in criteria
    }
    entered = Entered(
        role=form.get("rolle", ""),
        known=form.get("zeit", ""),
        stars=stars,
        text=lines_shown_again(form.get("text", ""), most=LONGEST_TYPED),
        signed=" ".join(shown_again(form.get("name", ""), most=LONGEST_TYPED).split()),
        email=shown_again(form.get("email", ""), most=LONGEST_ADDRESS),
        is_own_experience=form.get("erfahrung") == TICKED,
    )
    # As it was typed: what is cut off to be shown again may be the address of somebody else.
    address = _address(form.get("email", "")) if asks_address else None
    problems = (
        *_problems(entered, criteria),
        *_promises(entered, address, asks_address=asks_address),
    )
    entered = replace(entered, problems=problems)
    return entered, None if problems else _opinion(entered), address


def read_reason(*, form: Mapping[str, str]) -> tuple[str, str]:
    """Return why somebody reports a review, and the sentence if that cannot be used."""
    reason = lines_shown_again(form.get("grund", ""), most=LONGEST_TYPED).strip()
    if not reason:
        return reason, REASON_NEEDED
    return reason, REASON_TOO_LONG if len(reason) > LONGEST_REASON else ""


def _problems(entered: Entered, criteria: tuple[Criterion, ...]) -> Iterator[NamedProblem]:
    if entered.role not in set(AuthorRole):
        yield NamedProblem("rolle", ROLE_NEEDED)
    if entered.known not in set(Known):
        yield NamedProblem("zeit", KNOWN_NEEDED)
    allowed = {"", *map(str, STARS)}
    for criterion in criteria:
        if entered.stars_for(criterion.key) not in allowed:
            yield NamedProblem(f"{STARS_PREFIX}{criterion.key}", STARS_UNKNOWN)
    if not any(entered.stars_for(criterion.key) for criterion in criteria):
        yield NamedProblem(f"{STARS_PREFIX}{criteria[0].key}", STARS_NEEDED)
    if len(entered.text) > LONGEST_TEXT:
        yield NamedProblem("text", TEXT_TOO_LONG)
    if len(entered.signed) > LONGEST_NAME:
        yield NamedProblem("name", NAME_TOO_LONG)


def _promises(
    entered: Entered, address: EmailAddress | None, *, asks_address: bool
) -> Iterator[NamedProblem]:
    if asks_address and address is None:
        yield NamedProblem("email", ADDRESS_NEEDED)
    if not entered.is_own_experience:
        yield NamedProblem("erfahrung", OWN_EXPERIENCE_NEEDED)


def _opinion(entered: Entered) -> Opinion:
    return Opinion(
        role=AuthorRole(entered.role),
        stars={key: int(stars) for key, stars in (entered.stars or {}).items() if stars},
        text=entered.text.strip(),
        signed=entered.signed,
        known=Known(entered.known),
    )


def _address(text: str) -> EmailAddress | None:
    try:
        return read_address(text=text)
    except AddressInvalid:
        return None
