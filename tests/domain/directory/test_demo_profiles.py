"""Invented profiles are the same every time, whole, and could be stored."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.domain.directory.demo import DemoDirectory
from portal.domain.directory.demo_profiles import KEPT_EVERY, draw_profile, is_kept
from portal.domain.matching.category import Category
from portal.domain.profiles.content import check_content
from portal.domain.profiles.housing import Shape, Tenure
from portal.domain.profiles.own_share import own_shares
from portal.law.parameters import load_parameters

TODAY = date(2026, 3, 2)
LAW = load_parameters().at(day=TODAY)


@pytest.fixture
def records(places):
    return tuple(DemoDirectory(places=places).records(count=200, today=TODAY))


@pytest.fixture
def drawn(records):
    return tuple((record, draw_profile(record=record, today=TODAY)) for record in records)


class TestKept:
    def test_a_few_are(self, records):
        kept = [one for one in records if is_kept(external_id=one.external_id)]

        assert len(kept) == 200 // KEPT_EVERY


class TestProfiles:
    def test_are_the_same_every_time(self, drawn):
        for record, profile in drawn[:20]:
            assert draw_profile(record=record, today=TODAY) == profile

    def test_could_all_be_stored(self, drawn):
        for record, profile in drawn:
            check_content(content=profile.content, category=record.category)

    def test_tell_everything_and_nothing_from_the_future(self, drawn):
        for _, profile in drawn:
            content = profile.content
            assert content.person.email.endswith("@example.org")
            assert all((content.hours, content.description, content.features, content.awards))
            assert content.prices.amounts
            assert all(day < TODAY for day in content.stated_on.values())

    def test_x17_every_heim_has_an_own_share_for_every_grade(self, drawn):
        for record, profile in drawn:
            if record.category is Category.STATIONAER:
                shares = own_shares(prices=profile.content.prices, law=LAW)
                assert [share.grades for share in shares] == [(1, 1), (2, 5)]
                rooms = profile.content.rooms
                assert rooms.single + 2 * rooms.double == record.capacity

    def test_k08_housing_has_one_flat_or_several(self, drawn):
        shapes = set()
        tenures = set()
        for record, profile in drawn:
            assert bool(profile.units) == (record.category is Category.WOHNEN)
            if profile.units:
                shapes.add((profile.content.housing_shape, len(profile.units) > 1))
                tenures |= {unit.tenure for unit in profile.units}
                assert all(unit.confirmed_on <= TODAY for unit in profile.units)
        assert shapes == {(Shape.ANLAGE, True), (Shape.EINHEIT, False)}
        assert tenures == set(Tenure)

    def test_a_heim_of_unknown_size_tells_no_rooms(self, drawn):
        record = next(one for one, _ in drawn if one.category is Category.STATIONAER)

        profile = draw_profile(record=replace(record, capacity=None), today=TODAY)

        assert profile.content.rooms.single is None

    def test_only_the_days_depend_on_the_day(self, drawn):
        record, profile = drawn[0]

        later = draw_profile(record=record, today=TODAY + timedelta(days=1))

        assert later.content.person == profile.content.person
        assert later.content.prices == profile.content.prices
