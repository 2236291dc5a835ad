"""The trail is searched by person, object, action and period, a page at a time."""

from datetime import timedelta

import pytest

from portal.domain.audit.action import Action
from portal.domain.audit.entry import COMMAND, Actor, Entry, Subject, SubjectKind
from portal.queries.audit import (
    MOST_ACTORS,
    PAGE_SIZE,
    Search,
    find_actor,
    find_actors,
    is_subject,
    list_trail,
    search_trail,
)
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
            ({"actor": ERIKA}, [ANSWERED, CHANGED]),
            ({"actor": Actor("b" * 32, "Otto, damals anders")}, [PUBLISHED]),
            ({"actor": COMMAND}, []),
            ({"actor": Actor(None, ERIKA.words)}, []),
            ({"action": Action.REVIEW_ANSWERED}, [ANSWERED]),
            ({"kind": SubjectKind.REVIEW}, [PUBLISHED, ANSWERED]),
            ({"kind": SubjectKind.FACILITY, "subject_id": "7"}, [CHANGED]),
            ({"subject_id": "8"}, []),
            ({"company_id": "c" * 32}, [ANSWERED, CHANGED]),
            ({"since": NOW - HOUR}, [PUBLISHED, ANSWERED]),
            ({"before": NOW - HOUR}, [CHANGED]),
            ({"since": NOW - HOUR, "before": NOW, "actor": ERIKA}, [ANSWERED]),
        ],
    )
    def test_finds_what_is_wanted_the_latest_first(self, session, wanted, actions):
        assert found(session, **wanted) == actions

    @pytest.mark.usefixtures("trail")
    def test_gives_what_was_written(self, session):
        (entry,) = list_trail(session, search=Search(actor=OTTO), limit=1)

        assert (entry.actor, entry.actor_id, entry.at) == (OTTO.words, OTTO.account_id, NOW)
        assert (entry.subject_kind, entry.subject_id) == ("review", "r" * 32)
        assert (entry.company_id, entry.details) == (None, {})


class TestActors:
    @pytest.mark.usefixtures("trail")
    @pytest.mark.parametrize(
        ("words", "names"),
        [
            ("ERIKA", [ERIKA]),
            ("b" * 32, [OTTO]),
            ("100 %", [OTTO]),
            ("a%", []),
            ("e", [ERIKA, OTTO]),
            ("niemand", []),
        ],
    )
    def test_are_found_by_part_of_the_name_or_by_account(self, session, words, names):
        assert find_actors(session, words=words) == tuple(names)

    @pytest.mark.usefixtures("trail")
    def test_an_account_stands_once_with_its_last_name(self, session):
        renamed = Actor(ERIKA.account_id, "Erika Beispiel")
        audit(session, entry=Entry(renamed, Action.FACILITY_CHANGED, HOUSE), now=NOW)
        audit(session, entry=Entry(COMMAND, Action.FACILITY_CHANGED, HOUSE), now=NOW)

        assert find_actors(session, words="Erika") == (renamed,)
        assert find_actor(session, account_id=ERIKA.account_id) == renamed
        assert find_actors(session, words="Befehl") == (COMMAND,)
        assert find_actor(session, account_id="d" * 32) is None

    def test_are_not_more_than_fifty(self, session):
        for number in range(MOST_ACTORS + 1):
            actor = Actor(f"{number:032x}", f"Erika {number:03}")
            audit(session, entry=Entry(actor, Action.FACILITY_CHANGED, HOUSE), now=NOW)

        assert len(find_actors(session, words="Erika")) == MOST_ACTORS


class TestSubjects:
    @pytest.mark.usefixtures("trail")
    def test_are_known_by_their_whole_number(self, session):
        assert is_subject(session, subject_id="r" * 32)
        assert not is_subject(session, subject_id="r")
        assert not is_subject(session, subject_id="Erika")


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
