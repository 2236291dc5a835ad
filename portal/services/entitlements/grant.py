"""Grant a company a licence."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.domain.audit.entry import Actor
from portal.domain.entitlements.limits import product_for
from portal.domain.entitlements.products import Product
from portal.queries.entitlements import get_keeper
from portal.services.journal.begin_entitlement import Licence, begin_entitlement
from portal.values.errors import Invalid


def grant_entitlement(
    session: Session,
    *,
    facility_id: int,
    product: Product,
    starts_on: date,
    ends_on: date,
    reason: str,
    actor: Actor,
    now: datetime,
) -> str:
    """Let the company that keeps the facility hold the product for it; return its id.

    Both days are included. Nothing else changes: no place in any list can be bought.

    Raises:
        NotFound: no company keeps such a facility.
        Invalid: the product is not for this kind of facility (`product`), it ends before it
            starts (`ends_on`), or there is no reason (`reason`).
    """
    keeper = get_keeper(session, facility_id=facility_id)
    if product is not product_for(category=keeper.category):
        raise Invalid("product", "unfit")
    if ends_on < starts_on:
        raise Invalid("ends_on", "before_start")
    if not reason:
        raise Invalid("reason", "missing")
    licence = Licence(
        company_id=keeper.company_id,
        facility_id=facility_id,
        product=product,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason,
    )
    return begin_entitlement(session, licence=licence, actor=actor, now=now)
