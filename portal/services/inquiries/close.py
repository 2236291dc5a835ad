"""Close what still waits at a facility that its provider deletes, and tell the seekers."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.inquiries.state import Actor, State
from portal.queries.received_inquiries import list_unfinished
from portal.services.inquiries.steps import Post, move, post
from portal.values.errors import PortalError
from portal.values.ports import Encrypt


class AskedMeanwhile(PortalError):
    """Report an inquiry that came after the letters to the seekers were composed."""


def close_inquiries(
    session: Session,
    *,
    facility_id: int,
    posts: Mapping[str, Post | None],
    now: datetime,
    cipher: Encrypt,
) -> int:
    """End what is unfinished, delete what both sides wrote about it, and tell each seeker.

    `posts` has the letter to the seeker of each of these inquiries by its id; None where nobody
    can be written to. No link and no dashboard of the facility opens them any more, so that they
    stay ended when it comes back. What was over before stays as it was. Closing again has no
    effect.

    Returns:
        How many the facility had got; what support held back is closed and not counted.

    Raises:
        AskedMeanwhile: see there; nothing is changed.
    """
    found = list_unfinished(session, facility_id=facility_id, for_update=True)
    if any(one.id not in posts for one in found):
        raise AskedMeanwhile("an inquiry came while the letters were composed")
    had = sum(State(one.state).is_open for one in found)
    for inquiry in found:
        move(inquiry=inquiry, to=State.ERLEDIGT, actor=Actor.PORTAL, now=now)
        inquiry.content = inquiry.links = None
        inquiry.provider_token_hash = inquiry.assigned_to = None
        inquiry.messages.clear()
        session.flush()
        letter = posts[inquiry.id]
        if letter is not None:
            post(session, inquiry=inquiry, posts={inquiry.id: letter}, now=now, cipher=cipher)
    return had
