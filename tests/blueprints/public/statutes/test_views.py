"""The pages „Rechtsstand“."""

import brotli
import pytest

from portal.blueprints.public.statutes.showing import TOPICS
from tests.factories import pages

INDEX = "/rechtsstand/"
GRADES = "/rechtsstand/pflegegrad"
EVERY = (INDEX, GRADES, *(INDEX + topic.slug for topic in TOPICS))
MOST_BYTES = 8_000
HOME = "/rechtsstand/pflege-zu-hause"


class TestPages:
    @pytest.mark.parametrize("path", EVERY)
    @pytest.mark.parametrize("day", ["", "2017-01-01", "2025-06-30"])
    def test_each_says_its_day_and_keeps_within_8_kb(self, client, path, day):
        page = client.get(path, query_string={"tag": day} if day else {})

        assert page.status_code == 200
        assert "Stand: " in pages.main_text(page)
        assert len(brotli.compress(page.data, quality=5)) <= MOST_BYTES
        assert "Set-Cookie" not in page.headers

    def test_x08_bl13_the_index_leads_to_every_topic_of_its_day(self, client):
        page = client.get(INDEX, query_string={"tag": "1.5.2024"})

        links = pages.links(pages.tree(page))
        for topic in TOPICS:
            assert links[topic.title] == f"{INDEX}{topic.slug}?tag=2024-05-01"
        assert links["Pflegegrad"] == f"{GRADES}?tag=2024-05-01"

    def test_the_chosen_year_counts_like_a_day(self, client):
        page = client.get(INDEX, query_string={"zeit": "2024-01-01", "tag": ""})

        assert "Stand: 1. Januar 2024." in pages.main_text(page)

    @pytest.mark.parametrize(
        ("day", "amount", "period"),
        [
            ("2023-12-31", "316", "01.01.2017 bis 31.12.2023"),
            ("2024-01-01", "332", "01.01.2024 bis 31.12.2024"),
            ("2025-01-01", "347", "seit 01.01.2025"),
        ],
    )
    def test_bl01_bl13_amounts_of_the_day_with_period_and_proof(self, client, day, amount, period):
        text = pages.main_text(client.get(HOME, query_string={"tag": day}))

        assert f"Pflegegrad 2: {amount} Euro im Monat" in text
        assert f"{period}; geltendes Recht; gut belegt" in text

    def test_bl13_every_value_has_its_paragraph_with_link(self, client):
        links = pages.links(pages.tree(client.get(HOME)))

        assert links["§ 37 Abs. 1 SGB XI"] == "https://www.gesetze-im-internet.de/sgb_11/__37.html"

    @pytest.mark.parametrize("path", [INDEX, f"{INDEX}antrag-und-voraussetzungen"])
    def test_x09_plans_are_labelled(self, client, path):
        law, _, plans = pages.main_text(client.get(path)).partition("Geplant – noch nicht Gesetz")

        assert "175 Euro im Monat" in plans
        assert "geplant, kein geltendes Recht" in plans
        assert "175" not in law

    def test_pg_thresholds_stand_with_their_sources(self, client):
        text = pages.main_text(client.get(GRADES))

        assert "Pflegegrad 2: ab 27 Punkten" in text
        assert "Anlage 1 zu § 15 SGB XI" in text
        assert "Von Modul 2 und 3 zählt nur das höhere." in text


class TestRefusals:
    @pytest.mark.parametrize("path", EVERY)
    @pytest.mark.parametrize(
        ("day", "words"),
        [
            ("gestern", "als Datum"),
            ("30.02.2026", "als Datum"),
            ("2016-12-31", "vom 1. Januar 2017 bis zum 31. Dezember 2027"),
            ("9999-12-31", "kein geprüftes Recht"),
        ],
    )
    def test_bl13_a_day_without_rule_is_422_and_says_which_there_are(
        self, client, path, day, words
    ):
        page = client.get(path, query_string={"tag": day})

        assert page.status_code == 422
        assert words in pages.main_text(page)

    def test_the_problem_leads_to_the_field(self, client):
        page = client.get(INDEX, query_string={"tag": "<b>x</b>"})

        assert [anchor for anchor, _ in pages.problems(page)] == ["tag"]
        assert "<b>x" not in page.text

    @pytest.mark.parametrize("slug", ["mondrecht", "%00", "x" * 300])
    def test_other_topics_do_not_exist(self, client, slug):
        assert client.get(INDEX + slug).status_code == 404
