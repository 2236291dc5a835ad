"""Words find offers in all of Germany, the same ones on both databases."""

import pytest

from portal.domain.matching.category import Category
from portal.domain.matching.score import Wanted
from portal.domain.text_search.terms import read_terms
from portal.queries import anywhere
from portal.queries.anywhere import count_by_category, list_anywhere
from tests.queries.around_berlin import houses
from tests.queries.brute_force import (
    TODAY,
    TYPED,
    random_directory,
    repeatable,
    store,
)
from tests.queries.words_by_force import has_words
from tests.support.statements import counted


def find(session, typed, *, category=Category.STATIONAER, limit=10):
    words = read_terms(typed=typed)
    wanted = Wanted(category, (), (), (), frozenset(), 1, words=words)
    return list_anywhere(session, wanted=wanted, today=TODAY, limit=limit)


def ids(found):
    return [one.facility_id for one in found.hits]


class TestListAnywhere:
    def test_d04_lists_what_has_the_words_in_its_name_first_then_by_name(self, session):
        rows = (
            {"name": "Zum Haus", "traeger": "Linde"},
            {"name": "Zur Linde", "lat_micro": 48_000_000},
            {"name": "Ärztehaus Linde"},
            {"name": "Bei der Linde"},
            {"name": "Bei der Linde"},
            {"name": "Haus Eiche"},
        )
        store(session, houses(*rows))

        assert ids(find(session, "linde")) == [3, 4, 5, 2, 1]

    def test_d04_leaves_out_what_is_unpublished_or_of_another_kind(self, session):
        store(session, houses({"is_published": False}, {"category": "wohnen"}, {}))

        assert ids(find(session, "haus")) == [3]

    @pytest.mark.parametrize("typed", TYPED)
    def test_d04_finds_what_reading_every_facility_finds(self, session, typed):
        directory = random_directory(repeatable(5), size=300)
        store(session, directory)
        words = read_terms(typed=typed)

        for category in Category:
            expected = {
                row["id"]
                for row in directory.facilities
                if row["is_published"] and row["category"] == category and has_words(row, words)
            }
            assert set(ids(find(session, typed, category=category, limit=300))) == expected

    def test_d04_counts_up_to_two_hundred(self, session):
        store(session, houses(*({"name": "Linde"} for _ in range(201))))

        found = find(session, "linde")

        assert (len(found.hits), found.total, found.total_is_capped) == (10, 200, True)

    @pytest.mark.parametrize("typed", TYPED)
    @pytest.mark.parametrize("limit", [3, 40])
    def test_d04_many_are_listed_in_the_same_order(self, session, monkeypatch, typed, limit):
        store(session, random_directory(repeatable(6), size=200))
        few = ids(find(session, typed, limit=limit))

        monkeypatch.setattr(anywhere, "COUNT_CAP", 0)

        assert ids(find(session, typed, limit=limit)) == few

    def test_sends_three_statements_where_there_are_more_than_two_hundred(self, session):
        store(session, houses(*({"name": "Linde"} for _ in range(201))))

        with counted(session.connection()) as sent:
            find(session, "linde")

        assert len(sent) == 3

    @pytest.mark.parametrize("rows", [1, 100])
    def test_sends_two_statements_with_one_row_and_with_a_hundred(self, session, rows):
        store(session, houses(*({"name": "Linde"} for _ in range(rows))))

        with counted(session.connection()) as sent:
            find(session, "linde")

        assert len(sent) == 2

    def test_finds_nothing_in_one_statement(self, session):
        with counted(session.connection()) as sent:
            found = find(session, "linde")

        assert (found.hits, found.total, found.total_is_capped, len(sent)) == ((), 0, False, 1)


class TestCountByCategory:
    def test_d04_counts_the_categories_that_have_something(self, session):
        rows = [{"category": "wohnen"}] * 2 + [{"category": "ambulant"}, {"name": "Eiche"}]
        store(session, houses(*rows, {"category": "wohnen", "is_published": False}))

        found = count_by_category(session, words=read_terms(typed="am see haus"))

        assert found == {Category.AMBULANT: 1, Category.WOHNEN: 2}
