"""The empty parts of Robin's result: exactly one reason each, and what to do then."""

from collections import Counter

import pytest

from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from tests.factories import pages, robin
from tests.factories.directory import Offer, one_of_each
from tests.support.html import text_of

REASON_A = "In Ihrer Situation empfehlen wir"
REASON_B = "Im Umkreis von"
AT_NIGHT = robin.AT_HOME | {
    "interessen": ("pflege",),
    "pflege.bereiche": ("nachts",),
    "pflege.haeufig": "weiss_nicht",
}
DAY = robin.AT_HOME | {"interessen": ("demenz",), "demenz.stand": "ja"}


def text_of_part(response, number):
    return text_of(pages.part(response, number))


def has_content(part):
    """Say whether a part names facilities, articles or Pflegehilfsmittel."""
    library = ("/informationsportal/", "/pflegehilfsmittel/")
    reads = [path for path in pages.links(part).values() if path.startswith(library)]
    return bool(pages.names_of_cards(part) or reads)


class TestSituation:
    def test_c10_says_that_the_kind_is_not_recommended_in_the_situation(self, client):
        part = text_of_part(robin.advise(client, robin.AT_HOME), 3)

        assert (
            "In Ihrer Situation empfehlen wir keine stationären Einrichtungen, weil Sie zu Hause"
            " oder in einer eigenen Wohnung leben möchten."
        ) in part

    def test_x01_names_the_deciding_answer_with_a_link_to_change_it(self, client):
        part = pages.part(robin.advise(client, robin.AT_HOME), 3)

        assert "Das liegt an Ihrer Antwort: Wo möchte die Person leben? – Zu Hause bleiben" in (
            text_of(part)
        )
        assert pages.links(part)["ändern: Wo möchte die Person leben?"] == (
            f"{robin.LIFE}?ziel=ergebnis#wunsch"
        )

    def test_x01_changing_the_deciding_answer_changes_the_part(self, client):
        before = pages.outcomes(robin.advise(client, robin.AT_HOME))

        changed = robin.answer(client, f"{robin.LIFE}?ziel=ergebnis", {"wunsch": "heim"})

        assert changed.location == robin.RESULT
        after = pages.outcomes(client.get(changed.location))
        assert (before[3], after[3]) == ("situation", "naehe")

    def test_amounts_in_reasons_come_from_the_law_of_the_day(self, client):
        part = text_of_part(robin.advise(client, robin.NOTHING_NEEDED), 3)

        assert "bei Pflegegrad 1 einen Zuschuss von 131 Euro" in part

    def test_trotzdem_anzeigen_adds_offers_and_keeps_the_reason(self, client, add_offers):
        add_offers(*one_of_each())
        before = robin.advise(client, robin.AT_HOME)
        link = pages.links(pages.part(before, 3))["Trotzdem anzeigen: Stationäre Einrichtungen"]

        after = client.get(link)

        assert link == f"{robin.RESULT}?zeige=3#teil-3"
        assert pages.outcomes(after) == pages.outcomes(before)
        assert REASON_A in text_of_part(after, 3)
        assert pages.names_of_cards(pages.part(after, 3)) == ["Stationäre Einrichtungen 1"]
        assert pages.names_of_cards(pages.part(before, 3)) == []
        assert pages.links(pages.part(after, 3))["Warum diese Reihenfolge?"] == "/reihenfolge"

    def test_trotzdem_anzeigen_says_so_when_there_is_nothing_either(self, client):
        after = robin.advise(client, robin.AT_HOME, query="?zeige=3")

        part = text_of_part(after, 3)
        assert "Im Umkreis von 25 km um 19370 Parchim gibt es keine eingetragene" in part
        assert pages.outcomes(after)[3] == "situation"

    @pytest.mark.parametrize("query", ["?zeige=1", "?zeige=6", "?zeige=99", "?zeige=x", "?zeige="])
    def test_only_parts_with_facilities_can_be_shown_anyway(self, client, query):
        plain = robin.advise(client, robin.AT_HOME)

        asked = client.get(f"{robin.RESULT}{query}")
        assert pages.main_text(asked) == pages.main_text(plain)


