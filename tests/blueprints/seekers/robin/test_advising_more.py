"""All hits of a part, ten a page, inside Robin."""

import pytest

from portal.domain.matching.category import Category
from tests.factories import pages, robin
from tests.factories.directory import Offer, one_of_each
from tests.support.statements import counted


def more(part, number):
    return f"{robin.RESULT}/teil/{part}/seite/{number}"


@pytest.fixture
def _twelve(add_offers):
    add_offers(*one_of_each(number=12))


@pytest.mark.usefixtures("_twelve")
class TestMore:
    def test_the_result_leads_to_all_hits(self, client):
        part = pages.part(robin.advise(client, robin.EVERY_PART), 3)

        assert len(pages.names_of_cards(part)) == 5
        link = pages.links(part)["Alle Treffer ansehen: Stationäre Einrichtungen"]
        assert link == more(3, 1)

    def test_shows_ten_a_page_and_none_twice(self, client):
        robin.keep(client, robin.EVERY_PART)

        first, second = client.get(more(3, 1)), client.get(more(3, 2))

        names = [pages.names_of_cards(pages.tree(page)) for page in (first, second)]
        assert [len(one) for one in names] == [10, 2]
        assert names[0] + names[1] == [f"Stationäre Einrichtungen {n}" for n in range(1, 13)]
        assert pages.heading(first) == "Alle Treffer: Stationäre Einrichtungen"

    def test_pages_lead_to_each_other_and_back(self, client):
        robin.keep(client, robin.EVERY_PART)

        first = pages.links(pages.tree(client.get(more(3, 1))))
        second = pages.links(pages.tree(client.get(more(3, 2))))

        assert first["Nächste Seite"] == more(3, 2)
        assert second["Vorherige Seite"] == more(3, 1)
        assert "Vorherige Seite" not in first
        assert "Nächste Seite" not in second
        assert first["Zurück zum Ergebnis"] == f"{robin.RESULT}#teil-3"

    @pytest.mark.parametrize(
        "path",
        [more(3, 3), more(3, 0), more(3, 21), more(3, 10**12), more(0, 1), more(7, 1), more(1, 1)],
    )
    def test_other_pages_and_parts_do_not_exist(self, client, path):
        robin.keep(client, robin.EVERY_PART)

        assert client.get(path).status_code == 404

    def test_a_part_that_is_not_recommended_has_no_pages(self, client):
        robin.keep(client, robin.AT_HOME)

        assert client.get(more(3, 1)).status_code == 404

    def test_an_unfinished_consultation_has_no_pages_yet(self, client):
        robin.begin(client)

        assert client.get(more(3, 1)).location == robin.RESULT

    def test_a_page_sends_at_most_twelve_statements(self, client, database):
        robin.keep(client, robin.EVERY_PART)

        with counted(database) as statements:
            client.get(more(3, 2))

        assert len(statements) <= 12


def test_a_few_hits_need_no_further_page(client, add_offers):
    add_offers(Offer(category=Category.AMBULANT, served=("19370",)))

    part = pages.part(robin.advise(client, robin.AT_HOME), 2)

    assert not any(text.startswith("Alle Treffer") for text in pages.links(part))
