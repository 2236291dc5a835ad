"""Read one's own inquiries: what went to whom, and what came back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter

from sqlalchemy.orm import Session

from portal.domain.inquiries.content import Content, Words
from portal.domain.inquiries.kind import Author, InquiryKind, MessageKind
from portal.domain.inquiries.owner import Owner
from portal.domain.inquiries.state import State
from portal.models.inquiry import Inquiry, InquiryMessage
from portal.queries.inquiries import Named, list_named, list_owned, list_sending
from portal.queries.received_reading import ReadMessage
from portal.services.inquiries.sealed import read_content, read_links, read_words
from portal.values.errors import NotFound
from portal.values.ports import Encrypt

_DECIDES_TIME = frozenset({MessageKind.TERMIN, MessageKind.ABSAGE})
"""With these a facility names a time or takes back the one it named."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one side wrote; `words` is None if it cannot be read."""

    author: Author
    kind: MessageKind
    words: Words | None
    written_at: datetime


@dataclass(frozen=True, slots=True)
class OwnInquiry:
    """What one facility got, and where it stands.

    Args:
        facility_emails: for letters to the facility, in the order in which they are tried.
        provider_token: for letters to the facility; empty if it is withdrawn.
        content: what the facility can see; None if it sees nothing any more.
        holds_data: anything of what either side wrote is still stored, readable or not.
        version: changes with every step, so that nobody accepts what they have not seen.
        lost_keeper: the provider who kept the facility then has gone, or has deleted it.
    """

    id: str
    facility_id: int
    facility_name: str
    facility_emails: tuple[str, ...]
    address_line: str
    is_public: bool
    state: State
    content: Content | None
    holds_data: bool
    provider_token: str
    sent_at: datetime | None
    read_at: datetime | None
    answered_at: datetime | None
    ended_at: datetime | None
    alternatives_at: datetime | None
    delete_on: date
    version: int
    said: tuple[Said, ...]
    lost_keeper: bool = False

    @property
    def is_withdrawn(self) -> bool:
        """Say whether the person took the data back."""
        return self.state is State.ZURUECKGEZOGEN

    @property
    def can_be_withdrawn(self) -> bool:
        """Say whether there is anything left to take back."""
        return self.holds_data and not self.is_withdrawn

    @property
    def can_be_decided(self) -> bool:
        """Say whether there is an answer to accept or decline."""
        return self.state is State.BEANTWORTET

    @property
    def needs_alternatives(self) -> bool:
        """Say whether to offer others: it declined, is silent for days, or lost its keeper."""
        is_silent = self.alternatives_at is not None and self.state.waits_for_answer
        return is_silent or self.state is State.ABGELEHNT or self.lost_keeper

    @property
    def proposed_time(self) -> datetime | None:
        """Return the time that the facility named last; None if it named none, or is off."""
        proposal = standing_proposal(state=self.state, said=self.said)
        return proposal.words.time if proposal and proposal.words else None

    @property
    def is_accepted(self) -> bool:
        """Say whether the person accepted this facility's answer."""
        return has_accepted(said=self.said)


@dataclass(frozen=True, slots=True)
class OwnSending:
    """What was sent at once, to one facility or up to five."""

    batch_id: str
    kind: InquiryKind
    created_at: datetime
    confirmed_at: datetime | None
    consented_at: datetime
    inquiries: tuple[OwnInquiry, ...]

    @property
    def awaits_confirmation(self) -> bool:
        """Say whether nothing was sent yet because the address is not confirmed."""
        return any(one.state is State.ENTWURF for one in self.inquiries)

    @property
    def content(self) -> Content | None:
        """Return what the facilities were told; None if nobody sees it any more."""
        return next((one.content for one in self.inquiries if one.content), None)

    @property
    def can_be_withdrawn(self) -> bool:
        """Say whether anything is left to take back."""
        return any(one.can_be_withdrawn for one in self.inquiries)


def read_own(
    session: Session, *, owner: Owner, cipher: Encrypt, batch_id: str = ""
) -> tuple[OwnSending, ...]:
    """Return somebody's sendings, the newest first; three statements, however many there are."""
    return _sendings(session, list_owned(session, owner=owner, batch_id=batch_id), cipher)


def read_one(
    session: Session, *, owner: Owner, inquiry_id: str, cipher: Encrypt
) -> tuple[OwnSending, OwnInquiry]:
    """Return one inquiry with the sending it belongs to.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    found = list_sending(session, owner=owner, inquiry_id=inquiry_id)
    if not found:
        raise NotFound("no such inquiry")
    (sending,) = _sendings(session, found, cipher)
    return sending, next(one for one in sending.inquiries if one.id == inquiry_id)


def _sendings(
    session: Session, found: Sequence[Inquiry], cipher: Encrypt
) -> tuple[OwnSending, ...]:
    ids = frozenset(one.facility_id for one in found)
    names = list_named(session, facility_ids=ids) if ids else {}
    return tuple(
        _sending(tuple(some), names, cipher) for _, some in groupby(found, attrgetter("batch_id"))
    )


def _sending(rows: Sequence[Inquiry], names: dict[int, Named], cipher: Encrypt) -> OwnSending:
    first = rows[0]
    return OwnSending(
        batch_id=first.batch_id,
        kind=InquiryKind(first.kind),
        created_at=first.created_at,
        confirmed_at=first.confirmed_at,
        consented_at=first.consented_at,
        inquiries=tuple(_own(row, names[row.facility_id], cipher) for row in rows),
    )


def _own(row: Inquiry, facility: Named, cipher: Encrypt) -> OwnInquiry:
    links = read_links(inquiry=row, cipher=cipher)
    return OwnInquiry(
        id=row.id,
        facility_id=row.facility_id,
        facility_name=facility.name,
        facility_emails=facility.emails,
        address_line=facility.address_line,
        is_public=facility.is_published,
        state=State(row.state),
        content=read_content(inquiry=row, cipher=cipher),
        holds_data=row.content is not None or bool(row.messages),
        provider_token=links.provider if links else "",
        sent_at=row.sent_at,
        read_at=row.read_at,
        answered_at=row.answered_at,
        ended_at=row.ended_at,
        alternatives_at=row.alternatives_at,
        delete_on=row.delete_on,
        version=row.version,
        said=tuple(said_of(message=message, cipher=cipher) for message in row.messages),
        lost_keeper=row.provider_token_hash is None,
    )


def has_accepted(*, said: Sequence[Said]) -> bool:
    """Say whether the person accepted what the facility answered."""
    return any(one.kind is MessageKind.ZUSAGE for one in said)


def standing_proposal(*, state: State, said: Sequence[Said]) -> Said | None:
    """Return the time named last, while it waits for the person or once it was accepted.

    None if the facility named none, declined since, or it cannot be read; and once it is over.
    """
    if state is not State.BEANTWORTET and not (state is State.ERLEDIGT and has_accepted(said=said)):
        return None
    deciding = (one for one in reversed(said) if one.kind in _DECIDES_TIME)
    newest = next(deciding, None)
    return newest if newest and newest.words and newest.words.time else None


def said_of(*, message: InquiryMessage | ReadMessage, cipher: Encrypt) -> Said:
    """Return what one message says."""
    return Said(
        author=Author(message.author),
        kind=MessageKind(message.kind),
        words=read_words(message=message, cipher=cipher),
        written_at=message.written_at,
    )