class TestNothingNear:
    def test_c11_says_that_nothing_of_the_kind_is_near_with_the_radius_used(self, client):
        result = robin.advise(client, DAY | {"umkreis": "10"})

        assert pages.outcomes(result)[4] == "naehe"
        assert (
            "Im Umkreis von 10 km um 19370 Parchim gibt es keine eingetragene Einrichtung dieser"
            " Art."
        ) in text_of_part(result, 4)

    def test_c11_names_what_the_facilities_near_do_not_offer(self, client, add_offers):
        add_offers(*(Offer(category=Category.TAGESPFLEGE, name=name) for name in "AB"))

        part = text_of_part(robin.advise(client, AT_NIGHT), 4)

        assert (
            "Im Umkreis von 25 km um 19370 Parchim gibt es 2 Einrichtungen dieser Art, aber keine"
            " bietet „Nachtpflege“."
        ) in part

    def test_x22_offers_a_way_on_with_the_number_of_hits_within_50_kilometres(
        self, client, add_offers
    ):
        add_offers(
            Offer(category=Category.TAGESPFLEGE, kilometres=30),
            Offer(category=Category.TAGESPFLEGE, kilometres=45),
            Offer(category=Category.TAGESPFLEGE, kilometres=55),
        )

        part = pages.part(robin.advise(client, DAY), 4)

        text = text_of(part)
        assert "Im Umkreis von 50 km gibt es 2 Treffer." in text
        for words in ("Warteliste", "Pflegestützpunkt", "§ 7a SGB XI", "030 3406066-02"):
            assert words in text
        assert pages.links(part)["So finden Sie Beratung"] == "/beratung"

    def test_no_link_carries_what_the_answers_led_to_out_of_robin(self, client):
        part = pages.part(robin.advise(client, DAY), 4)

        assert pages.outcomes(client.get(robin.RESULT))[4] == "naehe"
        assert not any("art=" in link for link in pages.links(part).values())

    def test_x22_says_when_a_wider_search_finds_nothing_either(self, client):
        part = text_of_part(robin.advise(client, DAY), 4)

        assert "Auch im Umkreis von 50 km gibt es keinen Treffer." in part

    def test_x22_says_when_the_widest_search_was_used_already(self, client):
        part = text_of_part(robin.advise(client, DAY | {"umkreis": "50"}), 4)

        assert "Der größte Umkreis von 50 km ist schon gewählt." in part

    def test_x22_services_near_that_do_not_come_are_counted_and_not_promised(
        self, client, add_offers
    ):
        add_offers(
            Offer(category=Category.AMBULANT, services=(Service.AMB_HAUSHALT,), served=("19372",))
        )

        part = pages.part(robin.advise(client, robin.AT_HOME), 2)

        text = text_of(part)
        assert "gibt es keine eingetragene Einrichtung dieser Art, die dorthin kommt." in text
        assert "Im Umkreis von 50 km gibt es 1 Treffer. Ihr Ort ist dort nicht eingetragen." in text
        assert "Warteliste" in text
        ways = pages.links(part)
        assert list(ways) == ["Diese Treffer ansehen", "So finden Sie Beratung"]
        found = client.get(ways["Diese Treffer ansehen"])
        assert pages.names_of_cards(pages.tree(found)) == ["Haus am See"]
        assert "haben ihr Büro im Umkreis von 50 km um 19370 Parchim" in pages.main_text(found)

    def test_x22_what_lies_farther_away_is_shown_inside_robin(self, client, add_offers):
        far = {"category": Category.TAGESPFLEGE, "kilometres": 30}
        add_offers(*(Offer(name=f"Haus {number}", **far) for number in range(11)))

        ways = pages.links(pages.part(robin.advise(client, DAY), 4))
        first = client.get(ways["Diese Treffer ansehen"])

        assert ways["Diese Treffer ansehen"].startswith(robin.RESULT)
        assert len(pages.names_of_cards(pages.tree(first))) == 10
        assert "im Umkreis von 50 km um 19370 Parchim, weiter" in pages.main_text(first)
        second = client.get(pages.links(pages.tree(first))["Nächste Seite"])
        assert len(pages.names_of_cards(pages.tree(second))) == 1

    @pytest.mark.parametrize("answers", [robin.AT_HOME, DAY, AT_NIGHT, robin.EVERY_PART])
    def test_x22_every_link_of_an_empty_part_leads_somewhere(self, client, answers):
        result = robin.advise(client, answers)

        for number, outcome in pages.outcomes(result).items():
            if outcome == "naehe":
                for path in pages.links(pages.part(result, number)).values():
                    assert client.get(path, follow_redirects=True).status_code == 200


class TestOneReason:
    CASES = (
        robin.NOTHING_NEEDED,
        robin.AT_HOME,
        robin.EVERY_PART,
        robin.AT_HOME | {"wunsch": "heim"},
        robin.AT_HOME | {"wunsch": "zeitweise"},
        robin.AT_HOME | {"wohnt": "heim", "wunsch": "offen"},
        AT_NIGHT,
        DAY,
    )

    @pytest.mark.parametrize("answers", CASES)
    @pytest.mark.parametrize("number", [0, 1])
    def test_c12_an_empty_part_shows_exactly_one_reason(self, client, add_offers, answers, number):
        add_offers(*one_of_each(number=number))

        result = robin.advise(client, answers)

        for part, outcome in pages.outcomes(result).items():
            text = text_of_part(result, part)
            reasons = Counter(
                {"situation": text.count(REASON_A), "naehe": text.count("25 km um 19370 Parchim")}
            )
            shown = [name for name, times in reasons.items() if times]
            assert shown == ([] if outcome == "treffer" else [outcome])
            assert sum(reasons.values()) == len(shown)
            assert has_content(pages.part(result, part)) is (outcome == "treffer")
