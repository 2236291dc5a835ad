"""The start page."""

import pytest

from tests.factories import pages


class TestTabs:
    def test_b01_three_tabs_and_the_account_lead_to_their_pages(self, client):
        links = pages.links(pages.tree(client.get("/")))

        headings = {
            text: pages.heading(client.get(links[text]))
            for text in (
                "Digitale Beratung",
                "Informationsportal",
                "Pflege- und Wohnangebote",
                "Mein Konto",
            )
        }

        assert headings["Digitale Beratung"] == "Robin berät Sie zur Pflege"
        assert headings["Informationsportal"] == "Informationsportal"
        assert headings["Pflege- und Wohnangebote"] == "Pflege- und Wohnangebote"
        assert headings["Mein Konto"]

    @pytest.mark.parametrize(
        ("path", "tab"),
        [
            ("/digitale-beratung/", "Digitale Beratung"),
            ("/informationsportal/", "Informationsportal"),
            ("/pflege-und-wohnangebote/", "Pflege- und Wohnangebote"),
        ],
    )
    def test_b01_the_tab_of_the_page_is_marked(self, client, path, tab):
        marked = [
            one.text
            for one in pages.tree(client.get(path)).iter("a")
            if one.get("aria-current") == "true"
        ]

        assert marked == [tab]

    def test_b01_the_start_page_marks_no_tab(self, client):
        assert 'aria-current="true"' not in client.get("/").text


class TestStartPage:
    def test_leads_to_robin_first(self, client):
        links = pages.links(pages.tree(client.get("/")))

        assert links["Digitale Beratung beginnen"] == "/digitale-beratung/"

    def test_every_link_leads_somewhere(self, client):
        for path in set(pages.every_link(pages.tree(client.get("/")))):
            if path.startswith("/") and not path.startswith("/static/"):
                assert client.get(path).status_code == 200, path

    def test_asks_no_third_party_for_anything(self, client, app):
        own = app.extensions["site"].public_url
        for path in pages.every_link(pages.tree(client.get("/"))):
            assert path.startswith(("/", "#", "tel:", "mailto:", f"{own}/"))
