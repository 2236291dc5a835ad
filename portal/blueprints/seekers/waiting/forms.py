"""What joining a waiting list asks for, and the sentences for what is wrong."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from werkzeug.datastructures import MultiDict

from portal.domain.accounts.email_address import LONGEST as LONGEST_ADDRESS
from portal.domain.accounts.email_address import AddressInvalid, EmailAddress, read_address
from portal.domain.availability.light import KindOfPlace
from portal.domain.waiting.wish import FURTHEST, LONGEST_NAME, LONGEST_PHONE, Reason, Wish
from portal.web.named_problem import NamedProblem
from portal.web.typed_text import shown_again
from portal.web.typed_values import read_day

TICKED = "ja"
LONGEST_TYPED = 2 * LONGEST_NAME
FEWEST_DIGITS = 3
CONSENT_NEEDED = "Bitte stimmen Sie zu. Ohne Ihre Einwilligung können wir Sie nicht eintragen."
KIND_NEEDED = "Bitte wählen Sie, worauf Sie warten."
NAME_NEEDED = "Bitte geben Sie Ihren Namen ein."
NAME_TOO_LONG = f"Bitte kürzen Sie den Namen auf höchstens {LONGEST_NAME} Zeichen."
ADDRESS_NEEDED = (
    "Bitte geben Sie Ihre E-Mail-Adresse vollständig ein, zum Beispiel erika.muster@example.org."
)
PHONE_WRONG = "Bitte geben Sie eine Telefonnummer mit Ziffern ein, oder lassen Sie das Feld leer."
DAY_WRONG = (
    "Bitte geben Sie einen Tag ab heute und in höchstens zwei Jahren ein, zum Beispiel 24.12.2026,"
    " oder lassen Sie das Feld leer."
)
REASON_UNKNOWN = "Bitte wählen Sie nur Gründe, die hier stehen."
ID = re.compile(r"[0-9a-f]{32}")
_PHONE = re.compile(r"[0-9+()/.\- ]+")


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed and chosen, and what is wrong with it, in the order of the page."""

    has_consent: bool = False
    kind: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    day: str = ""
    reasons: tuple[str, ...] = ()
    problems: tuple[NamedProblem, ...] = ()

    @property
    def problem_of(self) -> Mapping[str, str]:
        """Return the first sentence for each field that has one."""
        return {one.anchor: one.sentence for one in reversed(self.problems)}


@dataclass(frozen=True, slots=True)
class Read:
    """What can be used of a form without any problem."""

    kind: KindOfPlace
    wish: Wish
    address: EmailAddress


def read_form(
    *,
    form: MultiDict[str, str],
    kinds: tuple[KindOfPlace, ...],
    own_address: EmailAddress | None,
    today: date,
) -> tuple[Entered, Read | None]:
    """Read the form; the second is None where something is wrong.

    `own_address` is that of somebody who is signed in, whom the form does not ask for it.
    """
    entered = Entered(
        has_consent=form.get("einwilligung") == TICKED,
        kind=form.get("platz", kinds[0].value if len(kinds) == 1 else ""),
        name=" ".join(shown_again(form.get("name", ""), most=LONGEST_TYPED).split()),
        email=shown_again(form.get("email", ""), most=LONGEST_ADDRESS),
        phone=shown_again(form.get("telefon", "")).strip(),
        day=shown_again(form.get("ab", "")).strip(),
        reasons=tuple(shown_again(one) for one in form.getlist("grund")[: len(Reason)]),
    )
    # As it was typed: what is cut off to be shown again may be the address of somebody else.
    address = own_address or _address(form.get("email", ""))
    from_on = read_day(entered.day)
    entered = replace(entered, problems=tuple(_problems(entered, kinds, address, from_on, today)))
    if entered.problems or address is None:
        return entered, None
    wish = Wish(
        name=entered.name,
        phone=entered.phone,
        from_on=from_on,
        reasons=tuple(reason for reason in Reason if reason in entered.reasons),
    )
    return entered, Read(kind=KindOfPlace(entered.kind), wish=wish, address=address)


def _problems(
    entered: Entered,
    kinds: tuple[KindOfPlace, ...],
    address: EmailAddress | None,
    from_on: date | None,
    today: date,
) -> Iterator[NamedProblem]:
    if not entered.has_consent:
        yield NamedProblem("einwilligung", CONSENT_NEEDED)
    if entered.kind not in set(kinds):
        yield NamedProblem("platz", KIND_NEEDED)
    if entered.day and not (from_on and today <= from_on <= today + FURTHEST):
        yield NamedProblem("ab", DAY_WRONG)
    if not set(entered.reasons) <= set(Reason):
        yield NamedProblem("grund", REASON_UNKNOWN)
    yield from _contact_problems(entered, address)


def _contact_problems(entered: Entered, address: EmailAddress | None) -> Iterator[NamedProblem]:
    if not entered.name:
        yield NamedProblem("name", NAME_NEEDED)
    if len(entered.name) > LONGEST_NAME:
        yield NamedProblem("name", NAME_TOO_LONG)
    if address is None:
        yield NamedProblem("email", ADDRESS_NEEDED)
    if entered.phone and not _is_phone(entered.phone):
        yield NamedProblem("telefon", PHONE_WRONG)


def _is_phone(text: str) -> bool:
    digits = sum(sign.isdigit() for sign in text)
    is_short = len(text) <= LONGEST_PHONE
    return is_short and digits >= FEWEST_DIGITS and _PHONE.fullmatch(text) is not None


def _address(text: str) -> EmailAddress | None:
    try:
        return read_address(text=text)
    except AddressInvalid:
        return None
