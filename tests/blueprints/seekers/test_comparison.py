"""Up to four facilities of one category side by side."""

import pytest

from portal.domain.availability.light import KindOfPlace
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.domain.profiles.content import ProfileContent
from tests.factories import directory, pages
from tests.factories.directory import Lamp, Offer
from tests.factories.forms import press
from tests.factories.profiles import HOME_PRICES, tell
from tests.factories.watchlist import LIST, watch
from tests.support.html import text_of, walk
from tests.support.statements import counted, writes_nothing

TITLE = "Einrichtungen vergleichen"


def address(*ids):
    return "/vergleich?" + "&".join(f"e={one}" for one in ids)


def table(answer):
    """Return the cells of each row of the table by the name of the row."""
    return {
        text_of(next(walk(row, "th"))): [text_of(cell) for cell in walk(row, "td")]
        for body in walk(pages.tree(answer), "tbody")
        for row in walk(body, "tr")
    }


def alike(answer):
    """Return what is folded in, as one text."""
    return "".join(text_of(one) for one in walk(pages.tree(answer), "details"))


@pytest.fixture
def two(add_offers):
    """Return two homes that differ in little."""
    return add_offers(
        Offer(
            name="Haus Ahorn",
            services=(Service.STA_VOLL, Service.STA_DEMENZ_OFFEN),
            lamps=(Lamp(kind=KindOfPlace.DAUERPFLEGE, days_ago=2, places=3),),
            columns={"traeger": "Stiftung Wald", "capacity": 60},
        ),
        Offer(
            name="Haus Birke",
            services=(Service.STA_VOLL,),
            columns={"traeger": "Stiftung Wald", "capacity": 24, "phone": ""},
        ),
    )


class TestSideBySide:
    def test_d14_what_differs_is_in_the_table(self, client, two, database):
        with writes_nothing(database):
            answer = client.get(address(*two))

        assert answer.status_code == 200
        rows = table(answer)
        assert rows["Freie Plätze: Dauerpflege"] == [
            "Plätze frei (3), bestätigt vor 2 Tagen", "Keine Angabe",
        ]  # fmt: skip
        assert rows["Demenz-Wohnbereich"] == ["ja", "nicht angegeben"]
        assert rows["Plätze insgesamt"] == ["60", "24"]
        assert rows["Kontakt"][1] == "nicht angegeben"
        assert "03871 12345" in rows["Kontakt"][0]

    def test_d14_what_is_the_same_is_folded_in_and_said_once(self, client, two):
        answer = client.get(address(*two))

        assert "Träger" not in table(answer)
        assert alike(answer).startswith("Bei allen gleich (")
        assert alike(answer).count("Stiftung Wald") == 1
        assert "Vollstationäre Pflegeja" in alike(answer)
        assert "BewertungenNoch keine" in alike(answer)

    def test_d14_every_cell_names_its_facility_for_narrow_screens(self, client, two):
        root = pages.tree(client.get(address(*two)))

        named = [cell.get("data-name") for body in walk(root, "tbody") for cell in walk(body, "td")]
        assert set(named) == {"A: Haus Ahorn", "B: Haus Birke"}

    def test_d14_the_columns_lead_to_the_profiles_in_the_order_asked_for(self, client, two):
        first, second = two

        root = pages.tree(client.get(address(second, first)))

        heads = [text_of(one) for head in walk(root, "thead") for one in walk(head, "th")]
        assert heads == ["A: Haus Birke", "B: Haus Ahorn"]
        profile = pages.links(root)["Mehr Informationen zu Haus Ahorn"]
        assert profile == f"/pflege-und-wohnangebote/{first}"

    def test_d14_two_that_are_equal_in_all_say_so(self, client, add_offers):
        answer = client.get(address(*add_offers(Offer(name="A"), Offer(name="B"))))

        rows = table(answer)
        assert rows.pop("Ganzes Profil")
        assert rows == {"Unterschiede": ["keine", "keine"]}

    def test_d14_it_names_where_the_records_come_from(self, client, two):
        text = pages.main_text(client.get(address(*two)))

        assert "Quelle: probe, nicht vom Anbieter gepflegt." in text
        assert "A – Quelle" not in text

    def test_d11_it_says_which_of_them_their_providers_keep(self, client, add_offers):
        ids = add_offers(Offer(name="Haus Ahorn"), Offer(is_managed=True), Offer(name="Haus Esche"))

        text = pages.spaced_text(client.get(address(*ids)))

        assert "A, C – Quelle: probe, nicht vom Anbieter gepflegt." in text
        assert "B – Quelle: probe, vom Anbieter gepflegt." in text

    def test_d14_without_robin_nothing_is_said_of_needs_or_distance(self, client, two):
        answer = client.get(address(*two))

        text = pages.main_text(answer)
        assert "Das brauchen Sie" not in text
        assert "entfernt" not in text
        assert "Set-Cookie" not in answer.headers

    def test_d14_it_takes_the_same_statements_with_two_and_with_four(
        self, client, add_offers, database
    ):
        ids = add_offers(*(Offer(name=f"Haus {one}") for one in range(4)))
        numbers = []

        for some in (ids[:2], ids):
            with counted(database) as statements:
                assert client.get(address(*some)).status_code == 200
            numbers.append(len(statements))

        assert numbers == [2, 2]


