"""How long the audit trail keeps an entry, and why.

Law: Art. 5 Abs. 1 Buchst. e DSGVO asks for a term, Art. 6 Abs. 1 Buchst. f for a reason.

- What companies do from day to day says who changed a profile, a light or a group. A dispute about
  it comes within months: claims of competitors end after six (§ 11 Abs. 1 UWG), an inquiry is gone
  after 180 days. One year covers the round of a year as well.
- Everything else is a decision or a right: who was locked, admitted, licensed, rejected, and who
  took data along. Claims out of it can be made for three years from the end of the year (§§ 195,
  199 Abs. 1 BGB); complaints about moderation for six months (Art. 20 Abs. 1 DSA) end earlier.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from portal.domain.audit.action import Action

DAILY_TERM = timedelta(days=365)
YEARS = 3
"""Whole years after the one of the entry."""
DAILY = frozenset(
    {
        Action.FACILITY_CREATED,
        Action.FACILITY_COPIED,
        Action.FACILITY_CHANGED,
        Action.FACILITY_PUBLISHED,
        Action.FACILITY_HIDDEN,
        Action.FACILITY_DELETED,
        Action.FACILITY_RESTORED,
        Action.FILE_ADDED,
        Action.FILE_CHANGED,
        Action.FILE_REMOVED,
        Action.LIGHT_CHANGED,
        Action.LIGHT_CONFIRMED,
        Action.LIGHTS_IMPORTED,
        Action.GROUP_CREATED,
        Action.GROUP_RENAMED,
        Action.GROUP_FILLED,
        Action.GROUP_DELETED,
        Action.INQUIRY_READ,
        Action.INQUIRY_ASSIGNED,
        Action.INQUIRY_ANSWERED,
        Action.INQUIRY_DECLINED,
        Action.TEXT_KEPT,
        Action.TEXT_DROPPED,
        Action.REVIEW_READ,
        Action.REVIEW_ANSWERED,
        Action.REVIEW_ANSWER_DELETED,
        Action.MAILS_RETRIED,
        Action.PROBE_SENT,
    }
)
"""Work from day to day; what is not named here is kept for the longer term."""


@dataclass(frozen=True, slots=True)
class KeptSince:
    """The first days of which entries are kept, in Germany; earlier ones must go."""

    daily: date
    others: date


def kept_since(*, today: date) -> KeptSince:
    """Return from which days on entries are kept today."""
    return KeptSince(daily=today - DAILY_TERM, others=date(today.year - YEARS, 1, 1))
