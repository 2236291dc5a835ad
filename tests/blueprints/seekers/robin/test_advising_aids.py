"""Part 6 of Robin's result: every group with its reason, its entries and who pays."""

import pytest

from tests.factories import pages, robin
from tests.support.html import text_of, walk

NEEDS_AIDS = {
    **robin.AT_HOME,
    "interessen": ("hilfsmittel",),
    "hilfsmittel.vorhanden": "nein",
    "hilfsmittel.bedarf": ("rollator_rollstuhl", "badewannenlift_dusche"),
    "hilfsmittel.allein": "nein",
}


@pytest.fixture
def cards(client):
    """Return the cards of part 6 by their heading."""
    part = pages.part(robin.advise(client, NEEDS_AIDS), 6)
    return {text_of(heading): card for card in walk(part, "li") for heading in walk(card, "h3")}


@pytest.fixture
def library(app):
    return app.extensions["content"].library


class TestGroup:
    def test_c13_links_to_every_entry_of_the_group(self, cards, library):
        card = cards["Hilfen für Bad und Toilette"]

        entries = library.aids_in(group="HM_BAD")
        assert len(entries) > 1
        assert pages.links(card) == {entry.title: entry.path for entry in entries}

    def test_names_the_reason_under_the_title(self, cards):
        assert "Gesucht wird Hilfe für Badewanne oder Dusche." in text_of(
            cards["Hilfen für Bad und Toilette"]
        )

    def test_names_a_payer_that_all_share_once(self, cards, library):
        payers = {entry.payer.name for entry in library.aids_in(group="HM_ROLLSTUHL")}

        assert payers == {"Krankenkasse"}
        assert text_of(cards["Rollstuhl"]).count("Krankenkasse") == 1
        assert "Wer zahlt: Krankenkasse" in text_of(cards["Rollstuhl"])

    def test_names_different_payers_beside_their_entries(self, cards, library):
        text = text_of(cards["Hilfen für Bad und Toilette"])

        for entry in library.aids_in(group="HM_BAD"):
            assert f"{entry.title} (zahlt: {entry.payer.name})" in text

    def test_links_to_the_overview(self, client):
        part = pages.part(robin.advise(client, NEEDS_AIDS), 6)

        assert pages.links(part)["Alle Pflegehilfsmittel ansehen"] == "/pflegehilfsmittel/"


class TestPlainText:
    def test_names_every_entry_with_payer_and_address(self, client, library):
        robin.advise(client, NEEDS_AIDS)
        text = client.get(f"{robin.START}protokoll.txt").text

        for entry in library.aids_in(group="HM_BAD"):
            assert f"  {entry.title} (wer zahlt: {entry.payer.name})\n" in text
            assert f"{entry.path}\n" in text
