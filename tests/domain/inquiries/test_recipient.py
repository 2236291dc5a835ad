from datetime import date, timedelta

import pytest

from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.domain.inquiries.recipient import Obstacle, Recipient

TODAY = date(2026, 3, 2)


def recipient(**fields):
    known = {
        "facility_id": 1,
        "name": "Haus am See",
        "street_line": "Lindenweg 3",
        "postcode": "19370",
        "city": "Parchim",
        "phone": "",
        "email": "haus@example.org",
        "website": "",
        "accepts_inquiries": True,
    }
    return Recipient(**known | fields)


def report(light):
    return Report(kind=KindOfPlace.DAUERPFLEGE, light=light, confirmed_on=TODAY)


def test_e11_only_who_wants_inquiries_and_can_be_written_to_is_asked():
    assert recipient().obstacle is None
    assert recipient(accepts_inquiries=False).obstacle is Obstacle.NOT_WANTED
    assert recipient(email="").obstacle is Obstacle.NO_ADDRESS
    kept = recipient(email="", letters_to=("", "aufnahme@example.org"))
    assert (kept.obstacle, kept.mailbox) == (None, "")


@pytest.mark.parametrize("email", ["", "a@b.de; c@d.de", "a@b.de\r\nBcc: x@y.de", "haus"])
def test_an_address_that_no_mail_can_go_to_is_none(email):
    assert recipient(email=email).mailbox == ""


@pytest.mark.parametrize(
    ("lights", "is_full"),
    [((), False), ((Light.BELEGT,), True), ((Light.BELEGT, Light.FREI), False)],
)
def test_e11_belegt_is_known_and_no_obstacle(lights, is_full):
    found = recipient(reports=tuple(report(light) for light in lights))

    assert found.is_full(today=TODAY) is is_full
    assert found.obstacle is None


@pytest.mark.parametrize(("days", "is_full"), [(14, True), (15, False), (30, False), (31, False)])
def test_e11_belegt_counts_as_long_as_it_is_confirmed(days, is_full):
    found = recipient(reports=(report(Light.BELEGT),))

    assert found.is_full(today=TODAY + timedelta(days=days)) is is_full
