"""Decide whether a facility is public, and say why it is not."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from portal.values.finding import Finding, Reason

DAYS_IN_BIN = 30
TIME_IN_BIN = timedelta(days=DAYS_IN_BIN)
"""So long what was deleted can be taken back."""


class Hidden(StrEnum):
    """A reason why a facility is not public, the gravest first."""

    DELETED = "deleted"
    LOCKED = "locked"
    NO_LICENCE = "no_licence"
    SWITCHED_OFF = "switched_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What decides it.

    Args:
        is_wanted: the switch „Öffentlich“ is on.
        may_publish: `Limits.may_publish` of today.
        is_locked: support has locked its company.
        is_deleted: it waits in the bin.
    """

    is_wanted: bool
    may_publish: bool
    is_locked: bool
    is_deleted: bool

    def with_switch(self, *, is_wanted: bool) -> "Publication":
        """Return the same with the switch in that position."""
        return replace(self, is_wanted=is_wanted)


def is_public(*, publication: Publication) -> Finding[bool]:
    """Say whether strangers see it, with every reason against it."""
    reasons = tuple(
        Reason(reason.value)
        for reason, applies in (
            (Hidden.DELETED, publication.is_deleted),
            (Hidden.LOCKED, publication.is_locked),
            (Hidden.NO_LICENCE, not publication.may_publish),
            (Hidden.SWITCHED_OFF, not publication.is_wanted),
        )
        if applies
    )
    return Finding(not reasons, reasons)
