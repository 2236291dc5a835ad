"""The page behind „Mein Konto“."""

from tests.factories import pages


class TestAccount:
    def test_b16_says_that_everything_works_without_an_account(self, client):
        page = client.get(pages.links(pages.tree(client.get("/")))["Mein Konto"])

        assert page.status_code == 200
        assert "Sie brauchen kein Konto" in pages.main_text(page)
        assert "geht ohne Anmeldung und ist kostenlos" in pages.main_text(page)
