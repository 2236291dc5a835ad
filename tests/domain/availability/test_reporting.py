"""What a provider may say about a kind of place."""

from datetime import date, timedelta

import pytest

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.availability.reporting import (
    FURTHEST,
    MOST_PLACES,
    NewReport,
    check_report,
    weekdays_in,
)
from portal.values.errors import Invalid
from portal.values.weekday import Weekday

TODAY = date(2026, 3, 2)
KIND = KindOfPlace.DAUERPFLEGE
KINDS = (KIND, KindOfPlace.TAGESPFLEGE)
TUESDAY = frozenset({Weekday.DI})


class TestCheckReport:
    @pytest.mark.parametrize(
        "report",
        [
            NewReport(KIND, Light.FREI),
            NewReport(KIND, Light.FREI, places=1),
            NewReport(KIND, Light.FREI, places=MOST_PLACES),
            NewReport(KIND, Light.AUF_ANFRAGE, free_from=TODAY),
            NewReport(KIND, Light.BELEGT, free_from=TODAY + FURTHEST),
            NewReport(KIND, Light.UNBEKANNT),
            NewReport(KindOfPlace.TAGESPFLEGE, Light.FREI, weekdays=TUESDAY),
        ],
    )
    def test_h07_x03_takes_light_number_day_and_weekdays(self, report: NewReport):
        check_report(report=report, kinds=KINDS, today=TODAY)

    @pytest.mark.parametrize(
        ("report", "field", "code"),
        [
            (NewReport(KindOfPlace.WOHNUNG, Light.FREI), "kind", "unknown"),
            (NewReport(KIND, Light.FREI, places=0), "places", "range"),
            (NewReport(KIND, Light.FREI, places=MOST_PLACES + 1), "places", "range"),
            (NewReport(KIND, Light.BELEGT, places=1), "places", "not_free"),
            (NewReport(KIND, Light.FREI, free_from=date(2026, 3, 1)), "free_from", "past"),
            (
                NewReport(KIND, Light.FREI, free_from=TODAY + FURTHEST + timedelta(days=1)),
                "free_from",
                "far",
            ),
            (NewReport(KIND, Light.UNBEKANNT, free_from=TODAY), "free_from", "unknown_light"),
            (NewReport(KIND, Light.FREI, weekdays=TUESDAY), "weekdays", "not_by_day"),
        ],
    )
    def test_h07_refuses_what_cannot_be_so(self, report: NewReport, field: str, code: str):
        with pytest.raises(Invalid) as refused:
            check_report(report=report, kinds=KINDS, today=TODAY)

        assert (refused.value.field, refused.value.code) == (field, code)


def test_weekdays_are_stored_as_a_number():
    days = frozenset({Weekday.MO, Weekday.SO})
    report = NewReport(KindOfPlace.TAGESPFLEGE, Light.FREI, weekdays=days)

    assert report.weekday_bits == 65
    assert weekdays_in(bits=65) == days
    assert weekdays_in(bits=0) == frozenset()
