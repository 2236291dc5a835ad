"""A kept result holds what its pages say, and cannot be changed."""

import pytest

from tests.domain.protocol import kept_samples


def test_c06_cannot_be_changed():
    kept = kept_samples.kept()

    with pytest.raises(AttributeError):
        kept.benefits = ()


def test_c06_has_everything_that_a_page_takes_from_elsewhere():
    kept = kept_samples.kept()

    assert kept.law.day == kept.protocol.made_on
    assert kept.phrases["unverbindlich"].plain
    assert kept.benefits[0].norm == "§ 37 SGB XI"
    assert kept.words[0].name == "Pflegegrad"
