"""What a provider tells on the page of a facility."""

from datetime import date, timedelta

import brotli
import pytest

from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.domain.profiles.content import (
    Award,
    Person,
    ProfileContent,
    Rooms,
    Section,
)
from portal.domain.profiles.hours import Span
from portal.domain.profiles.housing import Tenure, Unit
from portal.domain.profiles.prices import ALL_GRADES, PriceItem, Prices
from portal.domain.profiles.rich_text import read_rich_text
from portal.values.money import Money
from portal.values.weekday import Weekday
from tests.factories import directory, pages
from tests.factories.directory import Lamp, Offer
from tests.factories.profiles import HOME_PRICES, add_file, tell
from tests.support.html import text_of, walk
from tests.support.statements import counted

LIST = "/pflege-und-wohnangebote/"
STATED = date(2026, 2, 1)
PERSON = Person("Ida Muster", "Sozialdienst", "03871 999", "ida@haus.example")
MOST_BYTES = 8_000


@pytest.fixture
def home(app, add_offers):
    (number,) = add_offers(Offer(name="Haus Ahorn", columns={"capacity": 60}))

    def show(content, *, path="", headers=None, units=()):
        tell(app, number, content, units)
        return pages_client.get(f"{LIST}{number}{path}", headers=headers)

    pages_client = app.test_client()
    show.number = number
    show.public_url = app.extensions["site"].public_url
    return show


class TestContact:
    def test_d10_names_whom_to_ask_for(self, home):
        answer = home(ProfileContent(person=PERSON, stated_on={Section.PERSON: STATED}))

        text = pages.spaced_text(answer)
        assert "Ida Muster" in text
        assert "Sozialdienst" in text
        assert "Angabe des Anbieters vom 1. Februar 2026." in text
        links = pages.links(pages.tree(answer))
        assert links["03871 999"] == "tel:03871999"
        assert links["ida@haus.example"] == "mailto:ida@haus.example"

    def test_sprechzeiten_stand_by_days_that_are_alike(self, home):
        week = dict.fromkeys(tuple(Weekday)[:5], (Span("08:00", "16:00"),))

        answer = home(ProfileContent(hours=week))

        assert "Mo bis Fr 08:00 bis 16:00 Uhr" in pages.spaced_text(answer)

    def test_every_page_says_whose_words_these_are_and_since_when(self, app, home):
        days = {Section.PERSON: STATED, Section.PREISE: STATED - timedelta(days=40)}
        home(ProfileContent(stated_on=days))
        directory.change(app, home.number, updated_at=directory.NOW)

        text = pages.spaced_text(app.test_client().get(f"{LIST}{home.number}"))

        assert "Quelle: Angaben des Anbieters, zuletzt vom 1. Februar 2026." in text
        assert "2. März 2026" not in text

    def test_a_page_of_which_no_day_is_known_names_none(self, home):
        text = pages.spaced_text(home(ProfileContent()))

        assert "Quelle: Angaben des Anbieters. Grunddaten" in text

    def test_what_is_not_told_is_named_as_such_and_never_blank(self, home):
        text = pages.spaced_text(home(ProfileContent()))

        for heading in ("Ihre Ansprechperson", "Sprechzeiten", "Preise", "Über das Angebot"):
            assert f"{heading} Nicht angegeben." in text
        assert "nicht vom Anbieter gepflegt" not in text


class TestCosts:
    def test_x17_says_what_residents_pay_by_months_and_why(self, home):
        text = pages.spaced_text(home(ProfileContent(prices=HOME_PRICES)))

        assert "Ihr Anteil an der Pflege Pflegegrad 2 bis 5: 1.400,00 € im Monat" in text
        assert "zunächst 1.500,00 €, die Ausbildungsumlage ist dabei" in text
        for row in (
            "1. bis 12. Monat 15 % = 225,00 € 2.775,50 €",
            "13. bis 24. Monat 30 % = 450,00 € 2.550,50 €",
            "25. bis 36. Monat 50 % = 750,00 € 2.250,50 €",
            "ab dem 37. Monat 75 % = 1.125,00 € 1.875,50 €",
        ):
            assert row in text
        assert "dem Recht vom 2. März 2026 (§ 43c SGB XI)" in text
        assert "Angefangene Monate zählen ganz. Wer Beihilfe bekommt" in text

    def test_x17_with_a_price_missing_nothing_is_computed(self, home):
        prices = Prices({(PriceItem.PFLEGE, ALL_GRADES): Money(140_000)})

        text = pages.spaced_text(home(ProfileContent(prices=prices)))

        assert "Unterkunft nicht angegeben" in text
        assert "lässt sich nicht berechnen, weil Preise fehlen" in text
        assert "Zuschlag" not in text

    @pytest.mark.parametrize(
        ("category", "item", "words"),
        [
            (Category.TAGESPFLEGE, PriceItem.FAHRT, "Fahrt hin und zurück 9,00 € am Tag"),
            (Category.AMBULANT, PriceItem.HAUSHALT, "Hilfe im Haushalt 9,00 € je Stunde"),
            (Category.WOHNEN, PriceItem.PAUSCHALE, "Betreuungspauschale 9,00 € im Monat"),
        ],
    )
    def test_each_category_has_its_own_prices(self, app, add_offers, category, item, words):
        client = app.test_client()
        (number,) = add_offers(Offer(category=category))
        tell(app, number, ProfileContent(prices=Prices({(item, ALL_GRADES): Money(900)})))

        text = pages.spaced_text(client.get(f"{LIST}{number}"))

        assert words in text
        assert "Eigenanteil im Monat" not in text


