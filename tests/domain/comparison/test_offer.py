import dataclasses

import pytest

from tests.domain.comparison.offers import make


def test_is_a_fact_that_nobody_changes():
    with pytest.raises(dataclasses.FrozenInstanceError):
        make().name = "Anders"


def test_two_with_the_same_facts_are_equal():
    assert make(1) == make(1)
    assert make(1) != make(2)
