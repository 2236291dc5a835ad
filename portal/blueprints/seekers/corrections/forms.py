"""What a report about a profile asks for, and the sentences for what is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.accounts.email_address import LONGEST as LONGEST_ADDRESS
from portal.domain.accounts.email_address import AddressInvalid, EmailAddress, read_address
from portal.domain.corrections.block import LONGEST_TEXT, Block
from portal.web.named_problem import NamedProblem, by_field
from portal.web.typed_text import lines_shown_again, shown_again

BLOCK_NEEDED = "Bitte wählen Sie, was nicht stimmt."
TEXT_NEEDED = "Bitte schreiben Sie, was richtig wäre."
TEXT_TOO_LONG = "Bitte kürzen Sie Ihren Hinweis auf höchstens 1.000 Zeichen."
ADDRESS_WRONG = (
    "Bitte geben Sie Ihre E-Mail-Adresse vollständig ein, zum Beispiel erika.muster@example.org,"
    " oder lassen Sie das Feld leer."
)
LONGEST_TYPED = 2 * LONGEST_TEXT
ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed and chosen, and what is wrong with it."""

    block: str = ""
    text: str = ""
    email: str = ""
    address: EmailAddress | None = None
    problems: tuple[NamedProblem, ...] = ()

    @property
    def problem_of(self) -> Mapping[str, str]:
        """Return the first sentence for each field that has one."""
        return by_field(self.problems, fields=())


def read_form(*, form: Mapping[str, str]) -> Entered:
    """Read a report."""
    block, email = form.get("angabe", ""), form.get("email", "").strip()
    text = lines_shown_again(form.get("text", ""), most=LONGEST_TYPED).strip()
    problems = []
    if block not in set(Block):
        problems.append(NamedProblem("angabe", BLOCK_NEEDED))
    if not text and block != Block.GESCHLOSSEN:
        problems.append(NamedProblem("text", TEXT_NEEDED))
    if len(text) > LONGEST_TEXT:
        problems.append(NamedProblem("text", TEXT_TOO_LONG))
    address = None
    try:
        address = read_address(text=email) if email else None
    except AddressInvalid:
        problems.append(NamedProblem("email", ADDRESS_WRONG))
    shown = shown_again(email, most=LONGEST_ADDRESS)
    return Entered(block=block, text=text, email=shown, address=address, problems=tuple(problems))
