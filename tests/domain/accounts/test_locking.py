"""The steps of support, as addresses and the answer of a page know them."""

from portal.domain.accounts.locking import LONGEST_REASON, LockStep
from portal.domain.audit.entry import LONGEST_DETAIL


def test_a_step_is_known_by_its_word():
    assert (LockStep("lock"), LockStep("unlock")) == (LockStep.LOCK, LockStep.UNLOCK)


def test_every_reason_fits_into_the_trail():
    assert LONGEST_REASON <= LONGEST_DETAIL
