"""How long the trail keeps an entry."""

from datetime import date

import pytest

from portal.domain.audit.action import Action
from portal.domain.audit.retention import DAILY, kept_since


class TestKeptSince:
    @pytest.mark.parametrize(
        ("today", "daily", "others"),
        [
            (date(2026, 3, 2), date(2025, 3, 2), date(2023, 1, 1)),
            (date(2026, 12, 31), date(2025, 12, 31), date(2023, 1, 1)),
            (date(2027, 1, 1), date(2026, 1, 1), date(2024, 1, 1)),
            (date(2028, 2, 29), date(2027, 3, 1), date(2025, 1, 1)),
        ],
    )
    def test_is_a_year_for_daily_work_and_three_whole_years_for_the_rest(
        self, today, daily, others
    ):
        kept = kept_since(today=today)

        assert (kept.daily, kept.others) == (daily, others)


class TestDaily:
    @pytest.mark.parametrize(
        "action",
        [
            Action.ADMIN_CREATED,
            Action.ACCOUNT_LOCKED,
            Action.COMPANY_LOCKED,
            Action.COMPANY_RENAMED,
            Action.CLAIM_APPROVED,
            Action.ENTITLEMENT_GRANTED,
            Action.INQUIRIES_EXPORTED,
            Action.MEMBER_RIGHTS_CHANGED,
            Action.REVIEW_REJECTED,
            Action.TRAIL_EXPORTED,
        ],
    )
    def test_decisions_rights_and_data_taken_along_are_no_daily_work(self, action):
        assert action not in DAILY
