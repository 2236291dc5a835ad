from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.library.article import Article
from portal.domain.library.loading import load_library
from portal.domain.library.search import MOST_CHARACTERS, ArticleIndex, Found
from portal.domain.library.source import NormUse, Source
from portal.values.wording import Wording

CONTENT = Path(__file__).parents[3] / "portal" / "content"
LIBRARY = load_library(articles=CONTENT / "artikel", aids=CONTENT / "hilfsmittel")


def article(slug, *, title="Titel", summary="Anlass.", body="Text.", keywords=()):
    return Article(
        slug=slug,
        title=title,
        short_title=title,
        occasion=Wording(text=summary, plain="Einfach."),
        key_points=("Eins.", "Zwei.", "Drei."),
        fields=("finanzen",),
        norms=(NormUse(norm="§ 37 SGB XI", purpose="Höhe"),),
        sources=(Source(title="Quelle", publisher="Amt", url="https://example.org/1"),),
        as_of=date(2026, 1, 1),
        review_by=date(2026, 12, 31),
        author="Redaktion",
        body=body,
        keywords=keywords,
    )


def slugs(found):
    return [hit.article.slug for hit in found.hits]


class TestPlaces:
    def test_title_counts_more_than_summary_heading_and_text(self):
        index = ArticleIndex(
            articles=(
                article("text", body="Ein Rollstuhl."),
                article("heading", body="Vorab.\n\n## Rollstuhl\n\nText."),
                article("summary", summary="Für alle mit Rollstuhl."),
                article("title", title="Rollstuhl"),
                article("nothing"),
            )
        )

        assert slugs(index.search(text="rollstuhl")) == ["title", "summary", "heading", "text"]

    def test_names_the_part_whose_heading_has_most_of_the_words(self):
        body = "Vorab.\n\n## Kosten\n\nA.\n\n## Kosten im Heim\n\nB."
        index = ArticleIndex(articles=(article("a", body=body),))

        (hit,) = index.search(text="Heim Kosten").hits

        assert hit.section is not None
        assert hit.section.anchor == "kosten-im-heim"

    def test_names_no_part_if_no_heading_fits(self):
        index = ArticleIndex(articles=(article("a", body="## Kosten\n\nRollstuhl."),))

        assert index.search(text="Rollstuhl").hits[0].section is None

    def test_everyday_words_of_the_editors_find_an_article(self):
        index = ArticleIndex(articles=(article("a", keywords=("Windeln",)), article("b")))

        assert slugs(index.search(text="windel")) == ["a"]

    def test_addresses_and_placeholders_in_a_text_are_no_words(self):
        body = "Siehe [hier](/pflegehilfsmittel/rollstuhl) mit {pflegegeld.2} Euro."
        index = ArticleIndex(articles=(article("a", body=body),))

        assert index.search(text="rollstuhl") == Found(hits=())
        assert index.search(text="pflegegeld") == Found(hits=())
        assert slugs(index.search(text="hier euro")) == ["a"]


class TestWords:
    @pytest.mark.parametrize(
        "text", ["Stürze", "STUERZE", "sturze", "  stürze!  ", "<b>Stürze</b>", "Wie Stürze?"]
    )
    def test_spelling_case_and_signs_do_not_matter(self, text):
        index = ArticleIndex(articles=(article("a", body="Stürze."), article("b")))

        assert slugs(index.search(text=text)) == ["a"]

    def test_articles_with_all_words_come_alone(self):
        index = ArticleIndex(
            articles=(article("a", body="Heim und Vertrag."), article("b", body="Heim."))
        )

        found = index.search(text="Vertrag im Heim")

        assert slugs(found) == ["a"]
        assert not found.is_partial

    def test_if_none_has_all_words_those_with_most_come(self):
        index = ArticleIndex(
            articles=(article("a", body="Heim und Vertrag."), article("b", body="Heim."))
        )

        found = index.search(text="Vertrag Heim Zebra")

        assert slugs(found) == ["a"]
        assert found.is_partial

    def test_says_how_a_mistyped_word_is_written(self):
        index = ArticleIndex(articles=(article("a", body="Der „Pflegegrad“, kurz."),))

        found = index.search(text="pfelgegrad")

        assert slugs(found) == ["a"]
        assert found.meant == ("Pflegegrad",)

    def test_filling_words_count_only_when_there_is_nothing_else(self):
        index = ArticleIndex(articles=(article("a", body="Was nun?"), article("b", body="Heim.")))

        assert slugs(index.search(text="was heim")) == ["b"]
        assert slugs(index.search(text="was")) == ["a"]

    def test_equal_hits_stand_in_the_order_of_their_addresses(self):
        index = ArticleIndex(articles=(article("b"), article("a"), article("c")))

        assert slugs(index.search(text="titel")) == ["a", "b", "c"]

    @pytest.mark.parametrize("text", ["", "   ", "…", "\x00", "🙂", "xyzzyqq"])
    def test_nothing_gives_nothing(self, text):
        assert LIBRARY.index.search(text=text) == Found(hits=())

    def test_only_the_beginning_of_a_long_text_is_looked_at(self):
        text = "rollstuhl " + "x" * MOST_CHARACTERS

        assert LIBRARY.index.search(text=text * 20) == LIBRARY.index.search(
            text=text[:MOST_CHARACTERS]
        )

    @given(st.text(max_size=200))
    def test_no_text_does_harm(self, text):
        found = LIBRARY.index.search(text=text)

        assert len(found.hits) <= len(LIBRARY.articles)
        assert found == LIBRARY.index.search(text=text)


class TestRealArticles:
    @pytest.mark.parametrize(
        ("text", "slug"),
        [
            ("Pflegegrad", "pflegegrade"),
            ("Pflegestufe", "pflegegrade"),
            ("wundliegen", "stuerze-und-druckstellen-vorbeugen"),
            ("Zuckerkrankheit", "pflege-bei-diabetes"),
            ("Windeln", "katheter-und-inkontinenz"),
            ("Altersheim", "pflegeheim-finden-und-bezahlen"),
            ("Schlaganfal", "nach-einem-schlaganfall"),
            ("Alzheimer", "pflege-bei-demenz"),
            ("Heimvertrag kündigen", "heimvertrag-und-rechte-im-heim"),
            ("meine Mutter stürzt oft", "stuerze-und-druckstellen-vorbeugen"),
            ("Polin", "betreuungskraft-im-haushalt"),
            ("Essen auf Rädern", "ernaehrung-und-schluckstoerung"),
            ("Pflege-WG", "betreutes-wohnen-und-wohngruppen"),
            ("Sozialamt", "hilfe-zur-pflege"),
        ],
    )
    def test_what_people_type_leads_to_the_right_article_first(self, text, slug):
        assert slugs(LIBRARY.index.search(text=text))[0] == slug

    def test_every_article_is_found_by_its_title(self):
        for one in LIBRARY.articles:
            assert one.slug in slugs(LIBRARY.index.search(text=one.short_title))[:3], one.slug


def test_an_index_of_nothing_finds_nothing():
    assert ArticleIndex(articles=()).search(text="Heim") == Found(hits=())


def test_a_changed_article_is_found_by_its_new_words():
    changed = replace(article("a"), body="Zebra.")

    assert slugs(ArticleIndex(articles=(changed,)).search(text="zebra")) == ["a"]
