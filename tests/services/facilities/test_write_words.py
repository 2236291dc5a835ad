import sqlalchemy as sa

from portal.domain.text_search.terms import read_terms
from portal.models.facility import Facility
from portal.models.search_spelling import SearchSpelling
from portal.services.facilities.write_words import Step, write_words
from tests.queries.around_berlin import houses, ids, near_berlin, wanted
from tests.queries.brute_force import store


class TestWriteWords:
    def test_d04_finds_what_had_no_words_and_leaves_the_others(self, session):
        store(session, houses({"name": "Haus Linde"}, {"name": "Haus Linde"}))
        session.execute(
            sa.update(Facility).where(Facility.id == 1).values(search_text="", search_name="")
        )

        step = write_words(session, after=0, limit=10)

        linde = wanted(words=read_terms(typed="linde"))
        assert (step, ids(near_berlin(session, linde))) == (Step(2, 1), [1, 2])

    def test_misspellings_that_were_lost_come_back(self, session):
        store(session, houses({"name": "Sonnenhof"}, {"name": "Mondhof"}))
        spellings = sa.select(SearchSpelling.variant, SearchSpelling.word)
        before = set(session.execute(spellings))
        session.execute(sa.delete(SearchSpelling).where(SearchSpelling.word == "sonenhof"))

        steps = [write_words(session, after=0, limit=10) for _ in range(2)]

        assert steps == [Step(2, 1), Step(2, 0)]
        assert set(session.execute(spellings)) == before
        mistyped = wanted(words=read_terms(typed="Sonnehof"))
        assert ids(near_berlin(session, mistyped)) == [1]

    def test_goes_on_after_an_id_until_there_is_no_more(self, session):
        store(session, houses({}, {}, {}))

        steps = [write_words(session, after=after, limit=2) for after in (0, 2, 3)]

        assert steps == [Step(2, 0), Step(3, 0), Step(None, 0)]
