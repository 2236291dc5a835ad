"""One entry of the audit trail, and what may stand in it.

Never what a seeker told: no health data, no text of an inquiry, a report or a review. Names of
people only where the entry is about them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from portal.domain.audit.action import Action
from portal.values.errors import PortalError

LONGEST_DETAIL = 1_000
"""Characters of one detail: a reason fits, a letter does not."""

DetailValue = str | int


class EntryInvalid(PortalError):
    """Report an entry that says not who, not what, or too much."""


class SubjectKind(StrEnum):
    """What an entry is about; the value is stored."""

    ACCOUNT = "account"
    COMPANY = "company"
    FACILITY = "facility"
    GROUP = "group"
    ENTITLEMENT = "entitlement"
    CLAIM = "claim"
    INQUIRY = "inquiry"
    REVIEW = "review"
    CORRECTION = "correction"
    PORTAL = "portal"


class Detail(StrEnum):
    """What may stand beside an action, and nothing else; the value is stored.

    `FIELDS` names what was changed, never its content; `FACILITY` holds an id.
    """

    REASON = "reason"
    BEFORE = "before"
    AFTER = "after"
    FIELDS = "fields"
    COUNT = "count"
    KIND = "kind"
    ORIGIN = "origin"
    FACILITY = "facility"
    PRODUCT = "product"
    UNTIL = "until"
    PROOF = "proof"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts.

    Args:
        account_id: None where no account acts: a command on the server, the portal by itself.
        words: how a reader knows them, such as their name.
    """

    account_id: str | None
    words: str


COMMAND = Actor(account_id=None, words="Befehl auf dem Server")
"""Acts where somebody with access to the server runs a command."""
PORTAL = Actor(account_id=None, words="Portal")
"""Acts where something happens by itself."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is acted upon: its kind, and its id as text."""

    kind: SubjectKind
    subject_id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what to what.

    Args:
        company_id: whose affair it is; None for what belongs to no company.

    Raises:
        EntryInvalid: nobody acts, nothing is named, or a detail is too long.
    """

    actor: Actor
    action: Action
    subject: Subject
    company_id: str | None = None
    details: Mapping[Detail, DetailValue] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what would be no entry."""
        if not self.actor.words or not self.subject.subject_id:
            raise EntryInvalid("an entry says who and to what")
        if any(len(str(value)) > LONGEST_DETAIL for value in self.details.values()):
            raise EntryInvalid("a detail is too long")
