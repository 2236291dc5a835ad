"""Beginning the licence of a voucher."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.audit.entry import COMMAND
from portal.models.entitlement import Entitlement
from portal.models.voucher import Voucher
from portal.services.entitlements.use_voucher import use_voucher
from portal.values.errors import Invalid, NotFound
from tests.factories.companies import make_company
from tests.factories.directory import NOW, TODAY
from tests.models.test_voucher import voucher
from tests.services.entitlements.kept import kept_house


def use(session: Session, company_id: str, facility_id: int) -> date:
    return use_voucher(
        session,
        code_hash="a" * 64,
        company_id=company_id,
        facility_id=facility_id,
        actor=COMMAND,
        today=TODAY,
        now=NOW,
    )


class TestAtTheSameMoment:
    def test_g04_one_begins(self, engine: sa.Engine):
        with Session(engine) as session:
            made, facility_id = kept_house(session)
            session.add(voucher(company_id=made.id))
            session.commit()

        def act(_number: int) -> str:
            with Session(engine) as session:
                session.connection(execution_options={"writes": True})
                try:
                    use(session, made.id, facility_id)
                except NotFound:
                    return "refused"
                session.commit()
                return "begun"

        with ThreadPoolExecutor(5) as threads:
            came = sorted(threads.map(act, range(5)))

        assert came == ["begun", *["refused"] * 4]
        with Session(engine) as session:
            assert len(session.scalars(sa.select(Entitlement.id)).all()) == 1


class TestUseVoucher:
    def test_g04_begins_today_and_works_once(self, session: Session):
        made, facility_id = kept_house(session)
        session.add(voucher(company_id=made.id, days=30))
        session.flush()

        assert use(session, made.id, facility_id) == TODAY + timedelta(days=29)

        session.expire_all()
        assert session.scalars(sa.select(Voucher.used_at)).one() == NOW
        with pytest.raises(NotFound):
            use(session, made.id, facility_id)
        assert len(session.scalars(sa.select(Entitlement.id)).all()) == 1

    def test_refuses_another_kind_of_facility(self, session: Session):
        made, facility_id = kept_house(session, category="wohnen")
        session.add(voucher(company_id=made.id))
        session.flush()

        with pytest.raises(Invalid):
            use(session, made.id, facility_id)

    def test_refuses_somebody_elses_code_or_facility(self, session: Session):
        made, facility_id = kept_house(session)
        other = make_company(session, name="Andere", email="andere@example.org")
        session.add(voucher(company_id=other.id))
        session.flush()

        for company_id in (made.id, other.id):
            with pytest.raises(NotFound):
                use(session, company_id, facility_id)
