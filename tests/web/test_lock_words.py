import pytest

from portal.domain.access.acting import Rank
from portal.domain.accounts.locking import LockStep
from portal.domain.accounts.roles import Role
from portal.web.lock_words import (
    DONE_WORDS,
    RANK_WORDS,
    REASON_NEEDED,
    REASON_TOO_LONG,
    ROLE_WORDS,
    read_reason,
)


@pytest.mark.parametrize(
    ("typed", "reason", "problem"),
    [
        ({"grund": " Schreibt\r\nWerbung. "}, "Schreibt\nWerbung.", ""),
        ({"grund": " \n"}, "", REASON_NEEDED),
        ({}, "", REASON_NEEDED),
        ({"grund": "x" * 501}, "x" * 501, REASON_TOO_LONG),
    ],
)
def test_a_reason_is_read_with_what_is_wrong(typed, reason, problem):
    assert read_reason(typed) == (reason, problem)


def test_everything_has_words():
    assert set(ROLE_WORDS) == set(Role)
    assert set(RANK_WORDS) == set(Rank)
    assert set(DONE_WORDS) == {step.value for step in LockStep}
