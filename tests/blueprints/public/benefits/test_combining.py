from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from portal.blueprints.public.benefits.combining import combine
from portal.law.leistungen.situation import Situation
from portal.values.money import Money
from portal.web.content import load_content

KNOWN = load_content()
TODAY = date(2026, 11, 22)


class TestCombine:
    def test_bl04_60_per_cent_of_grade_3_leave_239_60(self):
        mix = combine(situation=Situation(grade=3, day=TODAY, used=Decimal(60)), known=KNOWN)

        assert (mix.used, mix.maximum, mix.share, mix.rest) == ("898,20", "1.497", "60", "40")
        assert mix.money == "239,60 Euro im Monat"
        assert mix.width == 600
        assert mix.steps[1] == ("50", "299,50 Euro im Monat")

    @given(st.integers(1, 99_999))
    def test_bl04_both_parts_of_the_bar_make_the_whole(self, cents):
        mix = combine(situation=Situation(grade=4, day=TODAY, used=Money(cents)), known=KNOWN)

        parts = [Decimal(text.replace(",", ".")) for text in (mix.share, mix.rest)]
        assert sum(parts) == 100
        assert parts[0] * 10 == mix.width

    def test_converted_money_counts_but_not_in_the_examples(self):
        situation = Situation(grade=3, day=TODAY, used=Decimal(60), converted=Money(100_00))

        mix = combine(situation=situation, known=KNOWN)

        assert mix.used == "998,20"
        assert [share for share, _ in mix.steps] == ["25", "50", "75"]
