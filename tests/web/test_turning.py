"""Which page of a list is asked for."""

import pytest
from flask import Flask

from portal.web.turning import Turn, read_turn


class TestReadTurn:
    @pytest.mark.parametrize(
        ("typed", "number"),
        [("", 1), ("3", 3), ("0", 1), ("-4", 1), ("viele", 1), ("99999999", 10_000)],
    )
    def test_takes_what_is_a_page(self, app: Flask, typed: str, number: int):
        with app.test_request_context(query_string={"seite": typed}):
            assert read_turn(size=25) == Turn(number, 25)

    def test_reads_a_form_too(self, app: Flask):
        with app.test_request_context(method="POST", data={"seite": "2"}):
            assert read_turn(size=25).number == 2

    def test_is_the_first_where_nothing_is_said(self, app: Flask):
        with app.test_request_context():
            assert read_turn(size=25) == Turn(1, 25)


class TestTurn:
    def test_begins_after_the_pages_before_and_looks_one_further(self):
        turn = Turn(number=3, size=10)

        assert (turn.offset, turn.limit) == (20, 11)

    def test_the_first_is_not_named(self):
        assert [Turn(number, 10).value for number in (1, 2)] == [None, 2]
