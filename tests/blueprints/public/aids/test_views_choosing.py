"""Shortening the list and setting Pflegehilfsmittel side by side."""

import pytest

from portal.domain.library.hilfsmittel import Needed
from tests.factories import pages
from tests.support.html import text_of, walk

INDEX = "/pflegehilfsmittel/"
COMPARE = "/pflegehilfsmittel/vergleich"
TWO = "?hilfe=rollstuhl&hilfe=hausnotruf"


def titles(page):
    return [text_of(one) for one in walk(pages.tree(page), "h3")]


def grades(aid):
    return (aid.comparison.grade, aid.comparison.prescription)


def checked(page):
    return {
        one.get("value")
        for one in walk(pages.tree(page), "input")
        if one.get("name") == "hilfe" and (one.get("checked") is not None)
    }


class TestShortening:
    def test_c13_by_group_payer_grade_and_prescription(self, client):
        page = client.get(f"{INDEX}?gruppe=HM_ROLLSTUHL&zahlt=krankenkasse&ohne_pflegegrad=ja")

        assert "Rollstuhl" in titles(page)
        assert "Hausnotruf" not in titles(page)
        assert "noindex" in page.text

    def test_c13_what_always_needs_a_prescription_is_left_out(self, client):
        found = titles(client.get(f"{INDEX}?ohne_rezept=ja"))

        assert "Hausnotruf" in found
        assert "Rollstuhl" not in found

    @pytest.mark.parametrize(
        "query", ["?gruppe=%00", "?zahlt=<script>", "?gruppe[]=x", "?ohne_rezept=1", "?hilfe=../.."]
    )
    def test_what_is_unknown_counts_as_not_chosen(self, client, app, query):
        found = titles(client.get(INDEX + query))

        assert len(found) == len(app.extensions["content"].library.aids)

    def test_nothing_found_leads_back(self, client):
        page = client.get(f"{INDEX}?gruppe=HM_ROLLSTUHL&zahlt=pflegekasse&ohne_rezept=ja")

        assert "Dazu gibt es hier keine Hilfe" in pages.main_text(page)
        assert pages.links(pages.tree(page))["Alle Hilfen zeigen"] == INDEX

    def test_what_is_ticked_stays_ticked_even_where_it_is_not_shown(self, client):
        page = client.get(f"{INDEX}{TWO}&gruppe=HM_NOTRUF")

        assert checked(page) == {"hausnotruf"}
        hidden = [
            one.get("value")
            for one in walk(pages.tree(page), "input")
            if one.get("type") == "hidden" and one.get("name") == "hilfe"
        ]
        assert hidden == ["rollstuhl"]


class TestComparing:
    def test_c13_two_stand_side_by_side_with_payer_and_amounts_of_the_law(self, client):
        page = client.get(f"{COMPARE}?hilfe=verbrauchsmaterial&hilfe=rollstuhl")

        rows = {
            text_of(next(walk(row, "th"))): [text_of(cell) for cell in walk(row, "td")]
            for row in walk(next(walk(pages.tree(page), "tbody")), "tr")
        }
        assert rows["Wer zahlt"] == ["Krankenkasse", "Pflegekasse"]
        assert rows["Pflegegrad nötig?"] == ["nein", "ja"]
        assert rows["Rezept nötig?"] == ["ja", "nein"]
        assert "Euro im Monat nichts" in rows["Das zahlen Sie selbst"][1]
        assert "{" not in pages.main_text(page)

    def test_c13_kommt_darauf_an_is_explained_where_it_stands(self, client, app):
        aids = app.extensions["content"].library.aids
        vague = next(aid.slug for aid in aids if Needed.TEILS in grades(aid))
        other = next(aid.slug for aid in aids if Needed.TEILS not in grades(aid))

        with_it, without = (
            pages.main_text(client.get(f"{COMPARE}?hilfe={slug}&hilfe={other}"))
            for slug in (vague, "hausnotruf" if other != "hausnotruf" else "rollstuhl")
        )

        assert "„Kommt darauf an“ heißt" in with_it
        assert "darauf an" not in without

    @pytest.mark.parametrize("query", ["", "?hilfe=rollstuhl", "?hilfe=gibt-es-nicht&hilfe=%00"])
    def test_fewer_than_two_says_what_to_do(self, client, query):
        page = client.get(COMPARE + query)

        assert "mindestens zwei Hilfen" in pages.main_text(page)
        assert not list(walk(pages.tree(page), "table"))

    def test_five_are_too_many_and_nothing_is_lost(self, client, app):
        slugs = [aid.slug for aid in app.extensions["content"].library.aids[:5]]
        page = client.get(COMPARE + "?" + "&".join(f"hilfe={slug}" for slug in slugs))

        assert len(list(walk(next(walk(pages.tree(page), "thead")), "th"))) == 4
        back = pages.links(pages.tree(page))["Andere Hilfen wählen"]
        assert checked(client.get(back)) == set(slugs)

    def test_the_same_twice_is_one(self, client):
        page = client.get(f"{COMPARE}?hilfe=rollstuhl&hilfe=rollstuhl")

        assert "mindestens zwei Hilfen" in pages.main_text(page)
