"""An estimate travels encrypted, for a day, and is good for nothing else."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask

from portal.domain.robin.answers import ESTIMATES
from portal.web.estimate import PURPOSE, estimate_of, read_estimate, seal_estimate
from portal.web.sealing import seal_text
from tests.factories.directory import NOW

Freeze = Callable[[datetime], None]


@pytest.fixture(autouse=True)
def _app(app: Flask, freeze: Freeze):
    freeze(NOW)
    with app.app_context():
        yield


@pytest.mark.parametrize("grade", range(6))
def test_every_grade_comes_back_as_robin_writes_it(grade: int):
    text = seal_estimate(grade=grade)

    assert read_estimate(text=text) == ESTIMATES[grade] == estimate_of(grade=grade)


@pytest.mark.parametrize(("hours", "is_read"), [(23, True), (24, False), (-1, False)])
def test_it_is_good_for_a_day(freeze: Freeze, hours: int, is_read: bool):  # noqa: FBT001 – a case, no switch
    text = seal_estimate(grade=3)
    freeze(NOW + timedelta(hours=hours))

    assert (read_estimate(text=text) is not None) is is_read


@pytest.mark.parametrize("text", ["", "3", "ä", "gAAAAAB"])
def test_other_texts_are_no_estimate(text: str):
    assert read_estimate(text=text) is None


@pytest.mark.parametrize("other", ["7", "keine", "", "[]"])
def test_a_grade_that_does_not_exist_is_no_estimate(other: str):
    assert read_estimate(text=seal_text(other, purpose=PURPOSE)) is None


def test_what_was_sealed_for_something_else_is_no_estimate():
    assert read_estimate(text=seal_text("3", purpose="pflegegrad-rechner/stand")) is None