class TestCosts:
    def test_x17_prices_and_own_shares_stand_side_by_side(self, client, app, two, database):
        tell(app, two[0], ProfileContent(prices=HOME_PRICES))

        with counted(database) as statements:
            answer = client.get(address(*two))

        assert len(statements) == 2
        rows = {
            name: [cell.replace("\u00a0", " ") for cell in cells]
            for name, cells in table(answer).items()
        }
        paid = {name: cells[0] for name, cells in rows.items() if name.startswith("Eigenanteil")}
        assert paid == {
            "Eigenanteil im Monat, Pflegegrad 2 bis 5, 1. bis 12. Monat im Heim": "2.775,50 €",
            "Eigenanteil im Monat, Pflegegrad 2 bis 5, 13. bis 24. Monat im Heim": "2.550,50 €",
            "Eigenanteil im Monat, Pflegegrad 2 bis 5, 25. bis 36. Monat im Heim": "2.250,50 €",
            "Eigenanteil im Monat, Pflegegrad 2 bis 5, ab dem 37. Monat im Heim": "1.875,50 €",
        }
        assert rows["Unterkunft im Monat"] == ["600,00 €", "nicht angegeben"]
        assert rows["Ihr Anteil an der Pflege im Monat, Pflegegrad 2 bis 5"][0] == "1.400,00 €"
        text = pages.main_text(answer)
        assert "§ 43c SGB XI, Stand 2. März 2026" in text
        assert "Angefangene Monate zählen ganz. Wer Beihilfe bekommt" in text

    def test_x17_where_no_prices_are_stated_nothing_is_explained(self, client, two):
        answer = client.get(address(*two))

        assert "Preisenicht angegeben" in alike(answer)
        assert "§ 43c" not in answer.text


class TestFromTheList:
    def test_d14_the_ticked_ones_are_compared_and_stay_ticked_on_the_way_back(self, client, two):
        watch(client, *two)

        answer = press(
            client,
            client.get(LIST),
            "Angekreuzte vergleichen: Stationäre Einrichtungen",
            {"e": tuple(map(str, two))},
        )

        assert pages.heading(answer) == TITLE
        back = client.get(pages.links(pages.tree(answer))["Zur Merkliste"])
        boxes = [one for one in walk(pages.tree(back), "input") if "checked" in one.keys()]  # noqa: SIM118 – an element, no mapping
        assert len(boxes) == 2

    def test_d14_nothing_ticked_says_what_to_do(self, client, two):
        watch(client, *two)

        answer = press(
            client,
            client.get(LIST),
            "Angekreuzte vergleichen: Stationäre Einrichtungen",
        )

        assert answer.status_code == 422
        assert "Kreuzen Sie mindestens zwei" in pages.main_text(answer)


class TestWhatCannotBeCompared:
    @pytest.mark.parametrize(
        "query", ["", "?e=", "?e=x&e=y", "?e=-1", "?e[]=1&e[]=2", "?e=" + "9" * 30, "?e=1&e=1"]
    )
    def test_d14_too_few_or_nonsense(self, client, two, query):
        assert two[0] == 1

        answer = client.get(f"/vergleich{query}")

        assert answer.status_code == 422
        assert pages.heading(answer) == TITLE
        assert "Auf der Merkliste wählen" in pages.main_text(answer)

    def test_d14_one_alone_is_named(self, client, two):
        answer = client.get(address(two[0]))

        assert answer.status_code == 422
        assert "nur eine gewählt: Haus Ahorn, Parchim" in pages.main_text(answer)

    def test_d14_different_categories_are_offered_each_for_itself(self, client, two, add_offers):
        other = add_offers(Offer(category=Category.WOHNEN, name="Wohnung Linde"))

        answer = client.get(address(*two, *other))

        assert answer.status_code == 422
        text = pages.main_text(answer)
        assert "nur Einrichtungen derselben Art" in text
        assert "Wohnung Linde" in text
        again = press(client, answer, "Diese vergleichen: Stationäre Einrichtungen")
        assert again.status_code == 200
        assert "Haus Birke" in pages.main_text(again)

    def test_d14_five_stay_chosen_until_one_is_unticked(self, client, add_offers):
        ids = add_offers(*(Offer(name=f"Haus {one}") for one in range(5)))

        answer = client.get(address(*ids))

        assert answer.status_code == 422
        assert "höchstens vier" in pages.main_text(answer)
        again = press(
            client,
            answer,
            "Diese vergleichen: Stationäre Einrichtungen",
            {"e": tuple(map(str, ids[:4]))},
        )
        assert again.status_code == 200

    def test_d12_an_unpublished_one_is_gone_like_one_that_never_was(self, client, app, two):
        directory.change(app, two[1], is_published=False)

        hidden, unknown = (client.get(address(two[0], one)) for one in (two[1], 999))

        assert hidden.status_code == 422
        assert "steht nicht im Verzeichnis" in pages.main_text(hidden)
        assert "Haus Birke" not in hidden.text
        assert hidden.text == unknown.text

    def test_d14_a_flood_of_ids_is_cut(self, client, two, database):
        with counted(database) as statements:
            answer = client.get(address(*two, *range(100, 300)))

        assert answer.status_code == 422
        assert len(statements) == 1

    def test_hostile_names_stay_names(self, client, add_offers):
        ids = add_offers(*(Offer(name=f"<script>alert({one})</script>") for one in range(5)))

        for some in (ids[:2], ids):
            assert "<script>alert" not in client.get(address(*some)).text
