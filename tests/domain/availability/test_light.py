from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.availability.light import (
    CONFIRMED_DAYS,
    KNOWN_DAYS,
    UNKNOWN,
    FreePlace,
    KindOfPlace,
    Light,
    Report,
    best,
    free_place,
    shown,
)

TODAY = date(2026, 11, 22)
FREI, ANFRAGE, UNBEKANNT, BELEGT = Light.FREI, Light.AUF_ANFRAGE, Light.UNBEKANNT, Light.BELEGT
DAUER, KURZ, TAG = KindOfPlace.DAUERPFLEGE, KindOfPlace.KURZZEITPFLEGE, KindOfPlace.TAGESPFLEGE


def report(*, kind=DAUER, light=FREI, age=0, places=None, free_from=None):
    confirmed_on = None if age is None else TODAY - timedelta(days=age)
    return Report(
        kind=kind, light=light, confirmed_on=confirmed_on, places=places, free_from=free_from
    )


reports = st.builds(
    report,
    kind=st.sampled_from(KindOfPlace),
    light=st.sampled_from(Light),
    age=st.none() | st.integers(min_value=-3, max_value=40),
    places=st.none() | st.integers(min_value=0, max_value=5),
)


class TestShown:
    @pytest.mark.parametrize("light", [FREI, ANFRAGE, BELEGT])
    @pytest.mark.parametrize("age", [0, 1, 13, 14])
    def test_x02_is_confirmed_up_to_day_14(self, light, age):
        lamp = shown(report=report(light=light, age=age), today=TODAY)

        assert (lamp.light, lamp.counts_as) == (light, light)
        assert (lamp.is_confirmed, lamp.age_days) == (True, age)

    @pytest.mark.parametrize("light", [FREI, ANFRAGE, BELEGT])
    @pytest.mark.parametrize("age", [15, 16, 29, 30])
    def test_x02_is_unconfirmed_and_counts_as_auf_anfrage_from_day_15(self, light, age):
        lamp = shown(report=report(light=light, age=age), today=TODAY)

        assert (lamp.light, lamp.counts_as) == (light, ANFRAGE)
        assert (lamp.is_confirmed, lamp.age_days) == (False, age)

    @pytest.mark.parametrize("light", list(Light))
    @pytest.mark.parametrize("age", [31, 365])
    def test_x02_is_unknown_from_day_31(self, light, age):
        assert shown(report=report(light=light, age=age), today=TODAY) == UNKNOWN

    @pytest.mark.parametrize("light", list(Light))
    def test_x02_is_unknown_if_never_confirmed(self, light):
        assert shown(report=report(light=light, age=None), today=TODAY) == UNKNOWN

    def test_x02_is_unknown_if_reported_as_such(self):
        assert shown(report=report(light=UNBEKANNT, age=0), today=TODAY) == UNKNOWN

    def test_x02_decays_while_the_days_go_by(self):
        fresh = report(light=BELEGT, age=0)

        days = {age: shown(report=fresh, today=TODAY + timedelta(days=age)) for age in range(33)}

        assert [age for age, lamp in days.items() if lamp.is_confirmed] == list(range(15))
        assert [age for age, lamp in days.items() if lamp.light is UNBEKANNT] == [31, 32]

    def test_takes_a_confirmation_in_the_future_as_todays(self):
        lamp = shown(report=report(age=-2), today=TODAY)

        assert (lamp.is_confirmed, lamp.age_days) == (True, 0)

    @pytest.mark.parametrize(("light", "places"), [(FREI, 3), (ANFRAGE, None), (BELEGT, None)])
    def test_counts_places_only_if_free(self, light, places):
        lamp = shown(report=report(light=light, places=3), today=TODAY)

        assert lamp.places == places

    def test_tells_from_when_a_place_is_free(self):
        free_from = date(2026, 12, 1)

        lamp = shown(report=report(light=BELEGT, free_from=free_from), today=TODAY)

        assert (lamp.kind, lamp.free_from) == (DAUER, free_from)

    @pytest.mark.parametrize(("light", "is_said"), [(BELEGT, False), (FREI, True)])
    @pytest.mark.parametrize("days_ago", [0, 30])
    def test_a_full_place_does_not_say_that_it_has_been_free_for_long(
        self, light, is_said, days_ago
    ):
        since = TODAY - timedelta(days=days_ago)

        lamp = shown(report=report(light=light, free_from=since), today=TODAY)

        assert (lamp.free_from == since) is is_said

    @pytest.mark.parametrize("light", Light)
    def test_only_belegt_is_full(self, light):
        assert shown(report=report(light=light), today=TODAY).is_full is (light is BELEGT)

    @pytest.mark.parametrize(
        ("light", "days", "counts"),
        [(BELEGT, 14, True), (BELEGT, 15, False), (BELEGT, 31, False), (Light.FREI, 1, False)],
    )
    def test_belegt_counts_while_it_is_confirmed(self, light, days, counts):
        lamp = shown(report=report(light=light), today=TODAY + timedelta(days=days))

        assert lamp.counts_as_full is counts

    def test_names_its_limits(self):
        assert (CONFIRMED_DAYS, KNOWN_DAYS) == (14, 30)


