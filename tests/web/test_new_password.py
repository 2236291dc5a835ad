"""A password that is typed twice."""

from typing import Any

import pytest
from flask import Flask
from werkzeug.exceptions import TooManyRequests

from portal.web import new_password
from portal.web.new_password import (
    DIFFERENT,
    FIRST_NEEDED,
    MOST_RATED,
    SECOND_NEEDED,
    problems_of,
)

GOOD = "Neun-Igel-essen-7-Birnen"
OWN = ("erika@example.org", "Erika", "Musterfrau")


def found(app: Flask, first: str, second: str) -> list[tuple[str, str]]:
    with app.test_request_context():
        problems = problems_of(form={"passwort": first, "passwort2": second}, own_texts=OWN)
    return [(one.anchor, one.sentence) for one in problems]


class TestProblemsOf:
    def test_a_good_one_typed_twice_has_none(self, app: Flask):
        assert found(app, GOOD, GOOD) == []

    def test_the_same_in_two_spellings_is_the_same(self, app: Flask):
        assert found(app, f"{GOOD}-für", f"{GOOD}-fu\u0308r") == []

    def test_nothing_at_all_is_said_once(self, app: Flask):
        assert found(app, "", "") == [("passwort", FIRST_NEEDED)]

    @pytest.mark.parametrize(("second", "sentence"), [("", SECOND_NEEDED), ("x", DIFFERENT)])
    def test_a06_the_second_must_be_the_first(self, app: Flask, second: str, sentence: str):
        assert found(app, GOOD, second) == [("passwort2", sentence)]

    def test_a05_every_shortfall_is_a_sentence_of_its_own(self, app: Flask):
        problems = found(app, "abc", "abc")

        assert len(problems) == 4
        assert {anchor for anchor, _ in problems} == {"passwort"}

    def test_a05_what_others_know_of_the_person_is_refused(self, app: Flask):
        ((anchor, sentence),) = found(app, "Musterfrau-7", "Musterfrau-7")

        assert anchor == "passwort"
        assert "Ihren Namen" in sentence


class TestLimit:
    def test_beyond_it_nothing_is_rated(self, app: Flask, monkeypatch: pytest.MonkeyPatch):
        rated: list[str] = []
        real = new_password.judge

        def judge(**given: Any) -> object:
            rated.append(given["password"])
            return real(**given)

        monkeypatch.setattr(new_password, "judge", judge)
        monkeypatch.setattr(new_password, "MOST_RATED", 2)
        for _ in range(2):
            assert found(app, GOOD, GOOD) == []

        with pytest.raises(TooManyRequests) as refused:
            found(app, GOOD, GOOD)

        assert rated == [GOOD] * 2
        assert isinstance(refused.value.retry_after, int)
        assert 0 < refused.value.retry_after <= 600

    def test_is_far_beyond_what_a_person_needs(self):
        assert MOST_RATED == 60

    def test_what_is_empty_is_not_counted(self, app: Flask, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(new_password, "MOST_RATED", 1)
        for _ in range(3):
            found(app, "", "")

        assert found(app, GOOD, GOOD) == []
