"""The Pflege- und Wohnangebote: one offer."""

from datetime import date, timedelta

import pytest

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from tests.factories import pages
from tests.factories.directory import NOW, Lamp, Offer
from tests.factories.received import receive
from tests.support.html import text_of, walk
from tests.support.statements import counted

LIST = "/pflege-und-wohnangebote/"


def _joined(page):
    """Return the facts of a profile, each name directly followed by its value."""
    root = pages.tree(page)
    return "".join(text_of(one) for one in walk(root, "dt", "dd"))


class TestProfile:
    def test_d11_an_unmanaged_profile_says_so_and_names_its_source(self, client, add_offers):
        (number,) = add_offers(Offer(name="Haus Ahorn", columns={"source_on": date(2026, 1, 31)}))

        text = pages.main_text(client.get(f"{LIST}{number}"))

        assert "Dieses Profil wird nicht vom Anbieter gepflegt." in text
        assert "Musterverzeichnis Probe (CC BY 4.0), Stand 31. Januar 2026." in text
        assert "Leistungen laut Quelle" in text

    def test_d11_a_managed_profile_does_not(self, client, add_offers):
        (number,) = add_offers(Offer(is_managed=True))

        assert "nicht vom Anbieter gepflegt" not in pages.main_text(client.get(f"{LIST}{number}"))

    def test_d12_an_unpublished_facility_does_not_exist_for_strangers(self, client, add_offers):
        (number,) = add_offers(Offer(name="Geheim", is_published=False))

        answer = client.get(f"{LIST}{number}")

        assert answer.status_code == 404
        assert "Geheim" not in answer.text
        assert answer.text == client.get(f"{LIST}{number + 1}").text

    @pytest.mark.parametrize("number", ["0", "999999", str(2**63 - 1), str(2**63), "9" * 40])
    def test_numbers_of_nobody_are_missing(self, client, number):
        assert client.get(f"{LIST}{number}").status_code == 404

    def test_d10_lists_the_contact_ways_that_were_given(self, client, add_offers):
        (number,) = add_offers(Offer(columns={"phone": "", "email": "post@haus.example"}))

        links = pages.links(pages.tree(client.get(f"{LIST}{number}")))

        assert links["post@haus.example"] == "mailto:post@haus.example"
        assert not any(path.startswith("tel:0") for path in links.values())

    def test_an_address_can_say_nothing_but_whom_to_write_to(self, client, add_offers):
        hostile = "a?bcc=b&c#d%0A@haus.example"
        (number,) = add_offers(Offer(columns={"email": hostile, "phone": ""}))
        by_place = client.get(LIST, query_string={"ort": "19370", "art": "stationaer"})

        for page in (client.get(f"{LIST}{number}"), by_place):
            link = pages.links(pages.tree(page))[hostile]
            assert link == "mailto:a%3Fbcc%3Db%26c%23d%250A@haus.example"

    def test_what_is_unknown_is_told_as_such(self, client, add_offers):
        (number,) = add_offers(Offer(services=(), columns={"phone": ""}))

        text = pages.main_text(client.get(f"{LIST}{number}"))

        assert "Telefon und E-Mail: nicht angegeben." in text
        assert text.count("icht angegeben") >= 4

    def test_h14_says_how_many_postcodes_are_served_and_whether_presumed(self, client, add_offers):
        given, presumed = add_offers(
            Offer(category=Category.AMBULANT, served=("19370", "19372")),
            Offer(
                category=Category.AMBULANT,
                served=("19370",),
                columns={"serves_presumed_area": True},
            ),
        )

        assert "Einzugsgebiet2 Postleitzahlen" in _joined(client.get(f"{LIST}{given}"))
        assert "Vermutetes Einzugsgebiet1 Postleitzahl im Umkreis von 15 km" in _joined(
            client.get(f"{LIST}{presumed}")
        )

    def test_shows_the_light_of_each_kind_of_place_with_its_age(self, client, add_offers):
        (number,) = add_offers(
            Offer(
                services=(Service.STA_VOLL,),
                lamps=(
                    Lamp(kind=KindOfPlace.DAUERPFLEGE, light=Light.BELEGT, days_ago=1),
                    Lamp(
                        kind=KindOfPlace.KURZZEITPFLEGE,
                        places=2,
                        days_ago=20,
                        free_from=date(2026, 4, 1),
                    ),
                ),
            )
        )

        text = pages.main_text(client.get(f"{LIST}{number}"))

        assert "Dauerpflege Belegt, gestern bestätigt" in text
        assert "Kurzzeitpflege Plätze frei (2), seit 20 Tagen nicht bestätigt" in text
        assert "Frei ab 1. April 2026." in text

    def test_hostile_names_are_shown_as_text(self, client, add_offers):
        name = "<script>alert(1)</script>{{7*7}}\"'><b>"
        (number,) = add_offers(
            Offer(name=name, columns={"city": name, "street": name, "traeger": name})
        )

        page = client.get(f"{LIST}{number}")

        assert pages.heading(page) == name
        assert "<script>alert" not in page.text
        listed = client.get(LIST, query_string={"ort": "19370", "art": "stationaer"})
        assert pages.names_of_cards(pages.tree(listed)) == [name]

    def test_x05_the_usual_time_of_an_answer_stands_there_from_five_answers_on(
        self, client, app, database, add_offers
    ):
        (house,) = add_offers(Offer(name="Haus am See", columns={"email": "haus@example.org"}))
        for number in range(1, 6):
            assert "antwortet meist" not in client.get(f"{LIST}{house}").text
            answered_at = NOW + timedelta(hours=30)
            receive(app, house, number=number, state="beantwortet", answered_at=answered_at)

        with counted(database) as statements:
            page = client.get(f"{LIST}{house}")

        assert "Diese Einrichtung antwortet meist in 1–2 Tagen." in pages.main_text(page)
        assert len(statements) <= 5

    def test_a_profile_sends_at_most_five(self, client, database, add_offers):
        kinds = tuple(Lamp(kind=kind) for kind in KindOfPlace)
        (number,) = add_offers(
            Offer(category=Category.AMBULANT, served=("19370", "19372", "19374"), lamps=kinds)
        )

        with counted(database) as statements:
            client.get(f"{LIST}{number}")

        assert len(statements) <= 5
