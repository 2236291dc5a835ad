"""Ending a licence."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.audit.entry import COMMAND
from portal.models.entitlement import Entitlement
from portal.services.entitlements.end import end_entitlement
from portal.values.errors import NotFound
from tests.factories.directory import NOW, TODAY
from tests.services.entitlements.kept import kept_house
from tests.services.entitlements.test_grant import grant

ONE_DAY = timedelta(days=1)


def end(session: Session, entitlement_id: str) -> None:
    end_entitlement(
        session,
        entitlement_id=entitlement_id,
        reason="Irrtum",
        actor=COMMAND,
        today=TODAY,
        now=NOW,
    )


class TestEndEntitlement:
    @pytest.mark.parametrize(
        ("starts", "ends", "left"),
        [(-1, 5, [-1]), (0, 5, []), (2, 5, []), (-5, -2, [-2])],
    )
    def test_counts_no_more_from_today_on(
        self, session: Session, starts: int, ends: int, left: list[int]
    ):
        _, facility_id = kept_house(session)
        made = grant(
            session,
            facility_id,
            starts_on=TODAY + starts * ONE_DAY,
            ends_on=TODAY + ends * ONE_DAY,
        )

        end(session, made)

        found = session.scalars(sa.select(Entitlement.ends_on)).all()
        assert found == [TODAY + days * ONE_DAY for days in left]

    def test_one_that_is_not_there(self, session: Session):
        with pytest.raises(NotFound):
            end(session, "0" * 32)
