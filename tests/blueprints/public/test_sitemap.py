"""What search engines may read."""

from xml.etree.ElementTree import fromstring

import pytest

from portal.blueprints.public.pages.views import SLUGS
from portal.blueprints.public.sitemap import views
from portal.blueprints.public.statutes.showing import TOPICS
from tests.factories.directory import Offer

FIRST = "/sitemap-0.xml"
INDEX = "/sitemap.xml"


def addresses(client, path=FIRST):
    answer = client.get(path)
    assert answer.mimetype == "application/xml"
    root = fromstring(answer.text)  # noqa: S314 – our own answer
    return [one.text for one in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]


class TestSitemap:
    def test_d12_lists_published_facilities_only(self, client, app, add_offers):
        shown, hidden = add_offers(Offer(), Offer(is_published=False))
        base = app.extensions["site"].public_url

        found = addresses(client)

        assert f"{base}/pflege-und-wohnangebote/{shown}" in found
        assert f"{base}/pflege-und-wohnangebote/{hidden}" not in found

    def test_lists_every_page_for_everybody_and_nothing_else(self, client, app):
        library = app.extensions["content"].library
        base = app.extensions["site"].public_url

        found = addresses(client)

        expected = {one.path for one in (*library.articles, *library.aids)} | {
            "/",
            "/digitale-beratung/",
            "/pflege-und-wohnangebote/",
            "/pflegegrad-rechner/",
            "/leistungen/",
            "/informationsportal/",
            "/pflegehilfsmittel/",
            "/rechtsstand/",
            "/rechtsstand/pflegegrad",
            *(f"/rechtsstand/{topic.slug}" for topic in TOPICS),
            *(f"/{slug}" for slug in SLUGS),
            *(article.plain_path for article in library.articles if article.plain),
        }
        assert {address.removeprefix(base) for address in found} == expected
        assert len(found) == len(expected)

    def test_each_address_opens_for_everybody_and_may_be_kept_by_robots(self, client, app):
        base = app.extensions["site"].public_url

        for address in addresses(client):
            page = client.get(address.removeprefix(base))
            assert page.status_code == 200, address
            assert 'content="noindex' not in page.text, address

    def test_texts_bear_the_day_of_their_last_check(self, client, app):
        article = app.extensions["content"].library.articles[0]

        text = client.get(FIRST).text

        assert f"{article.path}</loc><lastmod>{article.as_of.isoformat()}</lastmod>" in text

    def test_nothing_of_a_consultation_stands_in_it(self, client):
        asked = [one for one in addresses(client) if "/digitale-beratung/" in one]
        assert [one.partition("/digitale-beratung/")[2] for one in asked] == [""]

    def test_goes_on_after_the_last_number_of_a_file(self, client, add_offers, monkeypatch):
        monkeypatch.setattr(views, "MOST_ADDRESSES", 2)
        first, second, third = add_offers(Offer(), Offer(), Offer())

        of_all = [one for one in addresses(client) if one.rpartition("/")[2].isdigit()]
        after = addresses(client, f"/sitemap-{second}.xml")

        assert [one.rpartition("/")[2] for one in of_all] == [str(first), str(second)]
        assert [one.rpartition("/")[2] for one in after] == [str(third)]

    @pytest.mark.parametrize("number", ["-1", "x", "2147483648", "9" * 40])
    def test_other_files_do_not_exist(self, client, number):
        assert client.get(f"/sitemap-{number}.xml").status_code == 404


class TestIndex:
    def test_d12_its_sitemaps_reach_every_published_facility_once(
        self, client, app, add_offers, monkeypatch
    ):
        monkeypatch.setattr(views, "MOST_ADDRESSES", 2)
        numbers = add_offers(*(Offer(is_published=number != 2) for number in range(6)))
        base = app.extensions["site"].public_url

        files = [one.removeprefix(base) for one in addresses(client, INDEX)]
        listed = [one for path in files for one in addresses(client, path)]

        expected = [str(number) for position, number in enumerate(numbers) if position != 2]
        found = [one.rpartition("/")[2] for one in listed if one.rpartition("/")[2].isdigit()]
        assert found == expected
        assert len(files) == 3

    @pytest.mark.parametrize("stored", [0, 2])
    def test_a_full_sitemap_is_not_followed_by_an_empty_one(
        self, client, app, add_offers, monkeypatch, stored
    ):
        monkeypatch.setattr(views, "MOST_ADDRESSES", 2)
        add_offers(*(Offer() for _ in range(stored)))

        assert addresses(client, INDEX) == [f"{app.extensions['site'].public_url}{FIRST}"]


class TestRobots:
    def test_keeps_robots_out_of_what_is_private_and_names_the_sitemap(self, client, app):
        answer = client.get("/robots.txt")

        assert answer.mimetype == "text/plain"
        lines = answer.text.splitlines()
        assert "Disallow: /digitale-beratung/frage/" in lines
        assert "Disallow: /digitale-beratung/ergebnis" in lines
        assert "Disallow: /mein-konto/" in lines
        assert f"Sitemap: {app.extensions['site'].public_url}{INDEX}" in lines
        assert "Disallow: /" not in lines
