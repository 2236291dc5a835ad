import sqlalchemy as sa

from portal.models.facility import Facility
from portal.models.search_spelling import SearchSpelling
from portal.services.facilities.sweep_words import sweep_words
from tests.queries.around_berlin import houses
from tests.queries.brute_force import store


def words(session):
    return set(session.scalars(sa.select(SearchSpelling.word).distinct()))


class TestSweepWords:
    def test_forgets_words_that_nobody_has_and_keeps_the_others(self, session):
        store(session, houses({"name": "Sonnenhof"}, {"name": "Mondhof"}))
        session.execute(sa.delete(Facility).where(Facility.id == 1))

        swept = sweep_words(session)

        assert swept > len("sonenhof") - 1
        assert "sonenhof" not in words(session)
        assert {"mondhof", "berlin"} <= words(session)

    def test_has_nothing_to_forget_twice(self, session):
        store(session, houses({"name": "Sonnenhof"}))

        assert sweep_words(session) == 0
