"""Codes that open a licence."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from portal.queries.vouchers import is_free, list_unused
from tests.factories.companies import make_company
from tests.factories.directory import NOW
from tests.models.test_voucher import voucher

LAST = voucher().redeem_until
HASH = "a" * 64


class TestIsFree:
    def test_g04_until_its_last_day(self, session: Session):
        session.add(voucher())
        session.flush()

        assert is_free(session, code_hash=HASH, today=LAST)
        assert not is_free(session, code_hash=HASH, today=LAST + timedelta(days=1))
        assert not is_free(session, code_hash="b" * 64, today=LAST)

    @pytest.mark.parametrize("state", ["used", "entered"])
    def test_g04_not_once_it_was_entered_or_used(self, session: Session, state: str):
        made = make_company(session)
        session.add(voucher(used_at=NOW) if state == "used" else voucher(company_id=made.id))
        session.flush()

        assert not is_free(session, code_hash=HASH, today=LAST)


class TestListUnused:
    def test_gives_those_of_the_company_that_were_not_used(self, session: Session):
        made = make_company(session)
        session.add_all(
            (
                voucher(company_id=made.id),
                voucher(code_hash="b" * 64, company_id=made.id, used_at=NOW),
                voucher(code_hash="c" * 64),
            )
        )
        session.flush()

        assert [one.code_hash for one in list_unused(session, company_id=made.id)] == [HASH]
