from datetime import date, timedelta

import pytest

from portal.domain.availability.light import KindOfPlace, Light, Report, shown
from portal.domain.matching.category import Category
from portal.domain.waiting.offering import KINDS_OF, kinds_to_wait_for, suggests_waiting

TODAY = date(2026, 3, 2)
LONG, SHORT = KindOfPlace.DAUERPFLEGE, KindOfPlace.KURZZEITPFLEGE


def lamp(light, *, kind=LONG, days=2):
    report = Report(kind=kind, light=light, confirmed_on=TODAY - timedelta(days=days))
    return shown(report=report, today=TODAY)


def kinds(lamps, *, accepts=True, category=Category.STATIONAER):
    return kinds_to_wait_for(category=category, lamps=lamps, accepts_inquiries=accepts)


class TestKindsToWaitFor:
    @pytest.mark.parametrize("category", Category)
    def test_without_a_report_all_kinds_of_the_category(self, category):
        assert kinds({}, category=category) == KINDS_OF[category] != ()

    def test_only_what_the_facility_reports_on(self):
        assert kinds({LONG: lamp(Light.BELEGT)}) == (LONG,)

    def test_what_is_free_is_asked_for_now(self):
        lamps = {LONG: lamp(Light.FREI), SHORT: lamp(Light.BELEGT, kind=SHORT)}

        assert kinds(lamps) == (SHORT,)

    def test_what_was_free_too_long_ago_does_not_count_as_free(self):
        assert kinds({LONG: lamp(Light.FREI, days=15)}) == (LONG,)
        assert kinds({LONG: lamp(Light.FREI, days=31)}) == (LONG,)

    def test_e11_who_wants_no_inquiries_can_be_waited_for_all_the_same(self):
        assert kinds({LONG: lamp(Light.FREI)}, accepts=False) == (LONG,)


class TestSuggestsWaiting:
    @pytest.mark.parametrize(
        ("light", "days", "expected"),
        [
            (Light.BELEGT, 2, True),
            (Light.BELEGT, 15, False),
            (Light.AUF_ANFRAGE, 2, False),
            (Light.FREI, 2, False),
        ],
    )
    def test_e11_a_profile_leads_there_when_it_is_full(self, light, days, expected):
        lamps = [lamp(light, days=days)]

        assert suggests_waiting(lamps=lamps, accepts_inquiries=True) is expected

    def test_e11_or_when_nobody_may_ask(self):
        assert suggests_waiting(lamps=[], accepts_inquiries=False)
        assert not suggests_waiting(lamps=[], accepts_inquiries=True)
