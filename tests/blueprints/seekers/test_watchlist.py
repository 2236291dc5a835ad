"""The Merkliste of somebody without an account."""

import pytest

from portal.domain.availability.light import KindOfPlace
from portal.domain.matching.category import Category
from portal.domain.watchlist.entries import MOST_ENTRIES
from tests.factories import directory, pages
from tests.factories.directory import Lamp, Offer, one_of_each
from tests.factories.forms import find_form
from tests.factories.watchlist import ADD, LIST, REMOVE, unwatch, watch
from tests.support.html import text_of, walk
from tests.support.statements import counted, rows_of, writes_nothing

EMPTY = "Hier steht noch nichts."


def names(client):
    return pages.names_of_cards(pages.tree(client.get(LIST)))


class TestPuttingOn:
    def test_d13_the_profile_leads_there_by_a_plain_link(self, client, add_offers):
        (number,) = add_offers(Offer())

        answer = client.get(f"/pflege-und-wohnangebote/{number}")

        assert pages.links(pages.tree(answer))["Merken"] == f"{LIST}/{number}"
        assert "<form" not in answer.text
        assert "Set-Cookie" not in answer.headers

    def test_d13_the_profile_of_what_is_on_the_list_says_so(self, client, add_offers):
        number, other = add_offers(Offer(), Offer())
        watch(client, number)

        profile = client.get(f"/pflege-und-wohnangebote/{number}")

        link = pages.links(pages.tree(profile))["✓ Gemerkt"]
        assert "steht auf Ihrer Merkliste" in pages.main_text(client.get(link))
        assert profile.headers["Cache-Control"] == "no-store"
        page = client.get(f"/pflege-und-wohnangebote/{other}")
        assert "✓ Gemerkt" not in page.text

    def test_d13_asking_changes_nothing(self, client, add_offers, database):
        (number,) = add_offers(Offer(name="Haus Ahorn"))

        with writes_nothing(database):
            answer = client.get(f"{LIST}/{number}")

        assert pages.heading(answer) == "Haus Ahorn auf die Merkliste setzen?"
        assert "Sie brauchen kein Konto." in pages.main_text(answer)
        assert client.get_cookie("merkliste") is None
        assert names(client) == []

    def test_d13_a_facility_is_found_again_without_account_and_row(
        self, client, add_offers, database
    ):
        (number,) = add_offers(Offer(name="Haus Ahorn"))

        with writes_nothing(database):
            answer = watch(client, number)

        assert answer.status_code == 303
        shown = client.get(answer.location)
        assert "steht jetzt auf Ihrer Merkliste" in pages.main_text(shown)
        assert names(client) == ["Haus Ahorn"]

    def test_d13_a_double_click_has_one_effect(self, client, add_offers):
        (number,) = add_offers(Offer(name="Haus Ahorn"))
        form = find_form(client.get(f"{LIST}/{number}"), button=ADD)

        answers = [client.post(form.action, data=form.filled({}, button=ADD)) for _ in range(2)]

        assert [one.status_code for one in answers] == [303, 303]
        assert names(client) == ["Haus Ahorn"]

    def test_d13_what_is_on_it_is_not_offered_again(self, client, add_offers):
        (number,) = add_offers(Offer(name="Haus Ahorn"))
        watch(client, number)

        answer = client.get(f"{LIST}/{number}")

        assert pages.heading(answer) == "Haus Ahorn steht auf Ihrer Merkliste"
        assert ADD not in answer.text

    def test_d13_the_thirty_first_is_refused_by_a_clear_sentence(self, client, add_offers):
        *first, last = add_offers(*(Offer(name=f"Haus {one}") for one in range(MOST_ENTRIES + 1)))
        watch(client, *first)

        answer = watch(client, last)

        assert answer.status_code == 422
        assert "Platz für 30 Einrichtungen" in pages.main_text(answer)
        assert "Nehmen Sie zuerst eine herunter" in pages.main_text(answer)
        assert len(names(client)) == MOST_ENTRIES

    def test_d12_an_unpublished_or_unknown_facility_cannot_be_put_on(self, client, app, add_offers):
        (number,) = add_offers(Offer())
        form = find_form(client.get(f"{LIST}/{number}"), button=ADD)
        directory.change(app, number, is_published=False)

        for one in (number, number + 99):
            assert client.get(f"{LIST}/{one}").status_code == 404
            data = form.filled({}, button=ADD)
            assert client.post(f"{LIST}/{one}", data=data).status_code == 404
        assert client.get_cookie("merkliste") is None

    def test_without_its_token_nothing_is_put_on(self, client, add_offers):
        (number,) = add_offers(Offer())

        assert client.post(f"{LIST}/{number}").status_code == 400
        assert names(client) == []


