"""The facilities of Robin's result: which, in which order, and why."""

import pytest

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from tests.factories import directory, pages, robin
from tests.factories.directory import Lamp, Offer, one_of_each
from tests.support.html import text_of, walk

FACILITY_PARTS = {
    2: Category.AMBULANT,
    3: Category.STATIONAER,
    4: Category.TAGESPFLEGE,
    5: Category.WOHNEN,
}
RESULTS = (robin.RESULT, f"{robin.RESULT}/teil/2/seite/1", f"{robin.START}protokoll.pdf")


def cards(response, number):
    return pages.names_of_cards(pages.part(response, number))


class TestHits:
    def test_c09_parts_2_to_5_list_fitting_facilities_near_the_place(self, client, add_offers):
        add_offers(
            *one_of_each(),
            *(Offer(category=one, name="Weit weg", kilometres=30) for one in Category),
            *(Offer(category=one, name="Anderes", services=()) for one in Category),
            Offer(category=Category.AMBULANT, name="Kommt nicht", served=("19372",)),
        )

        result = robin.advise(client, robin.EVERY_PART)

        assert set(pages.outcomes(result).values()) == {"treffer"}
        for number, category in FACILITY_PARTS.items():
            assert cards(result, number) == [f"{category.search_label} 1"]

    def test_c09_d12_an_unpublished_facility_is_not_listed(self, client, add_offers):
        add_offers(
            *one_of_each(),
            *(
                Offer(category=one, name="Geheim", served=("19370",), is_published=False)
                for one in Category
            ),
        )

        result = robin.advise(client, robin.EVERY_PART)

        assert "Geheim" not in result.text
        assert [len(cards(result, number)) for number in FACILITY_PARTS] == [1, 1, 1, 1]

    def test_h14_the_served_postcodes_decide_over_ambulatory_services(self, client, add_offers):
        add_offers(
            Offer(category=Category.AMBULANT, name="Fern, kommt", kilometres=90, served=("19370",)),
            Offer(category=Category.AMBULANT, name="Nah, kommt nicht", kilometres=0),
        )

        result = robin.advise(client, robin.AT_HOME)

        assert cards(result, 2) == ["Fern, kommt"]

    def test_h14_any_postcode_of_a_town_is_enough(self, client, add_offers):
        add_offers(Offer(category=Category.AMBULANT, name="Nur im Süden", served=("19374",)))

        town = robin.advise(client, robin.AT_HOME | {"ort": "parchim-mecklenburg-vorpommern"})
        postcode = robin.advise(client, robin.AT_HOME)

        assert cards(town, 2) == ["Nur im Süden"]
        assert cards(postcode, 2) == []

    def test_d05_the_radius_decides_over_houses(self, client, add_offers):
        add_offers(
            Offer(category=Category.TAGESPFLEGE, name="In 8 km", kilometres=8),
            Offer(category=Category.TAGESPFLEGE, name="In 40 km", kilometres=40),
        )
        day = robin.AT_HOME | {
            "interessen": ("demenz",),
            "demenz.stand": "ja",
        }

        listed = {
            radius: cards(robin.advise(client, day | {"umkreis": radius}), 4)
            for radius in ("5", "10", "50")
        }

        assert listed == {"5": [], "10": ["In 8 km"], "50": ["In 8 km", "In 40 km"]}

    def test_c17_unmanaged_profiles_are_listed_like_managed_ones(self, client, app, add_offers):
        ids = add_offers(
            *(
                Offer(
                    category=Category.AMBULANT,
                    name=f"Dienst {number}",
                    kilometres=number,
                    served=("19370",),
                    is_managed=number % 2 == 0,
                )
                for number in (1, 2, 3, 4)
            )
        )
        before = cards(robin.advise(client, robin.AT_HOME), 2)

        for number, facility_id in enumerate(ids, start=1):
            directory.change(app, facility_id, is_managed=number % 2 == 1)

        assert before == ["Dienst 1", "Dienst 2", "Dienst 3", "Dienst 4"]
        assert cards(robin.advise(client, robin.AT_HOME), 2) == before

    def test_the_article_on_pflegegrade_says_how_it_helps_who_has_one(self, client):
        part = pages.part(robin.advise(client, robin.AT_HOME | {"pg_status": "ja", "pg": "3"}), 1)

        text = text_of(part)
        assert "Hier lesen Sie, was mit dem Pflegegrad zusteht" in text
        assert "Es gibt einen Pflegegrad." not in text

    def test_d11_unmanaged_profiles_say_so(self, client, add_offers):
        add_offers(
            Offer(category=Category.AMBULANT, name="Öffentlich", served=("19370",)),
            Offer(category=Category.AMBULANT, name="Gepflegt", served=("19370",), is_managed=True),
        )

        part = pages.part(robin.advise(client, robin.AT_HOME), 2)

        told = {
            text_of(next(walk(card, "h3"))): "nicht vom Anbieter gepflegt" in text_of(card)
            for card in walk(part, "li")
            if card.get("class") == "card"
        }
        assert told == {"Öffentlich": True, "Gepflegt": False}

    def test_x01_a_hit_says_in_up_to_three_lines_why_it_fits(self, client, add_offers):
        add_offers(
            Offer(
                category=Category.AMBULANT,
                served=("19370",),
                services=(
                    Service.AMB_GRUNDPFLEGE,
                    Service.AMB_HAUSHALT,
                    Service.AMB_DEMENZ,
                    Service.AMB_VERHINDERUNG,
                    Service.SPRACHE_PL,
                ),
                kilometres=4.2,
                lamps=(Lamp(kind=KindOfPlace.AUFNAHME, places=2),),
            )
        )
        answers = robin.EVERY_PART | {"wuensche": ("sprache",), "wuensche.sprache": ("pl",)}

        part = pages.part(robin.advise(client, answers), 2)

        (why,) = (one for one in walk(part, "ul") if one.get("class") == "why")
        assert [text_of(line) for line in walk(why, "li")] == [
            "Bietet häusliche Pflege – Hilfe wird jeden Tag gebraucht",
            "Hilft im Haushalt – gewünscht ist Hilfe im Haushalt",
            "Erfüllt Ihren Wunsch: Polnisch",
        ]
        assert "4,2 km entfernt" in text_of(part)
        assert "Plätze frei (2), bestätigt vor 2 Tagen" in text_of(part)

    @pytest.mark.parametrize(
        ("light", "days_ago", "words"),
        [
            (Light.FREI, 0, "Plätze frei, heute bestätigt"),
            (Light.FREI, 20, "Plätze frei, seit 20 Tagen nicht bestätigt"),
            (Light.FREI, 31, "Keine Angabe"),
            (Light.AUF_ANFRAGE, 1, "Auf Anfrage, gestern bestätigt"),
            (Light.BELEGT, 3, "Belegt, bestätigt vor 3 Tagen"),
        ],
    )
    def test_a_hit_shows_its_light_and_how_old_it_is(
        self, client, add_offers, light, days_ago, words
    ):
        lamp = Lamp(kind=KindOfPlace.AUFNAHME, light=light, days_ago=days_ago)
        add_offers(Offer(category=Category.AMBULANT, served=("19370",), lamps=(lamp,)))

        part = pages.part(robin.advise(client, robin.AT_HOME), 2)

        (shown,) = (one for one in walk(part, "p") if (one.get("class") or "").startswith("lamp"))
        assert text_of(shown) == words

    def test_a_hit_names_its_contact_ways(self, client, add_offers):
        add_offers(
            Offer(
                category=Category.AMBULANT,
                served=("19370",),
                columns={
                    "phone": "+49 (3871) 123-45",
                    "email": "hilfe@dienst.example",
                    "website": "https://www.dienst.example/",
                },
            )
        )

        found = pages.links(pages.part(robin.advise(client, robin.AT_HOME), 2))

        assert found["+49 (3871) 123-45"] == "tel:+49387112345"
        assert found["hilfe@dienst.example"] == "mailto:hilfe@dienst.example"
        assert found["dienst.example"] == "https://www.dienst.example/"

    def test_names_the_sources_with_their_licence(self, client, add_offers):
        add_offers(*one_of_each())

        result = robin.advise(client, robin.AT_HOME)

        assert "Musterverzeichnis Probe (CC BY 4.0)" in pages.main_text(result)

    def test_every_list_leads_to_why_this_order(self, client, add_offers):
        add_offers(*one_of_each())

        result = robin.advise(client, robin.EVERY_PART)

        for number in FACILITY_PARTS:
            links = pages.links(pages.part(result, number))
            assert links["Warum diese Reihenfolge?"] == "/reihenfolge"
