"""Begin the licence of a voucher for the facility that its company chooses."""

from datetime import date, datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.domain.audit.entry import Actor
from portal.domain.entitlements.limits import product_for
from portal.domain.entitlements.products import Product
from portal.models.voucher import Voucher
from portal.queries.entitlements import get_keeper
from portal.services.journal.begin_entitlement import Licence, begin_entitlement
from portal.values.errors import Invalid, NotFound

REASON = "Gutschein"


def use_voucher(
    session: Session,
    *,
    code_hash: str,
    company_id: str,
    facility_id: int,
    actor: Actor,
    today: date,
    now: datetime,
) -> date:
    """Let the company hold the licence from today on and return its last day; works once.

    Raises:
        NotFound: the company has no such voucher left, or does not keep the facility.
        Invalid: the voucher is not for this kind of facility.
    """
    keeper = get_keeper(session, facility_id=facility_id)
    voucher = session.get(Voucher, code_hash, with_for_update=True)
    is_theirs = voucher is not None and voucher.company_id == company_id == keeper.company_id
    if voucher is None or not is_theirs or voucher.used_at is not None:
        raise NotFound("no such voucher")
    if voucher.product != product_for(category=keeper.category).value:
        raise Invalid("product", "unfit")
    session.execute(update(Voucher).where(Voucher.code_hash == code_hash).values(used_at=now))
    licence = Licence(
        company_id=company_id,
        facility_id=facility_id,
        product=Product(voucher.product),
        starts_on=today,
        ends_on=today + timedelta(days=voucher.days - 1),
        reason=REASON,
    )
    begin_entitlement(session, licence=licence, actor=actor, now=now)
    return licence.ends_on
