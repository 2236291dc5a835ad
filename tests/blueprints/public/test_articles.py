"""The Informationsportal."""

from datetime import UTC, datetime

import pytest

from tests.factories import pages
from tests.support.html import walk
from tests.support.statements import counted

INDEX = "/informationsportal/"


@pytest.fixture
def articles(app):
    return app.extensions["content"].library.articles


class TestIndex:
    def test_b01_lists_every_article_once_with_its_reading_time(self, client, articles):
        page = client.get(INDEX)

        shown = [one.get("href") for one in walk(pages.tree(page), "a")]
        assert all(shown.count(article.path) == 1 for article in articles)
        assert pages.main_text(page).count("Lesezeit etwa") == len(articles)

    def test_links_lead_to_the_articles(self, client, articles):
        links = pages.links(pages.tree(client.get(INDEX)))

        assert {article.title: article.path for article in articles}.items() <= links.items()


class TestArticle:
    def test_every_article_opens_with_title_law_and_sources(self, client, articles):
        assert len(articles) >= 12
        for article in articles:
            page = client.get(article.path)
            assert pages.heading(page) == article.title
            for words in ("Gesetze dazu", "Quellen", "Geprüft am", "Stand der Beträge: 2. März"):
                assert words in pages.main_text(page)
            assert "{" not in pages.main_text(page)

    def test_amounts_are_those_of_the_day(self, client, freeze):
        path = f"{INDEX}pflegegeld-und-pflegesachleistung"
        today = pages.main_text(client.get(path))

        freeze(datetime(2024, 6, 1, 9, tzinfo=UTC))

        then = pages.main_text(client.get(path))
        assert "347 Euro" in today
        assert "332 Euro" in then
        assert "347 Euro" not in then

    @pytest.mark.parametrize("slug", ["gibt-es-nicht", "..%2fimpressum", "%00", "a" * 300, "ä"])
    def test_other_articles_do_not_exist(self, client, slug):
        assert client.get(INDEX + slug).status_code == 404

    def test_asks_the_database_nothing(self, client, database, articles):
        with counted(database) as statements:
            client.get(INDEX)
            client.get(articles[0].path)

        assert statements == []
