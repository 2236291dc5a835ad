import sqlalchemy as sa

from portal.models.facility import Facility
from portal.queries import search_words
from tests.queries.around_berlin import houses
from tests.queries.brute_force import store


class TestListStored:
    def test_lists_the_next_by_id_with_what_words_are_made_of(self, session):
        store(session, houses({}, {"name": "Haus Linde"}, {}, {}))

        rows = search_words.list_stored(session, after=1, limit=2)

        assert [row["id"] for row in rows] == [2, 3]
        assert (rows[0]["name"], rows[0]["search_name"]) == ("Haus Linde", "haus linde")


class TestIsAnyMissing:
    def test_sees_a_facility_without_words(self, session):
        store(session, houses({}, {}))

        before = search_words.is_any_missing(session)
        session.execute(sa.update(Facility).where(Facility.id == 2).values(search_text=""))

        assert (before, search_words.is_any_missing(session)) == (False, True)
