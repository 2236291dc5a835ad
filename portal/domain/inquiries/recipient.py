"""To whom an inquiry can go, and why it cannot."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.availability.light import Report, best
from portal.domain.inquiries.reaching import mailbox_of


class Obstacle(StrEnum):
    """Why a facility gets no inquiries through the portal."""

    NOT_WANTED = "keine_anfragen"
    NO_ADDRESS = "keine_adresse"


@dataclass(frozen=True, slots=True)
class Recipient:
    """A published facility as the one who asks it sees it.

    Args:
        contact: the person whom the provider names for inquiries; may be empty.
        email: as the directory has it; may be empty or unusable.
        letters_to: further addresses at which it is told, never shown; see `reaching`.
    """

    facility_id: int
    name: str
    street_line: str
    postcode: str
    city: str
    phone: str
    email: str
    website: str
    accepts_inquiries: bool
    contact: str = ""
    reports: tuple[Report, ...] = ()
    letters_to: tuple[str, ...] = ()

    @property
    def mailbox(self) -> str:
        """Return the address of the directory; empty if there is none that can be used."""
        return mailbox_of(emails=(self.email,))

    @property
    def obstacle(self) -> Obstacle | None:
        """Return why it cannot be asked; None if it can."""
        if not self.accepts_inquiries:
            return Obstacle.NOT_WANTED
        return None if mailbox_of(emails=(self.email, *self.letters_to)) else Obstacle.NO_ADDRESS

    def is_full(self, *, today: date) -> bool:
        """Say whether the best lamp counts as „belegt“: asking is possible all the same."""
        return best(reports=self.reports, kinds=frozenset(), today=today).counts_as_full