class TestBest:
    def test_settlement_20_is_the_best_of_the_kinds_asked_for(self):
        rows = (
            report(kind=DAUER, light=FREI),
            report(kind=KURZ, light=BELEGT),
            report(kind=TAG, light=ANFRAGE),
        )

        lamp = best(reports=rows, kinds=frozenset({KURZ, TAG}), today=TODAY)

        assert (lamp.kind, lamp.light) == (TAG, ANFRAGE)

    def test_settlement_20_counts_all_kinds_if_none_is_asked_for(self):
        rows = (report(kind=KURZ, light=BELEGT), report(kind=DAUER, light=FREI))

        lamp = best(reports=rows, kinds=frozenset(), today=TODAY)

        assert (lamp.kind, lamp.light) == (DAUER, FREI)

    @pytest.mark.parametrize("kinds", [frozenset(), frozenset({TAG})])
    def test_settlement_20_is_unknown_without_a_report(self, kinds):
        assert best(reports=(), kinds=kinds, today=TODAY) == UNKNOWN

    def test_settlement_20_is_unknown_if_other_kinds_reported(self):
        rows = (report(kind=DAUER, light=FREI),)

        assert best(reports=rows, kinds=frozenset({TAG}), today=TODAY) == UNKNOWN

    @pytest.mark.parametrize(
        ("better", "worse"),
        [
            ((FREI, 14), (ANFRAGE, 0)),
            ((ANFRAGE, 14), (FREI, 15)),
            ((BELEGT, 15), (FREI, 31)),
            ((FREI, 31), (BELEGT, 0)),
            ((FREI, 1), (FREI, 2)),
            ((BELEGT, 20), (FREI, 21)),
        ],
    )
    def test_settlement_20_goes_by_what_counts_then_by_age(self, better, worse):
        good = report(kind=KURZ, light=better[0], age=better[1])
        bad = report(kind=DAUER, light=worse[0], age=worse[1])

        for rows in ((good, bad), (bad, good)):
            assert best(reports=rows, kinds=frozenset(), today=TODAY) == shown(
                report=good, today=TODAY
            )

    def test_settlement_20_decides_a_tie_by_the_kind(self):
        rows = (report(kind=KURZ), report(kind=DAUER))

        assert best(reports=rows, kinds=frozenset(), today=TODAY).kind is DAUER

    @given(rows=st.lists(reports, max_size=6), data=st.data())
    def test_settlement_20_does_not_depend_on_the_order_of_the_rows(self, rows, data):
        shuffled = data.draw(st.permutations(rows))
        kinds = data.draw(st.frozensets(st.sampled_from(KindOfPlace)))

        def lamp(rows):
            found = best(reports=rows, kinds=kinds, today=TODAY)
            return (found.counts_as, found.is_confirmed, found.age_days, found.kind)

        assert lamp(rows) == lamp(shuffled)

    @given(rows=st.lists(reports, max_size=6), one=reports)
    def test_settlement_20_never_gets_worse_by_one_more_report(self, rows, one):
        order = list(Light)
        before = best(reports=rows, kinds=frozenset(), today=TODAY)
        after = best(reports=(*rows, one), kinds=frozenset(), today=TODAY)

        if rows:
            assert order.index(after.counts_as) <= order.index(before.counts_as)
        else:
            assert after == shown(report=one, today=TODAY)


class TestFreePlace:
    def test_counts_reports_that_are_still_confirmed(self):
        free = free_place(today=TODAY)

        assert free == FreePlace(confirmed_since=TODAY - timedelta(days=CONFIRMED_DAYS), by=None)
        assert shown(report=report(age=CONFIRMED_DAYS), today=TODAY).counts_as is FREI

    @pytest.mark.parametrize(("days", "expected"), [(7, 7), (0, 0), (-3, 0)])
    def test_a_day_that_has_passed_is_today(self, days, expected):
        free = free_place(today=TODAY, by=TODAY + timedelta(days=days))

        assert free.by == TODAY + timedelta(days=expected)
