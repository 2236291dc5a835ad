"""Which requests over the button fit."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.domain.button.relevance import Offer, Reason, Start, Wanted, category_of, judge
from portal.domain.inquiries.screening import Doubt
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service

TODAY = date(2026, 3, 2)
HOME = Offer(
    category=Category.STATIONAER,
    services=frozenset({Service.STA_VOLL, Service.STA_ARZT}),
    reports=(),
    accepts_inquiries=True,
)
SERVICE = replace(HOME, category=Category.AMBULANT, services=frozenset())
WANTED = Wanted(
    kind=KindOfPlace.DAUERPFLEGE, postcodes=("19370",), distance_m=2_000, start=Start.SOFORT
)
AT_HOME = replace(WANTED, kind=KindOfPlace.AUFNAHME)


def judged(
    offer: Offer = HOME, wanted: Wanted = WANTED, doubts: tuple[Doubt, ...] = ()
) -> Reason | None:
    return judge(offer=offer, wanted=wanted, doubts=doubts, today=TODAY)


def full(*, days_ago: int = 1, free_from: date | None = None) -> Offer:
    """Return the home with a red lamp."""
    report = Report(
        KindOfPlace.DAUERPFLEGE,
        Light.BELEGT,
        confirmed_on=TODAY - timedelta(days=days_ago),
        free_from=free_from,
    )
    return replace(HOME, reports=(report,))


def test_o03_what_fits_has_no_reason_against_it():
    assert judged() is None
    assert judged(SERVICE, AT_HOME) is None


class TestSpam:
    @pytest.mark.parametrize("doubt", [Doubt.TRAP, Doubt.NO_STAMP])
    def test_o03_what_only_programmes_do_is_filtered_first(self, doubt: Doubt):
        closed = replace(HOME, accepts_inquiries=False)

        assert judged(closed, doubts=(doubt,)) is Reason.SPAM

    def test_o03_who_is_quick_is_no_programme(self):
        assert judged(doubts=(Doubt.TOO_QUICK,)) is None


def test_o03_who_wants_no_inquiries_gets_none():
    assert judged(replace(HOME, accepts_inquiries=False)) is Reason.NOT_WANTED


class TestKind:
    @pytest.mark.parametrize(
        "kind", [KindOfPlace.KURZZEITPFLEGE, KindOfPlace.TAGESPFLEGE, KindOfPlace.AUFNAHME]
    )
    def test_o03_a_home_that_says_what_it_has_is_asked_for_nothing_else(self, kind: KindOfPlace):
        assert judged(HOME, replace(WANTED, kind=kind)) is Reason.KIND

    def test_o03_a_home_that_says_nothing_may_have_all_of_its_category(self):
        silent = replace(HOME, services=frozenset())

        assert judged(silent, replace(WANTED, kind=KindOfPlace.KURZZEITPFLEGE)) is None
        assert judged(silent, AT_HOME) is Reason.KIND

    def test_o03_a_reported_lamp_says_that_there_are_such_places(self):
        report = Report(KindOfPlace.KURZZEITPFLEGE, Light.FREI, confirmed_on=TODAY)
        home = replace(HOME, reports=(report,))

        assert judged(home, replace(WANTED, kind=KindOfPlace.KURZZEITPFLEGE)) is None

    def test_o03_a_service_may_stand_in_at_home(self):
        stands_in = replace(SERVICE, services=frozenset({Service.AMB_VERHINDERUNG}))
        wanted = replace(WANTED, kind=KindOfPlace.VERHINDERUNGSPFLEGE)

        assert judged(stands_in, wanted) is None
        assert judged(stands_in, AT_HOME) is None
        assert judged(SERVICE, wanted) is Reason.KIND


class TestArea:
    def test_o03_a_service_that_names_its_postcodes_goes_by_them(self):
        served = replace(SERVICE, served=frozenset({"19370", "19372"}))

        assert judged(served, replace(AT_HOME, distance_m=40_000)) is None
        assert judged(served, replace(AT_HOME, postcodes=("50667",))) is Reason.AREA

    @pytest.mark.parametrize(
        ("offer", "wanted", "most"), [(SERVICE, AT_HOME, 25_000), (HOME, WANTED, 50_000)]
    )
    def test_o03_all_others_go_by_distance(self, offer: Offer, wanted: Wanted, most: int):
        assert judged(offer, replace(wanted, distance_m=most)) is None
        assert judged(offer, replace(wanted, distance_m=most + 1)) is Reason.AREA


class TestFull:
    def test_o03_a_red_lamp_filters_until_somebody_looks_for_later(self):
        assert judged(full()) is Reason.FULL
        assert judged(full(), replace(WANTED, start=Start.DREI_MONATE)) is Reason.FULL
        assert judged(full(), replace(WANTED, start=Start.SPAETER)) is None

    def test_o03_an_old_red_lamp_filters_nobody(self):
        assert judged(full(days_ago=15)) is None

    def test_o03_a_place_that_gets_free_in_time_is_a_place(self):
        soon = full(free_from=TODAY + timedelta(days=28))

        assert judged(soon) is Reason.FULL
        assert judged(soon, replace(WANTED, start=Start.VIER_WOCHEN)) is None

    def test_o03_the_lamp_of_another_kind_says_nothing(self):
        home = replace(full(), services=frozenset())

        assert judged(home, replace(WANTED, kind=KindOfPlace.KURZZEITPFLEGE)) is None


@pytest.mark.parametrize(
    ("kind", "category"),
    [
        (KindOfPlace.AUFNAHME, Category.AMBULANT),
        (KindOfPlace.VERHINDERUNGSPFLEGE, Category.STATIONAER),
        (KindOfPlace.NACHTPFLEGE, Category.TAGESPFLEGE),
        (KindOfPlace.WOHNUNG, Category.WOHNEN),
    ],
)
def test_o03_each_kind_is_looked_for_somewhere(kind: KindOfPlace, category: Category):
    assert category_of(kind=kind) is category
