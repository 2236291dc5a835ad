"""What one part changes, and what only a licence covers."""

from dataclasses import replace
from datetime import date

import pytest

from portal.domain.entitlements.limits import Limits, limits_for
from portal.domain.entitlements.products import Granted, Product
from portal.domain.matching.category import Category
from portal.domain.profiles.content import ProfileContent, Section
from portal.domain.profiles.saving import active, check_limits, stated, with_surplus
from portal.values.errors import Invalid

TODAY = date(2026, 3, 2)
FIVE = ("A", "B", "C", "D", "E")
FILM = "https://vimeo.com/1"


def limits(*granted: Granted) -> Limits:
    return limits_for(category=Category.STATIONAER, facility_id=1, granted=granted, today=TODAY)


BASIS = limits()
PREMIUM = limits(Granted(Product.PREMIUM, 1, TODAY, TODAY))


class TestStated:
    def test_notes_the_day_of_one_section(self):
        content = stated(content=ProfileContent(), section=Section.PREISE, today=TODAY)

        assert content.stated_on == {Section.PREISE: TODAY}


class TestSurplus:
    def test_rests_behind_what_was_typed(self):
        assert with_surplus(typed=("X",), stored=FIVE, most=3) == ("X", "D", "E")

    def test_i02_the_fourth_is_refused(self):
        with pytest.raises(Invalid, match="features: too_many"):
            with_surplus(typed=FIVE[:4], stored=(), most=3)


class TestLimits:
    def test_what_a_licence_covered_may_stay(self):
        stored = ProfileContent(features=FIVE, video_url=FILM)

        check_limits(before=stored, after=replace(stored, transport="Bus"), limits=BASIS)

    @pytest.mark.parametrize(
        ("after", "allowed", "field"),
        [
            (ProfileContent(features=FIVE[:4]), BASIS, "features"),
            (ProfileContent(features=(*FIVE, "F")), PREMIUM, "features"),
            (ProfileContent(video_url=FILM), BASIS, "video_url"),
        ],
    )
    def test_i02_i04_j06_what_is_new_and_too_much_is_refused(
        self, after: ProfileContent, allowed: Limits, field: str
    ):
        with pytest.raises(Invalid) as refused:
            check_limits(before=ProfileContent(), after=after, limits=allowed)

        assert refused.value.field == field

    def test_j06_j08_a_licence_covers_five_and_a_video(self):
        after = ProfileContent(features=FIVE, video_url=FILM)

        check_limits(before=ProfileContent(), after=after, limits=PREMIUM)


class TestActive:
    def test_j11_leaves_out_what_rests(self):
        content = ProfileContent(features=FIVE, video_url=FILM)

        assert active(content=content, limits=PREMIUM) == content
        shown = active(content=content, limits=BASIS)
        assert (shown.features, shown.video_url) == (FIVE[:3], "")
