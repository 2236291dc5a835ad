"""To whom an inquiry can go, and why it cannot."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.accounts.email_address import AddressInvalid, read_address
from portal.domain.availability.light import Light, Report, best


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

    @property
    def mailbox(self) -> str:
        """Return the address for the header of a mail; empty if there is none that can be used."""
        try:
            return read_address(text=self.email).mailbox
        except AddressInvalid:
            return ""

    @property
    def obstacle(self) -> Obstacle | None:
        """Return why it cannot be asked; None if it can."""
        if not self.accepts_inquiries:
            return Obstacle.NOT_WANTED
        return None if self.mailbox else Obstacle.NO_ADDRESS

    def is_full(self, *, today: date) -> bool:
        """Say whether the best lamp says „belegt“: asking is possible all the same."""
        return best(reports=self.reports, kinds=frozenset(), today=today).light is Light.BELEGT
