"""Triggers keep the full-text index and the misspellings equal to the facilities."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.facility import Facility
from portal.models.search_spelling import SearchSpelling
from tests.models.records import add_source, make_facility


@pytest.fixture
def facility(session: Session) -> Facility:
    add_source(session)
    return add(session, name="Haus Sonnentor 22")


def add(session: Session, **fields: object) -> Facility:
    facility = make_facility(**fields)
    session.add(facility)
    session.flush()
    return facility


def spellings_of(session: Session, word: str) -> set[str]:
    rows = session.scalars(sa.select(SearchSpelling.variant).where(SearchSpelling.word == word))
    return set(rows)


@pytest.mark.usefixtures("facility")
class TestSearchSpelling:
    def test_knows_each_long_word_without_each_of_its_letters(self, session: Session):
        assert spellings_of(session, "parchim") == {
            "parchim", "archim", "prchim", "pachim", "parhim", "parcim", "parchm", "parchi",
        }  # fmt: skip

    def test_takes_numbers_as_they_are(self, session: Session):
        assert spellings_of(session, "19370") == {"19370"}

    @pytest.mark.parametrize("word", ["haus", "22"])
    def test_leaves_short_words_out(self, session: Session, word: str):
        assert spellings_of(session, word) == set()

    def test_learns_what_an_update_says(self, session: Session, facility: Facility):
        facility.search_text = "haus mondschein"
        session.flush()

        assert "mondschin" in spellings_of(session, "mondschein")

    def test_a_word_that_is_known_is_no_trouble(self, session: Session):
        add(session, external_id="2", name="Sonnentor")

        assert "sonentor" in spellings_of(session, "sonentor")
