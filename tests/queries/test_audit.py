"""The trail is searched by person, object, action and period, a page at a time."""

from datetime import timedelta

import pytest

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Entry, Subject, SubjectKind
from portal.queries.audit import PAGE_SIZE, Search, list_trail, search_trail
from portal.services.journal.audit import audit
from tests.models.records import NOW
from tests.support.statements import counted

ERIKA = Actor(account_id="a" * 32, words="Erika Muster")
OTTO = Actor(account_id="b" * 32, words="Otto 100 % Beispiel")
HOUSE = Subject(kind=SubjectKind.FACILITY, subject_id="7")
REVIEW = Subject(kind=SubjectKind.REVIEW, subject_id="r" * 32)
HOUR = timedelta(hours=1)


@pytest.fixture
def trail(session):
    """Write three entries: Erika twice, two hours and one hour ago, Otto now."""
    company = "c" * 32
    for hours, entry in (
        (2, Entry(ERIKA, Action.FACILITY_CHANGED, HOUSE, company)),
        (1, Entry(ERIKA, Action.REVIEW_ANSWERED, REVIEW, company)),
        (0, Entry(OTTO, Action.REVIEW_PUBLISHED, REVIEW)),
    ):
        audit(session, entry=entry, now=NOW - hours * HOUR)


def found(session, **wanted):
    return [one.action for one in list_trail(session, search=Search(**wanted), limit=99)]


PUBLISHED, ANSWERED, CHANGED = "review_published", "review_answered", "facility_changed"


class TestSearch:
    @pytest.mark.usefixtures("trail")
    @pytest.mark.parametrize(
        ("wanted", "actions"),
        [
            ({}, [PUBLISHED, ANSWERED, CHANGED]),
            ({"person": "erika"}, [ANSWERED, CHANGED]),
            ({"person": "b" * 32}, [PUBLISHED]),
            ({"person": "100 %"}, [PUBLISHED]),
            ({"person": "a%"}, []),
            ({"action": Action.REVIEW_ANSWERED}, [ANSWERED]),
            ({"kind": SubjectKind.REVIEW}, [PUBLISHED, ANSWERED]),
            ({"kind": SubjectKind.FACILITY, "subject_id": "7"}, [CHANGED]),
            ({"subject_id": "8"}, []),
            ({"company_id": "c" * 32}, [ANSWERED, CHANGED]),
            ({"since": NOW - HOUR}, [PUBLISHED, ANSWERED]),
            ({"before": NOW - HOUR}, [CHANGED]),
            ({"since": NOW - HOUR, "before": NOW, "person": "Muster"}, [ANSWERED]),
        ],
    )
    def test_finds_what_is_wanted_the_latest_first(self, session, wanted, actions):
        assert found(session, **wanted) == actions

    @pytest.mark.usefixtures("trail")
    def test_gives_what_was_written(self, session):
        (entry,) = list_trail(session, search=Search(person="Otto"), limit=1)

        assert (entry.actor, entry.actor_id, entry.at) == (OTTO.words, OTTO.account_id, NOW)
        assert (entry.subject_kind, entry.subject_id) == ("review", "r" * 32)
        assert (entry.company_id, entry.details) == (None, {})


class TestPages:
    def test_are_counted_and_a_number_beyond_the_end_gives_the_last(self, session):
        for number in range(PAGE_SIZE + 1):
            subject = Subject(SubjectKind.FACILITY, str(number + 1))
            audit(session, entry=Entry(ERIKA, Action.FACILITY_CHANGED, subject), now=NOW)

        first = search_trail(session, search=Search(), page_number=1)
        last = search_trail(session, search=Search(), page_number=99)

        assert (first.number, first.count, first.total) == (1, 2, PAGE_SIZE + 1)
        assert first.entries[0].subject_id == str(PAGE_SIZE + 1)
        assert [one.subject_id for one in last.entries] == ["1"]
        assert (last.number, len(first.entries)) == (2, PAGE_SIZE)

    def test_an_empty_trail_has_one_page(self, session):
        page = search_trail(session, search=Search(), page_number=3)

        assert (page.entries, page.number, page.count, page.total) == ((), 1, 1, 0)

    @pytest.mark.usefixtures("trail")
    def test_ask_twice_however_many_there_are(self, session):
        with counted(session.connection()) as statements:
            search_trail(session, search=Search(), page_number=1)

        assert len(statements) == 2
