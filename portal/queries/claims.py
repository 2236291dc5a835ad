"""Claims, and the facilities that can be claimed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session

from portal.domain.claims.state import Outcome, State
from portal.domain.text_search.folding import fold_words
from portal.models.claim import Claim, ClaimedFacility
from portal.models.facility import Facility
from portal.values.errors import NotFound

_FACILITY, _CLAIM, _IN = Facility.__table__.c, Claim.__table__.c, ClaimedFacility.__table__.c
MOST_FOUND = 10
MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Claimable:
    """A published facility, as far as a claim needs to know it.

    Args:
        is_managed: a provider keeps it already.
    """

    id: int
    name: str
    street: str
    house_number: str
    postcode: str
    city: str
    email: str
    website: str
    is_managed: bool

    @property
    def address_line(self) -> str:
        """Return street and town in one line."""
        street_line = f"{self.street} {self.house_number}".strip()
        town = f"{self.postcode} {self.city}"
        return f"{street_line}, {town}" if street_line else town


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its facilities, each with what became of it and whether others claim it."""

    claim: Claim
    facilities: tuple[tuple[Claimable, Outcome], ...]
    contested: frozenset[int]


def list_claimable(session: Session, *, ids: Collection[int]) -> tuple[Claimable, ...]:
    """List those of these facilities that are published, by id."""
    return _read(
        session, _facilities().where(_FACILITY.id.in_(sorted(ids)), _FACILITY.is_published)
    )


def list_vanished(session: Session, *, ids: Collection[int]) -> tuple[Claimable, ...]:
    """List those of these facilities that the directory does not show any more.

    What a provider keeps is not among them: nobody is told of drafts.
    """
    wanted = (_FACILITY.id.in_(sorted(ids)), ~_FACILITY.is_published, ~_FACILITY.is_managed)
    return _read(session, _facilities().where(*wanted))


def search_claimable(session: Session, *, text: str) -> tuple[Claimable, ...]:
    """List the first published facilities that nobody keeps and that have all these words."""
    words = fold_words(text=text)[:MOST_WORDS]
    if not words:
        return ()
    wanted = [_FACILITY.search_text.contains(word, autoescape=True) for word in words]
    return _read(
        session,
        _facilities()
        .where(_FACILITY.is_published, ~_FACILITY.is_managed, *wanted)
        .limit(MOST_FOUND),
    )


def list_contested(
    session: Session, *, ids: Collection[int], but_claim: str = ""
) -> frozenset[int]:
    """List those of these facilities for which a claim waits, another than this one."""
    return frozenset(
        session.scalars(
            select(_IN.facility_id)
            .join_from(ClaimedFacility.__table__, Claim.__table__)
            .where(
                _IN.facility_id.in_(sorted(ids)),
                _CLAIM.state == State.NEU.value,
                _CLAIM.id != but_claim,
            )
            .order_by(_IN.facility_id)
        )
    )


def list_doubly_claimed(session: Session, *, ids: Collection[int]) -> frozenset[int]:
    """List those of these facilities for which more than one claim waits."""
    return frozenset(
        session.scalars(
            select(_IN.facility_id)
            .join_from(ClaimedFacility.__table__, Claim.__table__)
            .where(_IN.facility_id.in_(sorted(ids)), _CLAIM.state == State.NEU.value)
            .group_by(_IN.facility_id)
            .having(func.count() > 1)
            .order_by(_IN.facility_id)
        )
    )


def list_claimed_by(session: Session, *, company_id: str) -> frozenset[int]:
    """List the facilities for which a claim of this company waits."""
    return frozenset(
        session.scalars(
            select(_IN.facility_id)
            .join_from(ClaimedFacility.__table__, Claim.__table__)
            .where(_CLAIM.company_id == company_id, _CLAIM.state == State.NEU.value)
            .order_by(_IN.facility_id)
        )
    )


def get_row(session: Session, *, claim_id: str) -> ClaimRow:
    """Get a claim with its facilities, those that are not public any more too.

    Raises:
        NotFound: there is no such claim.
    """
    claim = session.get(Claim, claim_id)
    if claim is None:
        raise NotFound("no such claim")
    outcomes = {
        facility_id: Outcome(outcome)
        for facility_id, outcome in session.execute(
            select(_IN.facility_id, _IN.outcome)
            .where(_IN.claim_id == claim_id)
            .order_by(_IN.facility_id)
        )
    }
    found = _read(session, _facilities().where(_FACILITY.id.in_(outcomes)))
    return ClaimRow(
        claim=claim,
        facilities=tuple((one, outcomes[one.id]) for one in found),
        contested=list_contested(session, ids=outcomes, but_claim=claim_id),
    )


def is_approved(session: Session, *, account_id: str) -> bool:
    """Say whether support has approved a claim for which this account was made or chosen."""
    return (
        session.scalar(
            select(
                exists().where(
                    _CLAIM.account_id == account_id, _CLAIM.state == State.FREIGEGEBEN.value
                )
            )
        )
        or False
    )


def lock_claim(session: Session, *, claim_id: str) -> Claim:
    """Get a claim to be decided: other decisions about it have ended.

    Raises:
        NotFound: there is no such claim.
    """
    claim = session.scalars(
        select(Claim)
        .where(Claim.id == claim_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()
    if claim is None:
        raise NotFound("no such claim")
    return claim


def list_in_claim(session: Session, *, claim_id: str) -> Sequence[ClaimedFacility]:
    """List the facilities of a claim by id, to be decided."""
    return session.scalars(
        select(ClaimedFacility)
        .where(ClaimedFacility.claim_id == claim_id)
        .order_by(ClaimedFacility.facility_id)
    ).all()


def _facilities() -> Select[Any]:
    return select(
        _FACILITY.id,
        _FACILITY.name,
        _FACILITY.street,
        _FACILITY.house_number,
        _FACILITY.postcode,
        _FACILITY.city,
        _FACILITY.email,
        _FACILITY.website,
        _FACILITY.is_managed,
    ).order_by(_FACILITY.search_name, _FACILITY.id)


def _read(session: Session, statement: Select[Any]) -> tuple[Claimable, ...]:
    return tuple(Claimable(*row) for row in session.execute(statement))
