"""The page between the portal and another site."""

import pytest

from tests.factories import pages
from tests.support.html import walk

EXIT = "/weiterleitung/hilfsmittelverzeichnis"


class TestExit:
    def test_c13_says_that_one_leaves_where_to_and_that_nobody_pays(self, client):
        page = client.get(EXIT)

        text = pages.main_text(page)
        assert pages.heading(page).startswith("Sie verlassen")
        assert "GKV-Spitzenverband" in text
        assert "Wir bekommen nichts dafür" in text
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in page.text

    def test_c13_the_link_tells_the_other_site_nothing(self, client, app):
        page = client.get(EXIT)

        target = app.extensions["content"].exits.exit(slug="hilfsmittelverzeichnis")
        link = next(one for one in walk(pages.tree(page), "a") if one.get("href") == target.url)
        assert {"noopener", "noreferrer"} <= set(link.get("rel", "").split())
        assert "?" not in target.url

    def test_c13_every_entry_leads_there(self, client):
        tree = pages.tree(client.get("/pflegehilfsmittel/rollstuhl"))

        assert EXIT in {link.get("href") for link in walk(tree, "a")}

    @pytest.mark.parametrize(
        "slug", ["gibt-es-nicht", "https:%2f%2fevil.example", "%2f%2fevil.example", "..%2f"]
    )
    def test_leads_nowhere_else(self, client, slug):
        answer = client.get(f"/weiterleitung/{slug}", follow_redirects=True)

        assert answer.status_code == 404
        assert answer.request.host == "localhost"

    def test_takes_no_address_from_the_query(self, client):
        assert "evil.example" not in client.get(f"{EXIT}?url=https://evil.example").text
