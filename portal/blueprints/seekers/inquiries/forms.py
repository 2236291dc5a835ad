"""What an inquiry asks for, and the sentences for what is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from portal.domain.accounts.email_address import LONGEST as LONGEST_ADDRESS
from portal.domain.accounts.email_address import AddressInvalid, EmailAddress, read_address
from portal.domain.inquiries.content import (
    LONGEST_NAME,
    LONGEST_PHONE,
    LONGEST_TEXT,
    Content,
)
from portal.domain.inquiries.kind import InquiryKind, Slot
from portal.web.named_problem import NamedProblem
from portal.web.typed_text import lines_shown_again, shown_again

TICKED = "ja"
LONGEST_TYPED = 2 * LONGEST_TEXT
LEAST_DIGITS = 5
_IN_NUMBERS = frozenset("0123456789+-/() ")
KIND_NEEDED = "Bitte wählen Sie, was Sie möchten."
PHONE_NEEDED = "Bitte geben Sie Ihre Telefonnummer ein, damit die Einrichtung Sie anrufen kann."
PHONE_WRONG = "Bitte geben Sie die Telefonnummer nur mit Ziffern ein, zum Beispiel 0221 123456."
SLOT_NEEDED = "Bitte wählen Sie, wann man Sie anrufen kann."
NAME_NEEDED = "Bitte geben Sie Ihren Namen ein."
NAME_TOO_LONG = f"Bitte kürzen Sie den Namen auf höchstens {LONGEST_NAME} Zeichen."
ADDRESS_NEEDED = (
    "Bitte geben Sie Ihre E-Mail-Adresse vollständig ein, zum Beispiel erika.muster@example.org."
)
TEXT_NEEDED = "Bitte schreiben Sie Ihre Nachricht."
TEXT_TOO_LONG = "Bitte kürzen Sie Ihre Nachricht auf höchstens 1.500 Zeichen."


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed and chosen, and what is wrong with it, in the order of the page.

    Args:
        with_protocol: the answers given to Robin are to go along.
    """

    kind: str = ""
    phone: str = ""
    slot: str = Slot.EGAL.value
    name: str = ""
    email: str = ""
    text: str = ""
    with_protocol: bool = False
    problems: tuple[NamedProblem, ...] = ()

    @property
    def problem_of(self) -> Mapping[str, str]:
        """Return the first sentence for each field that has one."""
        return {one.anchor: one.sentence for one in reversed(self.problems)}


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants, as far as the form tells it.

    Args:
        content: what a facility would be told; the lines of Robin's protocol are not in it yet.
        address: where the answers go.
    """

    kind: InquiryKind
    content: Content
    address: EmailAddress


def read_form(*, form: Mapping[str, str], account_email: str = "") -> tuple[Entered, Wish | None]:
    """Read an inquiry; the wish is None where something is wrong.

    With an account its address counts and none is asked for.
    """
    entered = Entered(
        kind=form.get("art", ""),
        phone=shown_again(form.get("telefon", ""), most=2 * LONGEST_PHONE).strip(),
        slot=form.get("zeit", ""),
        name=" ".join(shown_again(form.get("name", ""), most=LONGEST_TYPED).split()),
        email=shown_again(form.get("email", ""), most=LONGEST_ADDRESS),
        text=lines_shown_again(form.get("text", ""), most=LONGEST_TYPED).strip(),
        with_protocol=form.get("protokoll") == TICKED,
    )
    # As it was typed: what is cut off to be shown again may be the address of somebody else.
    address = _address(account_email or form.get("email", ""))
    problems = tuple(_problems(entered, address))
    entered = replace(entered, problems=problems)
    if problems or address is None:
        return entered, None
    return entered, _wish(entered, address)


def _problems(entered: Entered, address: EmailAddress | None) -> Iterator[NamedProblem]:
    if entered.kind not in set(InquiryKind):
        yield NamedProblem("art", KIND_NEEDED)
    yield from _call_problems(entered)
    if not entered.name:
        yield NamedProblem("name", NAME_NEEDED)
    if len(entered.name) > LONGEST_NAME:
        yield NamedProblem("name", NAME_TOO_LONG)
    if address is None:
        yield NamedProblem("email", ADDRESS_NEEDED)
    if entered.kind == InquiryKind.NACHRICHT and not entered.text:
        yield NamedProblem("text", TEXT_NEEDED)
    if len(entered.text) > LONGEST_TEXT:
        yield NamedProblem("text", TEXT_TOO_LONG)


def _call_problems(entered: Entered) -> Iterator[NamedProblem]:
    digits = sum(sign.isdigit() for sign in entered.phone)
    is_readable = _IN_NUMBERS.issuperset(entered.phone) and len(entered.phone) <= LONGEST_PHONE
    if entered.phone and not (is_readable and digits >= LEAST_DIGITS):
        yield NamedProblem("telefon", PHONE_WRONG)
    if entered.kind == InquiryKind.RUECKRUF:
        if not entered.phone:
            yield NamedProblem("telefon", PHONE_NEEDED)
        if entered.slot not in set(Slot):
            yield NamedProblem("zeit", SLOT_NEEDED)


def _wish(entered: Entered, address: EmailAddress) -> Wish:
    kind = InquiryKind(entered.kind)
    return Wish(
        kind=kind,
        content=Content(
            name=entered.name,
            email=address.typed,
            phone=entered.phone,
            slot=Slot(entered.slot) if kind is InquiryKind.RUECKRUF else None,
            text=entered.text,
        ),
        address=address,
    )


def _address(text: str) -> EmailAddress | None:
    try:
        return read_address(text=text)
    except AddressInvalid:
        return None
