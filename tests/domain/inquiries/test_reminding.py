from datetime import date

import pytest

from portal.domain.inquiries.reminding import first_day_to_remind, land_called
from portal.law.fristen.feiertage import Land, load_feiertage

FEIERTAGE = load_feiertage()


@pytest.mark.parametrize(
    ("sent_on", "land", "first"),
    [
        (date(2026, 11, 23), Land.NW, date(2026, 11, 26)),  # Monday: Tuesday and Wednesday pass.
        (date(2026, 11, 27), Land.NW, date(2026, 12, 2)),  # Friday: over the weekend.
        (date(2026, 11, 22), Land.NW, date(2026, 11, 25)),  # Sunday: Monday and Tuesday pass.
        (date(2026, 12, 23), Land.NW, date(2026, 12, 29)),  # Christmas on Friday and Saturday.
        (date(2026, 10, 29), Land.BE, date(2026, 11, 3)),
        (date(2026, 6, 3), Land.NW, date(2026, 6, 9)),  # Fronleichnam is none in Berlin.
        (date(2026, 6, 3), Land.BE, date(2026, 6, 8)),  # Not on the Saturday that follows.
        (date(2026, 6, 3), None, date(2026, 6, 9)),
    ],
)
def test_x05_two_working_days_of_the_land_have_to_pass(sent_on, land, first):
    assert first_day_to_remind(sent_on=sent_on, land=land, feiertage=FEIERTAGE) == first


def test_a_land_is_found_by_its_german_name():
    assert land_called(name="Nordrhein-Westfalen", feiertage=FEIERTAGE) is Land.NW
    assert land_called(name="", feiertage=FEIERTAGE) is None
