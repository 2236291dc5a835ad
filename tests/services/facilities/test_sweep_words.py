"""Only words that nobody has are forgotten, whoever writes at the same time."""

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWaiting

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.data_source import DataSource
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


@pytest.mark.postgres
class TestAtTheSameTime:
    """On PostgreSQL, where several write at once, a word that is taken up again stays known."""

    @pytest.fixture
    def server(self, postgres_server, postgres_template):
        """Return a database in which „sonnenhof“ is a word that nobody has any more."""
        name = "portal_sweeping"
        engine = sa.create_engine(postgres_server.create(database=name, template=postgres_template))
        with Session(engine) as session:
            store(session, houses({"name": "Sonnenhof"}))
            session.execute(sa.delete(Facility))
            session.execute(sa.delete(DataSource))
            session.commit()
        yield engine
        engine.dispose()
        postgres_server.drop(database=name)

    @staticmethod
    def _import(engine):
        with Session(engine) as session:
            store(session, houses({"name": "Sonnenhof"}))
            session.commit()

    @staticmethod
    def _sweep(engine):
        with Session(engine) as session:
            sweep_words(session)
            session.commit()

    def test_a_sweep_waits_for_who_has_taken_the_word_up(self, server):
        with ThreadPoolExecutor() as pool, Session(server) as importing:
            store(importing, houses({"name": "Sonnenhof"}))
            sweeping = pool.submit(self._sweep, server)
            with pytest.raises(StillWaiting):
                sweeping.result(timeout=1)
            importing.commit()
            sweeping.result(timeout=30)

        with Session(server) as session:
            assert "sonenhof" in words(session)

    def test_who_takes_the_word_up_waits_for_the_sweep(self, server):
        with ThreadPoolExecutor() as pool, Session(server) as sweeping:
            sweep_words(sweeping)
            importing = pool.submit(self._import, server)
            with pytest.raises(StillWaiting):
                importing.result(timeout=1)
            sweeping.commit()
            importing.result(timeout=30)

        with Session(server) as session:
            assert "sonenhof" in words(session)
