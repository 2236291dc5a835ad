"""Read an inquiry as the facility sees it."""

from dataclasses import dataclass
from datetime import datetime

from portal.domain.inquiries.content import Content
from portal.domain.inquiries.kind import InquiryKind
from portal.domain.inquiries.reader import Reader
from portal.domain.inquiries.source import Source
from portal.domain.inquiries.state import Actor, State, may_step
from portal.queries import ready
from portal.queries.received_reading import get_reading
from portal.services.inquiries.read_own import Said, said_of, standing_proposal
from portal.services.inquiries.sealed import read_content
from portal.values.ports import Encrypt


@dataclass(frozen=True, slots=True)
class Received:
    """An inquiry as the facility sees it.

    Args:
        address_line: street, postcode and town of the facility.
        content: what the seeker wanted it to know; None once it was withdrawn, or cannot be read.
        version: changes with every step, so that nobody answers what they have not seen.
        assigned_to: the account that looks after it; empty if none does.
    """

    inquiry_id: str
    facility_name: str
    address_line: str
    kind: InquiryKind
    state: State
    content: Content | None
    said: tuple[Said, ...]
    sent_at: datetime
    version: int
    facility_id: int
    assigned_to: str
    source: Source

    @property
    def is_new(self) -> bool:
        """Say whether nobody has opened it yet."""
        return self.state is State.NEU

    @property
    def may_be_answered(self) -> bool:
        """Say whether the facility may write an answer."""
        return self.content is not None and self._may_reach(State.BEANTWORTET)

    @property
    def may_be_declined(self) -> bool:
        """Say whether the facility may decline."""
        return self.content is not None and self._may_reach(State.ABGELEHNT)

    @property
    def proposal(self) -> Said | None:
        """Return the newest time that the facility named; None if it named none, or is off."""
        return standing_proposal(state=self.state, said=self.said)

    def _may_reach(self, state: State) -> bool:
        return may_step(actor=Actor.PROVIDER, state=self.state, to=state)


def read_received(session: ready.Source, *, reader: Reader, cipher: Encrypt) -> Received:
    """Return an inquiry for somebody at its facility; reading changes nothing.

    Raises:
        NotFound: there is none for them, or it is deleted.
    """
    found = get_reading(session, reader=reader)
    inquiry, house = found.inquiry, found.house
    return Received(
        inquiry_id=inquiry.id,
        facility_name=house.name,
        address_line=house.address_line,
        kind=InquiryKind(inquiry.kind),
        state=State(inquiry.state),
        content=read_content(inquiry=inquiry, cipher=cipher),
        said=tuple(said_of(message=one, cipher=cipher) for one in found.messages),
        sent_at=inquiry.sent_at,
        version=inquiry.version,
        facility_id=inquiry.facility_id,
        assigned_to=inquiry.assigned_to or "",
        source=Source(inquiry.source),
    )
