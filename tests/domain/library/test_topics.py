from pathlib import Path

import pytest

from portal.domain.library.loading import load_library
from portal.domain.library.topics import TopicsInvalid, load_topics

CONTENT = Path(__file__).parents[3] / "portal" / "content"
ARTICLES = load_library(articles=CONTENT / "artikel", aids=CONTENT / "hilfsmittel").articles[:2]
FIRST, SECOND = (article.slug for article in ARTICLES)


@pytest.fixture
def load(tmp_path):
    def load(text):
        path = tmp_path / "themen.yaml"
        path.write_text(text, encoding="utf-8")
        return load_topics(path=path, articles=ARTICLES)

    return load


def topic(*slugs, key="geld"):
    return f"  - {{schluessel: {key}, titel: Geld, artikel: [{', '.join(slugs)}]}}\n"


class TestLoading:
    def test_keeps_the_order_of_the_file(self, load):
        topics = load("themen:\n" + topic(SECOND, key="b") + topic(FIRST, key="a"))

        assert [one.key for one in topics] == ["b", "a"]
        assert [one.articles[0].slug for one in topics] == [SECOND, FIRST]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (topic(FIRST, SECOND, "fremd"), "unknown articles: fremd"),
            (topic(FIRST), f"articles without a topic: {SECOND}"),
            (topic(FIRST, SECOND, FIRST), f"articles named twice: {FIRST}"),
            (topic(FIRST) + topic(SECOND), "topics of the same key: geld"),
            (topic(FIRST, SECOND).replace("titel", "tietel"), r"themen\.0\.titel: is missing"),
            ("  - [", r"themen\.yaml: "),
        ],
    )
    def test_names_what_is_wrong(self, load, text, message):
        with pytest.raises(TopicsInvalid, match=message):
            load("themen:\n" + text)

    def test_a_missing_file_is_named(self, tmp_path):
        with pytest.raises(TopicsInvalid, match=r"themen\.yaml"):
            load_topics(path=tmp_path / "themen.yaml", articles=ARTICLES)
