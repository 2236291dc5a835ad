"""Invented offers are plausible."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from portal.domain.availability.light import Light
from portal.domain.directory.demo_offers import CATEGORY_PERCENT, draw_offer
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service

TODAY = date(2026, 3, 2)


def seeded(number):
    return random.Random(number)  # noqa: S311 – invented data, no secret


@pytest.fixture(scope="module")
def offers():
    chance = seeded(1)
    return [draw_offer(chance=chance, today=TODAY, is_church=False) for _ in range(4_000)]


class TestDrawOffer:
    def test_mixes_the_categories_realistically(self, offers):
        counted = Counter(offer.category for offer in offers)

        assert sum(CATEGORY_PERCENT.values()) == 100
        for category, percent in CATEGORY_PERCENT.items():
            assert abs(counted[category] * 100 - percent * len(offers)) < 3 * len(offers)

    def test_offers_something_of_its_category_and_nothing_of_another(self, offers):
        for offer in offers:
            own = {service.category for service in offer.services}
            assert offer.category in own
            assert own <= {offer.category, None}

    def test_knows_rare_services(self, offers):
        drawn = Counter(service for offer in offers for service in offer.services)

        for rare in (Service.STA_HOSPIZ, Service.STA_INTENSIV, Service.NACHT, Service.AMB_NACHT):
            assert 0 < drawn[rare] < len(offers) // 10

    def test_reports_lights_of_every_colour_up_to_60_days_old(self, offers):
        reports = [report for offer in offers for report in offer.reports]
        ages = {(TODAY - report.confirmed_on).days for report in reports}

        assert {report.light for report in reports} == set(Light)
        assert min(ages) == 0
        assert 45 < max(ages) <= 60
        assert all(
            (report.places is None) == (report.light is not Light.FREI) for report in reports
        )

    def test_counts_places_where_there_are_any(self, offers):
        for offer in offers:
            assert (offer.capacity is None) == (offer.category is Category.AMBULANT)

    def test_marks_a_church(self):
        offer = draw_offer(chance=seeded(1), today=TODAY, is_church=True)

        assert Service.MERKMAL_KONFESSIONELL in offer.services

    def test_moves_its_reports_with_the_day(self):
        tomorrow = TODAY + timedelta(days=1)
        (first, second) = (
            draw_offer(chance=seeded(5), today=day, is_church=False) for day in (TODAY, tomorrow)
        )

        assert [r.confirmed_on + timedelta(days=1) for r in first.reports] == [
            r.confirmed_on for r in second.reports
        ]
