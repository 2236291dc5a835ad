"""A light fades with its age: on cards, in the order, in the protocol, by the portal's clock."""

from datetime import timedelta
from decimal import Decimal

import pytest

from portal.blueprints.seekers.robin import advising
from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.matching.category import Category
from portal.services.consultations.read import OpenConsultation
from tests.blueprints.seekers.robin.protocols import html_of
from tests.factories import pages, robin
from tests.factories.directory import NOW, Lamp, Offer
from tests.support.html import text_of, walk

TEXT = f"{robin.START}protokoll.txt"
DAYS = [
    (14, "Plätze frei, bestätigt vor 14 Tagen", "frei"),
    (15, "Plätze frei, seit 15 Tagen nicht bestätigt", "frei pale"),
    (30, "Plätze frei, seit 30 Tagen nicht bestätigt", "frei pale"),
    (31, "Keine Angabe", "unbekannt pale"),
]
REPORTED_TODAY = Lamp(kind=KindOfPlace.AUFNAHME, light=Light.FREI, days_ago=0)


def service(name="Dienst", *, lamp=REPORTED_TODAY):
    return Offer(category=Category.AMBULANT, name=name, served=("19370",), lamps=(lamp,))


def hits_of(app):
    """Return the hits of the part of the ambulatory services."""
    with app.test_request_context():
        consultation = OpenConsultation(
            id="probe", answers=robin.AT_HOME, expires_at=NOW, catalogue_version="", code=""
        )
        return advising.protocol_of(consultation).parts[1].listing.hits


class TestLightWithAge:
    @pytest.mark.parametrize("day", DAYS)
    def test_x02_on_the_card(self, client, add_offers, freeze, day):
        days, words, look = day
        add_offers(service())

        freeze(NOW + timedelta(days=days))

        part = pages.part(robin.advise(client, robin.AT_HOME), 2)
        (lamp,) = (one for one in walk(part, "p") if (one.get("class") or "").startswith("lamp"))
        assert (text_of(lamp), lamp.get("class")) == (words, f"lamp {look}")

    @pytest.mark.parametrize("day", DAYS)
    def test_x02_in_the_protocol_and_its_text(self, client, add_offers, freeze, day):
        days, words, _ = day
        add_offers(service())

        freeze(NOW + timedelta(days=days))

        robin.keep(client, robin.AT_HOME)
        # Without the lamp beside them, these two words alone would not say what about.
        told = f"Freie Plätze: {words}" if words == "Keine Angabe" else words
        assert f"<li>{told}</li>" in html_of(client.application, robin.AT_HOME)
        assert f"- {told}\n" in client.get(TEXT).text

    @pytest.mark.parametrize(
        ("days", "points"), [(14, "100.0"), (15, "90.0"), (30, "90.0"), (31, "86.0")]
    )
    def test_x02_in_the_score(self, app, add_offers, freeze, days, points):
        add_offers(service())

        freeze(NOW + timedelta(days=days))

        (hit,) = hits_of(app)
        assert hit.points == Decimal(points)

    @pytest.mark.parametrize(
        ("days", "first"), [(14, "Frei"), (15, "Anfrage"), (30, "Anfrage"), (31, "Anfrage")]
    )
    def test_x02_in_the_order(self, app, add_offers, freeze, days, first):
        # On request and renewed one day ago: ahead of „frei“ as soon as that is not confirmed.
        renewed = Lamp(kind=KindOfPlace.AUFNAHME, light=Light.AUF_ANFRAGE, days_ago=1 - days)
        add_offers(service("Anfrage", lamp=renewed), service("Frei"))

        freeze(NOW + timedelta(days=days))

        assert next(hit.name for hit in hits_of(app)) == first
