"""An entry says who did what to what, and nothing that does not belong into the trail."""

import pytest

from portal.domain.audit.action import Action
from portal.domain.audit.entry import (
    COMMAND,
    LONGEST_DETAIL,
    PORTAL,
    Actor,
    Detail,
    Entry,
    EntryInvalid,
    Subject,
    SubjectKind,
)

ERIKA = Actor(account_id="a" * 32, words="Erika Muster")
HOUSE = Subject(kind=SubjectKind.FACILITY, subject_id="7")


def make_entry(*, actor=ERIKA, subject=HOUSE, details=None):
    return Entry(
        actor=actor, action=Action.FACILITY_CHANGED, subject=subject, details=details or {}
    )


class TestEntry:
    def test_p08_says_who_and_what_and_to_what(self):
        entry = make_entry(details={Detail.FIELDS: "preise", Detail.COUNT: 3})

        assert (entry.actor.words, entry.action, entry.subject.subject_id) == (
            "Erika Muster",
            Action.FACILITY_CHANGED,
            "7",
        )
        assert entry.company_id is None

    @pytest.mark.parametrize("actor", [COMMAND, PORTAL])
    def test_what_no_account_does_has_words_all_the_same(self, actor):
        assert make_entry(actor=actor).actor.account_id is None

    @pytest.mark.parametrize(
        "fields",
        [
            {"actor": Actor(account_id="a" * 32, words="")},
            {"subject": Subject(kind=SubjectKind.FACILITY, subject_id="")},
        ],
    )
    def test_nobody_and_nothing_are_refused(self, fields):
        with pytest.raises(EntryInvalid):
            make_entry(**fields)

    def test_a_detail_is_no_letter(self):
        make_entry(details={Detail.REASON: "x" * LONGEST_DETAIL})

        with pytest.raises(EntryInvalid):
            make_entry(details={Detail.REASON: "x" * (LONGEST_DETAIL + 1)})


class TestWords:
    def test_every_kind_and_detail_is_stored_as_its_name_in_small_letters(self):
        for words in (SubjectKind, Detail):
            assert {one.name.lower() for one in words} == {one.value for one in words}
