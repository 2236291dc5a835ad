"""Read what the automatic check held back, without what was written about anybody's health."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.inquiries.kind import InquiryKind
from portal.domain.inquiries.screening import Doubt, count_links, from_text
from portal.queries.received_inquiries import Addressed, list_held
from portal.services.inquiries.sealed import read_content
from portal.values.ports import Encrypt


@dataclass(frozen=True, slots=True)
class Held:
    """An inquiry that waits for a decision.

    Args:
        links: how many stand in it; nothing of the text is shown.
        is_receivable: the facility still takes inquiries.
    """

    inquiry_id: str
    facility_name: str
    kind: InquiryKind
    created_at: datetime
    doubts: tuple[Doubt, ...]
    links: int
    has_account: bool
    is_receivable: bool


def read_held(session: Session, *, limit: int, cipher: Encrypt) -> tuple[Held, ...]:
    """Return what waits for a decision."""
    return tuple(_held(one, cipher) for one in list_held(session, limit=limit))


def _held(found: Addressed, cipher: Encrypt) -> Held:
    inquiry, facility = found.inquiry, found.facility
    content = read_content(inquiry=inquiry, cipher=cipher)
    return Held(
        inquiry_id=inquiry.id,
        facility_name=facility.name,
        kind=InquiryKind(inquiry.kind),
        created_at=inquiry.created_at,
        doubts=from_text(text=inquiry.doubts),
        links=count_links(texts=(content.name, content.text)) if content else 0,
        has_account=inquiry.account_id is not None,
        is_receivable=facility.is_published and facility.accepts_inquiries and any(found.emails),
    )
