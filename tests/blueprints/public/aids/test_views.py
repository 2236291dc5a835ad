"""The Pflegehilfsmittel: what helps and who pays."""

import pytest

from tests.factories import pages

INDEX = "/pflegehilfsmittel/"


@pytest.fixture
def aids(app):
    return app.extensions["content"].library.aids


class TestIndex:
    def test_lists_every_entry_with_its_link_and_who_pays(self, client, aids):
        page = client.get(INDEX)

        links = pages.links(pages.tree(page))
        assert {aid.title: aid.path for aid in aids}.items() <= links.items()
        assert pages.main_text(page).count("Wer zahlt:") == len(aids)


class TestEntry:
    def test_every_entry_opens_with_payer_steps_and_sources(self, client, aids):
        assert len(aids) >= 15
        for aid in aids:
            page = client.get(aid.path)
            assert pages.heading(page) == aid.title
            for words in ("Wer zahlt:", "So bekommen Sie es", "Quellen", "Geprüft am"):
                assert words in pages.main_text(page)
            assert "{" not in pages.main_text(page)

    @pytest.mark.parametrize("slug", ["gibt-es-nicht", "..%2f..", "%00", "x" * 300])
    def test_other_entries_do_not_exist(self, client, slug):
        assert client.get(INDEX + slug).status_code == 404
