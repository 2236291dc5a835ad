"""Take a claim into the queue of support; nothing else changes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.domain.claims.state import Outcome, State
from portal.models.claim import Claim, ClaimedFacility
from portal.queries.claims import list_claimable, list_claimed_by
from portal.services.journal.audit import audit
from portal.values.errors import NotFound, PortalError


class AlreadyManaged(PortalError):
    """Report facilities that a provider keeps already; holds their ids."""

    def __init__(self, ids: tuple[int, ...]) -> None:
        super().__init__(f"{len(ids)} facilities are kept by a provider")
        self.ids = ids


class SentMeanwhile(PortalError):
    """Report that the same form was stored at this moment: nothing is missing."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who asks: somebody unknown, or the Master of a company that is signed in."""

    actor: Actor
    account_id: str | None = None
    company_id: str | None = None


def send_claim(
    session: Session,
    *,
    claim_id: str,
    facility_ids: Collection[int],
    content: bytes,
    sender: Sender,
    now: datetime,
) -> None:
    """Store the claim; `content` is encrypted already, bound to `claim_id`.

    `claim_id` comes from the form: sending it twice claims once. A company that already waits
    for the same facilities claims nothing more. Claims of others for the same facility are
    taken, too: support decides, and one of them wins.

    Raises:
        NotFound: one of the facilities is not there or not published.
        AlreadyManaged: see there.
        SentMeanwhile: see there.
    """
    if session.get(Claim, claim_id) is not None:
        return
    wanted = frozenset(facility_ids)
    found = list_claimable(session, ids=wanted)
    if len(found) < len(wanted):
        raise NotFound("no such facility")
    managed = tuple(one.id for one in found if one.is_managed)
    if managed:
        raise AlreadyManaged(managed)
    if sender.company_id:
        wanted -= list_claimed_by(session, company_id=sender.company_id)
    if wanted:
        _store(session, claim_id, wanted, content=content, sender=sender, now=now)


def _store(
    session: Session,
    claim_id: str,
    facility_ids: frozenset[int],
    *,
    content: bytes,
    sender: Sender,
    now: datetime,
) -> None:
    session.add(
        Claim(
            id=claim_id,
            state=State.NEU.value,
            content=content,
            account_id=sender.account_id,
            company_id=sender.company_id,
            sent_at=now,
            decided_at=None,
            decided_by="",
            reason="",
            proof="",
        )
    )
    try:
        session.flush()
    except IntegrityError as error:
        raise SentMeanwhile("another click was first") from error
    session.add_all(
        ClaimedFacility(claim_id=claim_id, facility_id=one, outcome=Outcome.OFFEN.value)
        for one in sorted(facility_ids)
    )
    session.flush()
    audit(
        session,
        entry=Entry(
            sender.actor,
            Action.CLAIM_SENT,
            Subject(SubjectKind.CLAIM, claim_id),
            company_id=sender.company_id,
            details={Detail.COUNT: len(facility_ids)},
        ),
        now=now,
    )
