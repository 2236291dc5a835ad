"""Cards say what is known of an offer, in the words of the page."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from flask import Flask

from portal.domain.availability.light import UNKNOWN, KindOfPlace, Light, Report, shown
from portal.domain.matching.category import Category
from portal.domain.matching.reasons import Why
from portal.domain.matching.services import Service
from portal.domain.protocol.parts import Hit
from portal.domain.reviews.mean import UNRATED, Mean
from portal.queries.listings import Offer
from portal.web.cards import cards, drawn

TODAY = date(2026, 11, 22)
FREE = shown(
    report=Report(KindOfPlace.DAUERPFLEGE, Light.FREI, confirmed_on=TODAY, places=2), today=TODAY
)
OFFER = Offer(
    facility_id=7,
    name="Haus <am> See",
    street_line="Lindenweg 3",
    postcode="19370",
    city="Parchim",
    phone="030 1",
    email="a@example.org",
    website="https://example.org",
    lamp=UNKNOWN,
    distance_m=4_200,
    is_managed=False,
    area_is_presumed=True,
    source="probe",
)
HIT = Hit(
    1, "Haus", Category.STATIONAER, "", "", "19370", "Parchim", "", "", "", (), UNKNOWN, 5,
    Decimal(80), Why((), 5, UNKNOWN, (Service.SPRACHE_TR,)), is_managed=True,
    area_is_presumed=False, source="probe",
)  # fmt: skip


def card(app: Flask, offer: Offer | Hit):
    with app.test_request_context():
        (one,) = cards([offer])
    return one


def test_a_card_has_what_was_given(app: Flask):
    one = card(app, OFFER)

    assert (one.facility_id, one.name, one.area_is_presumed) == (7, "Haus <am> See", True)
    assert (one.phone, one.website) == ("030 1", "https://example.org")


@pytest.mark.parametrize(("phone", "email"), [("030 1", ""), ("", "a@example.org")])
def test_a_card_of_the_open_directory_has_an_address_where_nobody_can_call(
    app: Flask, phone: str, email: str
):
    assert card(app, OFFER._replace(phone=phone)).email == email


def test_a_hit_has_all_ways_to_reach_it(app: Flask):
    hit = replace(HIT, phone="030 1", email="a@example.org")

    assert (card(app, hit).phone, card(app, hit).email) == ("030 1", "a@example.org")


def test_a_card_has_no_distance_where_nobody_said_from_where(app: Flask):
    assert card(app, OFFER._replace(street_line="", distance_m=None)).address == "19370 Parchim"


@pytest.mark.parametrize(
    ("street", "line"),
    [
        ("Lindenweg 3", "Lindenweg 3, 19370 Parchim · 4,2 km entfernt"),
        ("", "19370 Parchim · 4,2 km entfernt"),
    ],
)
def test_a_card_has_the_address_in_one_line(app: Flask, street: str, line: str):
    assert card(app, OFFER._replace(street_line=street)).address == line


@pytest.mark.parametrize(
    ("lamp", "words"),
    [
        (UNKNOWN, "<strong>Keine Angabe</strong></span>"),
        (FREE, "<span>Dauerpflege: <strong>Plätze frei</strong> (2), heute bestätigt</span>"),
    ],
)
def test_h07_a_card_shows_the_lamp_and_of_what(app: Flask, lamp, words: str):
    assert words in card(app, OFFER._replace(lamp=lamp)).lamp


@pytest.mark.parametrize(
    ("mean", "words"),
    [
        (UNRATED, ""),
        (Mean(stars=None, votes=1), "1 Bewertung, noch kein Durchschnitt"),
        (Mean(stars=None, votes=2), "2 Bewertungen, noch kein Durchschnitt"),
        (Mean(stars=Decimal("4.3"), votes=3), "★ 4,3 von 5 (3 Bewertungen)"),
    ],
)
@pytest.mark.parametrize("kind", ["search", "robin"])
def test_d07_x18_a_card_says_what_reviews_say(app: Flask, kind: str, mean: Mean, words: str):
    offer = OFFER._replace(rating=mean) if kind == "search" else replace(HIT, rating=mean)

    assert card(app, offer).rating == words


def test_the_open_directory_gives_no_reasons(app: Flask):
    assert card(app, OFFER).why == ()


def test_c09_a_hit_gives_its_reasons(app: Flask):
    assert card(app, HIT).why == ("Erfüllt Ihren Wunsch: Türkisch",)


@pytest.mark.parametrize(
    ("is_managed", "words"),
    [
        (True, "Quelle: probe, vom Anbieter gepflegt."),
        (False, "Quelle: probe, nicht vom Anbieter gepflegt."),
    ],
)
def test_d11_every_card_names_its_source_and_who_keeps_it(
    app: Flask, is_managed: object, words: str
):
    assert card(app, OFFER._replace(is_managed=is_managed)).origin == words


def html(app: Flask, *offers: Offer | Hit, watched: tuple[int, ...] = (), level: int = 3) -> str:
    with app.test_request_context():
        return drawn(cards(offers), watched=watched, level=level, in_place=True)


def test_what_was_given_is_text_on_the_card_and_no_html(app: Flask):
    found = html(app, OFFER._replace(name="<script>", source="a & b", phone="", email="a'<b@x.de"))

    assert "<h3>&lt;script&gt;</h3>" in found
    assert "Quelle: a &amp; b, nicht vom Anbieter gepflegt." in found
    assert "a&#39;&lt;b@x.de" in found


def test_each_card_has_its_own_values_though_their_kind_is_the_same(app: Flask):
    found = html(app, OFFER, OFFER._replace(facility_id=8, name="Haus am Berg", phone="030 2"))

    assert [one in found for one in ("Haus &lt;am&gt; See", "Haus am Berg")] == [True, True]
    assert [one in found for one in ('href="tel:0301"', 'href="tel:0302"')] == [True, True]
    assert [found.count(f'id="m{number}"') for number in (7, 8)] == [1, 1]


def test_what_is_not_known_leaves_no_line(app: Flask):
    found = html(app, OFFER._replace(phone="", email="", website="", area_is_presumed=False))

    assert [word in found for word in ("Telefon", "E-Mail", "Internet")] == [False] * 3
    assert found.count('<p class="muted small">') == 1


@pytest.mark.parametrize(("watched", "word"), [((), "Merken"), ((7,), "✓ Gemerkt")])
def test_d13_a_card_says_whether_it_is_on_the_list(app: Flask, watched: tuple[int, ...], word: str):
    assert f">{word}<" in html(app, OFFER, watched=watched)


@pytest.mark.parametrize("level", [2, 3, 4])
def test_a_card_has_a_heading_of_the_level_asked_for(app: Flask, level: int):
    assert f"<h{level}>" in html(app, OFFER, level=level)


def test_c09_reasons_stand_on_the_card(app: Flask):
    assert "<li>Erfüllt Ihren Wunsch: Türkisch</li>" in html(app, HIT)
