"""The Informationsportal: topics, articles, plain language, feed."""

from datetime import UTC, datetime
from xml.etree.ElementTree import fromstring

import brotli
import pytest

from tests.factories import pages
from tests.support.html import walk
from tests.support.statements import counted

INDEX = "/informationsportal/"
FEED = f"{INDEX}feed.xml"
ATOM = "{http://www.w3.org/2005/Atom}"
MOST_BYTES = 8_000


@pytest.fixture
def articles(app):
    return app.extensions["content"].library.articles


def robots_of(response):
    return [
        one.get("content")
        for one in walk(pages.tree(response), "meta")
        if one.get("name") == "robots"
    ]


def canonical_of(response):
    links = (one for one in walk(pages.tree(response), "link") if one.get("rel") == "canonical")
    return [one.get("href") for one in links]


def size_of(response):
    return len(brotli.compress(response.get_data(), quality=5))


class TestIndex:
    def test_b01_lists_every_article_once_under_its_topic(self, client, app, articles):
        page = client.get(INDEX)

        shown = [one.get("href") for one in walk(pages.tree(page), "a")]
        assert len(articles) >= 46
        assert all(shown.count(article.path) == 1 for article in articles)
        assert all(
            topic.title in pages.main_text(page)
            for topic in app.extensions["content"].library.topics
        )

    def test_links_lead_to_the_articles(self, client, articles):
        links = pages.links(pages.tree(client.get(INDEX)))

        assert {one.short_title: one.path for one in articles}.items() <= links.items()

    def test_is_the_canonical_page_and_names_the_feed(self, client, app):
        page = client.get(INDEX)

        assert canonical_of(page) == [app.extensions["site"].public_url + INDEX]
        assert FEED in list(pages.every_link(pages.tree(page)))
        assert robots_of(page) == []


class TestArticle:
    def test_every_article_opens_with_title_law_and_sources(self, client, app, articles):
        base = app.extensions["site"].public_url
        for article in articles:
            page = client.get(article.path)
            assert pages.heading(page) == article.title
            for words in ("Gesetze dazu", "Quellen", "Geprüft am", "Stand der Beträge: 2. März"):
                assert words in pages.main_text(page)
            assert "{" not in pages.main_text(page)
            assert canonical_of(page) == [base + article.path]
            assert size_of(page) <= MOST_BYTES, article.path

    def test_every_link_of_ours_leads_somewhere(self, client, articles):
        paths = {
            path
            for article in articles
            for path in pages.every_link(pages.tree(client.get(article.path)))
            if path.startswith("/") and not path.startswith(("/static/", "/pflege-und"))
        }
        known = {article.path for article in articles}

        for path in sorted(path.partition("#")[0] for path in paths):
            if path not in known:
                assert client.get(path).status_code == 200, path

    def test_amounts_are_those_of_the_day(self, client, freeze):
        path = f"{INDEX}pflegegeld-und-pflegesachleistung"
        today = pages.main_text(client.get(path))

        freeze(datetime(2024, 6, 1, 9, tzinfo=UTC))

        then = pages.main_text(client.get(path))
        assert "347 Euro" in today
        assert "332 Euro" in then
        assert "347 Euro" not in then

    def test_a_long_article_has_a_table_of_contents(self, client, articles):
        article = next(one for one in articles if one.is_long)
        root = pages.tree(client.get(article.path))
        (contents,) = [
            one for one in walk(root, "nav") if one.get("aria-label") == "Auf dieser Seite"
        ]

        links = {one.get("href"): one.text for one in walk(contents, "a")}

        headings = {f"#{one.get('id')}": one.text for one in walk(root, "h2") if one.get("id")}
        assert links == {f"#{one.anchor}": one.title for one in article.sections}
        assert links.items() <= headings.items()

    def test_explains_words_names_near_texts_and_leads_to_offers(self, client):
        page = client.get(f"{INDEX}koerperpflege-zu-hause")
        root = pages.tree(page)

        assert "Wörter erklärt" in pages.main_text(page)
        assert "Lesen Sie auch" in pages.main_text(page)
        links = pages.links(root)
        assert links["Ambulante Dienstleistungen in Ihrer Nähe suchen"] == (
            "/pflege-und-wohnangebote/?art=ambulant"
        )
        assert links["Bad- und Toilettenhilfen"].startswith("/pflegehilfsmittel/")

    @pytest.mark.parametrize("slug", ["gibt-es-nicht", "..%2fimpressum", "%00", "a" * 300, "ä"])
    def test_other_articles_do_not_exist(self, client, slug):
        assert client.get(INDEX + slug).status_code == 404
        assert client.get(f"{INDEX}{slug}/einfach").status_code == 404

    def test_asks_the_database_nothing(self, client, database, articles):
        with counted(database) as statements:
            client.get(INDEX)
            client.get(articles[0].path)
            client.get(FEED)

        assert statements == []


class TestPlainLanguage:
    def test_articles_that_have_it_lead_there_and_back(self, client, app, articles):
        base = app.extensions["site"].public_url
        written = [article for article in articles if article.plain]
        assert len(written) >= 10
        for article in written:
            links = pages.links(pages.tree(client.get(article.path)))
            page = client.get(links["In einfacher Sprache lesen"])
            assert pages.heading(page) == f"{article.short_title} – in einfacher Sprache"
            assert article.path in pages.links(pages.tree(page)).values()
            assert "{" not in pages.main_text(page)
            assert canonical_of(page) == [base + article.plain_path]

    def test_others_have_no_such_page(self, client, articles):
        article = next(one for one in articles if not one.plain)

        assert client.get(article.plain_path).status_code == 404
        assert "einfacher Sprache" not in pages.main_text(client.get(article.path))


class TestFeed:
    def test_is_atom_with_every_article_once(self, client, app, articles):
        answer = client.get(FEED)

        base = app.extensions["site"].public_url
        root = fromstring(answer.text)  # noqa: S314 – our own answer
        assert answer.mimetype == "application/atom+xml"
        assert root.tag == f"{ATOM}feed"
        entries = root.findall(f"{ATOM}entry")
        assert {one.findtext(f"{ATOM}id") for one in entries} == {
            base + article.path for article in articles
        }
        assert len(entries) == len(articles)
        for part in (root, *entries):
            for name in ("id", "title", "updated", "link"):
                assert part.find(ATOM + name) is not None, name
        assert root.findtext(f"{ATOM}updated") == max(
            one.findtext(f"{ATOM}updated") for one in entries
        )
        own = [one.get("href") for one in root.findall(f"{ATOM}link") if one.get("rel") == "self"]
        assert own == [base + FEED]

    def test_may_be_kept_and_is_not_sent_twice(self, client):
        answer = client.get(FEED)

        again = client.get(FEED, headers={"If-None-Match": answer.headers["ETag"]})

        assert answer.headers["Cache-Control"] == "public, max-age=3600"
        assert again.status_code == 304
        assert again.get_data() == b""

    def test_sets_no_cookie(self, client):
        answer = client.get(FEED)

        assert "Set-Cookie" not in answer.headers
        assert "cookie" not in answer.headers.get("Vary", "").lower()
