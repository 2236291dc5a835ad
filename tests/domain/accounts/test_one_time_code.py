"""One-time codes as RFC 6238 makes them, one step of tolerance, none twice."""

import base64
from datetime import UTC, datetime, timedelta

import pytest

from portal.domain.accounts.one_time_code import app_address, find_step, is_one_time_code

SECRET = base64.b32encode(b"12345678901234567890").decode()
STEP = timedelta(seconds=30)
AT = datetime(2009, 2, 13, 23, 31, 30, tzinfo=UTC)
CODE = "005924"
NUMBER = 41152263


def find(typed=CODE, now=AT, after=None):
    return find_step(typed=typed, secret=SECRET, now=now, after=after)


class TestStep:
    @pytest.mark.parametrize(
        ("seconds", "code"),
        [
            (59, "287082"),
            (1111111109, "081804"),
            (1111111111, "050471"),
            (1234567890, "005924"),
            (2000000000, "279037"),
            (20000000000, "353130"),
        ],
    )
    def test_is_that_of_the_examples_in_rfc_6238(self, seconds, code):
        now = datetime.fromtimestamp(seconds, tz=UTC)

        assert find(typed=code, now=now) == seconds // 30

    @pytest.mark.parametrize("steps", [-1, 0, 1])
    def test_may_be_one_off(self, steps):
        assert find(now=AT + steps * STEP) == NUMBER

    @pytest.mark.parametrize("steps", [-2, 2])
    def test_must_not_be_two_off(self, steps):
        assert find(now=AT + steps * STEP) is None

    @pytest.mark.parametrize("after", [NUMBER, NUMBER + 1])
    def test_no_code_works_twice_and_no_older_one_after_it(self, after):
        assert find(after=after) is None

    def test_a_later_one_works_after_an_older_one(self):
        assert find(after=NUMBER - 1) == NUMBER

    @pytest.mark.parametrize("typed", ["005925", "", "5924", "0059240", "OO5924", "٠٠٥٩٢٤"])
    def test_a_wrong_code_has_none(self, typed):
        assert find(typed=typed) is None

    @pytest.mark.parametrize("typed", [" 005924 ", "005 924", "005-924", "005\u00a0924"])
    def test_blanks_and_dashes_do_not_count(self, typed):
        assert find(typed=typed) == NUMBER


class TestShape:
    @pytest.mark.parametrize("typed", ["005924", " 005 924 "])
    def test_six_digits_are_a_one_time_code(self, typed):
        assert is_one_time_code(typed=typed)

    @pytest.mark.parametrize("typed", ["", "00592", "0059244", "7K4Q2-M9D5X", "٠٠٥٩٢٤"])
    def test_anything_else_is_none(self, typed):
        assert not is_one_time_code(typed=typed)


def test_an_app_reads_issuer_account_and_secret():
    address = app_address(secret=SECRET, account="erika+1@example.org", issuer="Portal & Co")

    assert address == (
        "otpauth://totp/Portal%20%26%20Co:erika%2B1%40example.org"
        f"?secret={SECRET}&issuer=Portal%20%26%20Co"
    )
