"""A link works for one of two terms."""

from datetime import timedelta

import pytest

from portal.domain.protocol.keeping import LINK_DAYS, MOST_LINKS, MOST_RESULTS, link_term
from portal.values.errors import Invalid


@pytest.mark.parametrize("days", LINK_DAYS)
def test_x12_a_link_works_for_as_long_as_was_chosen(days):
    assert link_term(days=days) == timedelta(days=days)


@pytest.mark.parametrize("days", [0, -7, 8, 31, 10**9])
def test_x12_no_other_term_can_be_had(days):
    with pytest.raises(Invalid, match="tage"):
        link_term(days=days)


def test_limits():
    assert (MOST_RESULTS, MOST_LINKS, LINK_DAYS) == (50, 5, (7, 30))