class TestRest:
    def test_description_features_languages_rooms_and_awards(self, app, client, add_offers):
        (number,) = add_offers(Offer(services=(Service.STA_VOLL, Service.SPRACHE_EN)))
        content = ProfileContent(
            description=read_rich_text(text="<h3>Haus</h3><ul><li>Garten</li></ul>Ruhig\nund hell"),
            features=("Kapelle",),
            languages=("Plattdeutsch",),
            transport="Bus 12",
            rooms=Rooms(single=40, double=10),
            awards=(Award("Demo-Siegel", date(2027, 12, 31)),),
        )
        tell(app, number, content)

        answer = client.get(f"{LIST}{number}")

        text = pages.spaced_text(answer)
        for told in (
            "Haus Garten Ruhig und hell", "Kapelle", "Englisch, Plattdeutsch", "Bus 12",
            "Einzelzimmer 40 Doppelzimmer 10 davon mit eigenem Bad nicht angegeben",
            "Demo-Siegel, gültig bis 31. Dezember 2027",
        ):  # fmt: skip
            assert told in text
        assert "Vollstationäre Pflege" in text

    def test_j08_a_video_is_a_link_and_nothing_is_loaded(self, home):
        answer = home(ProfileContent(video_url="https://youtu.be/abcdefghijk"))

        (link,) = [
            one
            for one in walk(pages.tree(answer), "a")
            if one.get("href") == "https://youtu.be/abcdefghijk"
        ]
        assert text_of(link) == "Video oder Rundgang ansehen bei YouTube"
        assert set(link.get("rel").split()) == {"noopener", "noreferrer", "nofollow"}
        assert not list(walk(pages.tree(answer), "iframe", "video", "script"))

    def test_structured_data_say_what_the_page_says(self, home):
        answer = home(ProfileContent(hours={Weekday.MO: (Span("08:00", "12:00"),)}))

        root = pages.tree(answer)
        named = {one.get("itemprop"): one for one in walk(root) if one.get("itemprop")}
        assert text_of(named["name"]) == "Haus Ahorn"
        assert text_of(named["postalCode"]) == "19370"
        assert named["telephone"].get("content") == "03871 12345"
        assert named["openingHours"].get("content") == "Mo 08:00-12:00"
        assert "aggregateRating" not in named

    def test_x18_structured_data_give_no_mean_below_three_votes(self, client, add_offers):
        few, many = add_offers(
            Offer(columns={"rating_votes": 2, "rating_parts": 2 * 27_720}),
            Offer(columns={"rating_votes": 3, "rating_parts": 3 * 4 * 27_720}),
        )

        assert "AggregateRating" not in client.get(f"{LIST}{few}").text
        assert 'itemprop="ratingValue" content="4.0"' in client.get(f"{LIST}{many}").text


class TestPaper:
    def test_the_printed_page_has_a_qr_code_and_leads_back(self, home):
        answer = home(ProfileContent(prices=HOME_PRICES), path="/druck")

        root = pages.tree(answer)
        assert 'role="img" aria-label="QR-Code zu dieser Seite"' in answer.text
        assert pages.links(root)["Zurück zur Seite"] == f"{LIST}{home.number}"
        assert 'name="robots" content="noindex"' in answer.text
        assert f'{LIST}{home.number}"' in answer.text.split('rel="canonical" href="')[1][:99]
        assert "2.775,50" in answer.text
        address = home.public_url.partition("://")[2]
        text = pages.spaced_text(answer)
        assert f"Diese Seite im Internet: {address}{LIST}{home.number}" in text

    def test_an_unmanaged_one_can_be_printed_too(self, client, add_offers):
        (number,) = add_offers(Offer())

        text = pages.main_text(client.get(f"{LIST}{number}/druck"))

        assert "Dieses Profil wird nicht vom Anbieter gepflegt." in text

    def test_d12_an_unpublished_one_cannot(self, client, app, add_offers):
        (number,) = add_offers(Offer(is_published=False))
        tell(app, number)

        for path in ("", "/druck"):
            answer = client.get(f"{LIST}{number}{path}")
            assert answer.status_code == 404
            assert "schema.org" not in answer.text


class TestSize:
    @pytest.mark.parametrize("category", Category)
    def test_a_full_profile_keeps_budget_and_statements(
        self, app, client, database, add_offers, category
    ):
        (number,) = add_offers(
            Offer(category=category, lamps=(Lamp(kind="dauerpflege"),), columns={"rating_votes": 9})
        )
        words = " ".join(f"Wort{one} {one * 7919 % 1013}" for one in range(300))
        units = tuple(
            Unit(name=f"Wohnung {one}", tenure=Tenure.MIETE, price=Money(one * 977))
            for one in range(12)
        )
        tell(
            app,
            number,
            ProfileContent(
                person=PERSON,
                description=read_rich_text(text=words),
                features=("Garten", "Kapelle", "Hund", "Friseur", "Chor"),
                prices=HOME_PRICES if category is Category.STATIONAER else Prices({}),
            ),
            units,
        )
        for one in range(12):
            add_file(app, number, f"{one * 7919:032x}", position=one, title=f"Bild {one}")

        with counted(database) as statements:
            answer = client.get(f"{LIST}{number}")

        assert len(statements) <= 5
        assert len(brotli.compress(answer.data, quality=5)) <= MOST_BYTES
