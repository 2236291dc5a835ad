from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.models.waiting_entry import WaitingEntry, WaitingLink, WaitingPerson
from portal.services.waiting.age import age_lists
from portal.services.waiting.ask import ask_person
from tests.models.records import NOW
from tests.services.waiting.conftest import entry_id

DAY = timedelta(days=1)
ASKED = NOW + 30 * DAY


def states(session):
    session.expire_all()
    return session.scalars(sa.select(WaitingEntry.state).order_by(WaitingEntry.id)).all()


@pytest.fixture
def ask(session, cipher):
    def ask_at(moment):
        ask_person(session, person_id=entry_id(1), question=None, now=moment, cipher=cipher)

    return ask_at


@pytest.mark.parametrize(("days", "state"), [(13, "aktiv"), (14, "ruht"), (100, "ruht")])
def test_x04_without_an_answer_for_fourteen_days_it_rests(session, confirmed, ask, days, state):
    confirmed()
    ask(ASKED)

    age_lists(session, now=ASKED + days * DAY)

    assert states(session) == [state]


@pytest.mark.parametrize(("days", "left"), [(179, 1), (180, 0)])
def test_x04_after_half_a_year_without_a_word_everything_goes(session, confirmed, ask, days, left):
    confirmed()
    ask(ASKED)

    for _ in range(2):
        age_lists(session, now=NOW + days * DAY)

    assert len(states(session)) == left
    assert len(session.scalars(sa.select(WaitingPerson)).all()) == left
    assert len(session.scalars(sa.select(WaitingLink)).all()) == left


@pytest.mark.parametrize(("days", "left"), [(6, 1), (7, 0)])
def test_what_nobody_confirmed_goes_after_a_week(session, join, days, left):
    join()

    age_lists(session, now=NOW + days * DAY)

    assert len(states(session)) == left
    assert len(session.scalars(sa.select(WaitingPerson)).all()) == left