class TestTakingOff:
    def test_d13_by_the_button_of_its_card(self, client, add_offers):
        kept, gone = add_offers(Offer(name="Haus Ahorn"), Offer(name="Haus Birke"))
        watch(client, kept, gone)
        root = pages.tree(client.get(LIST))
        form = pages.element(root, "entfernen")
        button = next(
            one for one in walk(root, "button") if text_of(one) == "Entfernen: Haus Birke"
        )
        (token,) = walk(form, "input")

        answer = client.post(
            form.get("action"),
            data={token.get("name"): token.get("value"), button.get("name"): button.get("value")},
        )

        assert button.get("form") == "entfernen"
        assert answer.status_code == 303
        assert "nicht mehr auf Ihrer Merkliste" in pages.main_text(client.get(answer.location))
        assert names(client) == ["Haus Ahorn"]

    def test_d13_on_the_page_of_the_facility_and_twice_is_once(self, client, add_offers):
        (number,) = add_offers(Offer())
        watch(client, number)
        form = find_form(client.get(f"{LIST}/{number}"), button=REMOVE)

        first = unwatch(client, number)
        second = client.post(form.action, data=form.filled({}, button=REMOVE))

        assert (first.status_code, second.status_code) == (303, 303)
        assert names(client) == []
        assert client.get_cookie("merkliste") is None

    @pytest.mark.parametrize("nonsense", ["", "x", "-1", "9" * 40, "٣"])
    def test_nonsense_takes_nothing_off(self, client, add_offers, nonsense):
        (number,) = add_offers(Offer(name="Haus Ahorn"))
        watch(client, number)
        form = find_form(client.get(f"{LIST}/{number}"), button=REMOVE)

        answer = client.post(
            form.action, data={**form.filled({}, button=REMOVE).to_dict(), "e": nonsense}
        )

        assert answer.status_code == 303
        assert names(client) == ["Haus Ahorn"]


class TestTheList:
    def test_d13_an_empty_one_says_how_to_begin_and_sets_no_cookie(self, client):
        answer = client.get(LIST)

        assert EMPTY in pages.main_text(answer)
        links = pages.links(pages.tree(answer))
        assert links["Angebote suchen"] == "/pflege-und-wohnangebote/"
        assert links["Robin fragen, was passt"] == "/digitale-beratung/"
        assert "Set-Cookie" not in answer.headers
        assert 'content="noindex"' in answer.text

    def test_d13_cards_stand_under_their_category_with_place_light_and_contact(
        self, client, add_offers
    ):
        home = Offer(
            category=Category.STATIONAER,
            name="Haus Ahorn",
            lamps=(Lamp(kind=KindOfPlace.DAUERPFLEGE, days_ago=2, places=3),),
        )
        watch(client, *add_offers(home, Offer(category=Category.AMBULANT, name="Dienst Birke")))

        text = pages.main_text(client.get(LIST))

        order = ["Ambulante Dienstleistungen", "Dienst Birke", "Stationäre Einrichtungen"]
        places = [text.index(one) for one in (*order, "Haus Ahorn")]
        assert places == sorted(places)
        assert "Lindenweg 3, 19370 Parchim" in text
        assert "Dauerpflege: Plätze frei (3), bestätigt vor 2 Tagen" in text
        assert "03871 12345" in text
        assert "Quelle: probe, nicht vom Anbieter gepflegt." in text

    def test_d11_what_its_provider_keeps_says_so(self, client, add_offers):
        watch(client, *add_offers(Offer(is_managed=True)))

        assert "Quelle: probe, vom Anbieter gepflegt." in pages.main_text(client.get(LIST))

    def test_d14_only_what_has_company_can_be_compared(self, client, add_offers):
        watch(client, *add_offers(*one_of_each(), Offer(name="Haus Ahorn")))

        root = pages.tree(client.get(LIST))

        boxes = [one for one in walk(root, "input") if one.get("type") == "checkbox"]
        assert len(boxes) == 2
        assert "Vergleichen oder anfragen: Haus Ahorn" in [
            text_of(one) for one in walk(root, "label")
        ]

    def test_d12_what_was_unpublished_drops_out_and_one_sentence_says_so(
        self, client, app, add_offers
    ):
        kept, hidden = add_offers(Offer(name="Haus Ahorn"), Offer(name="Geheim"))
        watch(client, kept, hidden)
        directory.change(app, hidden, is_published=False)

        answer = client.get(LIST)

        assert names(client) == ["Haus Ahorn"]
        assert "Geheim" not in answer.text
        assert "Eine Einrichtung steht zurzeit nicht im Verzeichnis" in pages.main_text(answer)
        unwatch(client, kept)
        directory.change(app, hidden, is_published=True)
        assert names(client) == []

    def test_it_takes_the_same_statements_with_one_and_with_many(
        self, client, add_offers, database
    ):
        first, *others = add_offers(*(Offer() for _ in range(9)))
        numbers = []
        for some in ((first,), others):
            watch(client, *some)
            with counted(database) as statements:
                client.get(LIST)
            numbers.append(len(statements))

        assert numbers == [1, 1]

    def test_hostile_names_stay_names(self, client, add_offers):
        watch(client, *add_offers(Offer(name="<script>alert(1)</script>{{7*7}}")))

        answer = client.get(f"{LIST}?fertig=<script>alert(2)</script>")

        assert "<script>alert" not in answer.text
        assert "{{7*7}}" in answer.text

    def test_it_is_nobodys_but_this_browsers(self, client, other_client, add_offers, database):
        watch(client, *add_offers(Offer(name="Haus Ahorn")))

        assert names(other_client) == []
        assert rows_of(database)["watchlist_entry"] == []
