import sqlalchemy as sa

from portal.models.facility import Facility
from portal.models.search_spelling import SearchSpelling
from portal.queries import search_words
from tests.queries.around_berlin import houses
from tests.queries.brute_force import store


class TestListStored:
    def test_lists_the_next_by_id_with_what_words_are_made_of(self, session):
        store(session, houses({}, {"name": "Haus Linde"}, {}, {}))

        rows = search_words.list_stored(session, after=1, limit=2)

        assert [row["id"] for row in rows] == [2, 3]
        assert (rows[0]["name"], rows[0]["search_name"]) == ("Haus Linde", "haus linde")


class TestListUnforgiven:
    def test_lists_long_words_whose_misspellings_are_lost(self, session):
        store(session, houses({"name": "Haus Sonnenhof"}, {"name": "Mondhof"}))
        session.execute(sa.delete(SearchSpelling).where(SearchSpelling.word == "sonenhof"))

        found = search_words.list_unforgiven(session, words=("haus", "sonenhof", "mondhof"))

        assert found == {"sonenhof"}

    def test_asks_for_any_number_of_words(self, session):
        store(session, houses({"name": "Mondhof"}))
        many = {f"wort{number}" for number in range(10_000, 12_500)}

        assert search_words.list_unforgiven(session, words=many | {"mondhof"}) == many
        assert search_words.list_unforgiven(session, words=()) == frozenset()


class TestIsAnyMissing:
    def test_sees_a_facility_without_words(self, session):
        store(session, houses({}, {}))

        before = search_words.is_any_missing(session)
        session.execute(sa.update(Facility).where(Facility.id == 2).values(search_text=""))

        assert (before, search_words.is_any_missing(session)) == (False, True)
