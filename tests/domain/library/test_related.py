from dataclasses import replace
from pathlib import Path

from portal.domain.library.loading import load_library
from portal.domain.library.related import MOST, Related, RelatedTexts
from portal.domain.library.topics import Topic

CONTENT = Path(__file__).parents[3] / "portal" / "content"
LIBRARY = load_library(articles=CONTENT / "artikel", aids=CONTENT / "hilfsmittel")
AID = LIBRARY.aids[0]


def article(slug, *paths):
    links = " ".join(f"[x]({path})" for path in paths)
    return replace(LIBRARY.articles[0], slug=slug, body=links)


def near(*articles, topics=()):
    texts = RelatedTexts(articles=articles, aids=(AID,), topics=topics)
    found = texts.near(article=articles[0])
    return [one.slug for one in found.articles]


class TestArticles:
    def test_linked_both_ways_comes_first_then_linked_then_linking(self):
        found = near(
            article("a", "/informationsportal/b", "/informationsportal/c"),
            article("b"),
            article("c", "/informationsportal/a"),
            article("d", "/informationsportal/a"),
            article("e"),
        )

        assert found == ["c", "b", "d"]

    def test_the_same_topic_brings_articles_together(self):
        texts = (article("a"), article("b"), article("c"))
        topics = (Topic("x", "X", texts[:2]), Topic("y", "Y", texts[2:]))

        assert near(*texts, topics=topics) == ["b"]

    def test_never_names_itself_and_not_more_than_a_few(self):
        texts = tuple(article(slug, "/informationsportal/a") for slug in "abcdefg")

        assert near(*texts) == ["b", "c", "d", "e"]

    def test_an_unknown_article_has_nothing_near(self):
        texts = RelatedTexts(articles=(), aids=(), topics=())

        assert texts.near(article=article("a")) == Related()


class TestAids:
    def test_are_those_that_the_text_links_in_its_order(self):
        texts = RelatedTexts(
            articles=(article("a", AID.path, "/pflegehilfsmittel/fremd"),), aids=(AID,), topics=()
        )

        assert texts.near(article=article("a")).aids == (AID,)


def test_every_real_article_has_something_near():
    for one in LIBRARY.articles:
        found = LIBRARY.related.near(article=one)
        assert 0 < len(found.articles) <= MOST, one.slug
        assert one not in found.articles
