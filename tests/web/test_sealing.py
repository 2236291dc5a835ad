"""A sealed text travels through a form: for a day, for one purpose, and unreadable."""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask

from portal.web.sealing import CLOCK_SKEW, MOST_CHARACTERS, TERM, SealBroken, open_text, seal_text
from tests.factories.directory import NOW

Freeze = Callable[[datetime], None]
PURPOSE = "probe/feld"
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _app(app: Flask, freeze: Freeze):
    freeze(NOW)
    with app.app_context():
        yield


def test_it_comes_back_and_cannot_be_read_on_the_way():
    sealed = seal_text("größte Xanthippe77", purpose=PURPOSE)

    assert open_text(sealed, purpose=PURPOSE) == "größte Xanthippe77"
    assert "Xanthippe77" not in sealed
    assert seal_text("größte Xanthippe77", purpose=PURPOSE) != sealed


@pytest.mark.parametrize("later", [timedelta(), TERM - SECOND, -SECOND, -CLOCK_SKEW])
def test_it_opens_for_a_day_and_where_the_clock_is_a_little_behind(
    freeze: Freeze, later: timedelta
):
    sealed = seal_text("3", purpose=PURPOSE)
    freeze(NOW + later)

    assert open_text(sealed, purpose=PURPOSE) == "3"


@pytest.mark.parametrize("later", [TERM, -CLOCK_SKEW - SECOND, timedelta(days=-1)])
def test_it_opens_neither_after_a_day_nor_from_the_future(freeze: Freeze, later: timedelta):
    sealed = seal_text("3", purpose=PURPOSE)
    freeze(NOW + later)

    with pytest.raises(SealBroken):
        open_text(sealed, purpose=PURPOSE)


def test_it_opens_for_its_purpose_only():
    sealed = seal_text("3", purpose=PURPOSE)

    with pytest.raises(SealBroken):
        open_text(sealed, purpose="probe/anderes")


@pytest.mark.parametrize("text", ["", "3", "ä", "gAAAAAB", "A" * (MOST_CHARACTERS + 1)])
def test_what_we_have_not_sealed_does_not_open(text: str):
    with pytest.raises(SealBroken):
        open_text(text, purpose=PURPOSE)


@pytest.mark.parametrize(
    "plain",
    [
        b"[]",
        b"{}",
        b'{"at":"x","text":"3"}',
        b"\xff",
        b'{"at":"2026-03-02T10:00:00+00:00"}',
        b'{"at":"2026-03-02T10:00:00","text":"3"}',
    ],
)
def test_other_contents_are_no_sealed_text(app: Flask, plain: bytes):
    cipher = app.extensions["outside"].cipher
    sealed = urlsafe_b64encode(cipher.encrypt(plain=plain, owner_id=PURPOSE)).decode()

    with pytest.raises(SealBroken):
        open_text(sealed, purpose=PURPOSE)
