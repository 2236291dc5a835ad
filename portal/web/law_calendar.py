"""Deadlines of the law as a calendar file, with their words and paragraphs."""

from collections.abc import Sequence
from datetime import datetime

from portal.adapters.calendar_file import CalendarDay, write_calendar
from portal.law.fristen.frist import Frist
from portal.law.leistungen.wortlaut import FristWords


def deadline_calendar(
    *, deadlines: Sequence[tuple[FristWords, Frist]], host: str, stamped_at: datetime
) -> str:
    """Return the deadlines as one calendar; the same deadline keeps its identity.

    Args:
        deadlines: as `Described.deadlines` gives them, at least one; repeated ones count once.
        host: of the portal, part of the identity.
        stamped_at: aware instant of the request.

    Raises:
        ValueError: there is no deadline.
    """
    days = {
        f"{frist.name}-{frist.ends_on:%Y%m%d}@{host}": (words, frist) for words, frist in deadlines
    }
    return write_calendar(
        days=[
            CalendarDay(
                uid=uid,
                on=frist.ends_on,
                summary=words.name,
                description=f"{words.text}\n{frist.citation.norm}\n{frist.citation.url}",
            )
            for uid, (words, frist) in days.items()
        ],
        stamped_at=stamped_at,
    )
