"""Recovery codes: readable, forgiving, hashed under the account's own key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.accounts.recovery_codes import (
    BITS,
    hash_recovery_code,
    make_recovery_code,
    read_recovery_code,
)
from portal.values.spoken_code import CodeInvalid

CODE = "7K4Q2-M9D5X"


class TestMaking:
    def test_fifty_bits_become_two_groups(self):
        assert make_recovery_code(random_bits=0) == "00000-00000"
        assert make_recovery_code(random_bits=(1 << BITS) - 1) == "ZZZZZ-ZZZZZ"
        assert make_recovery_code(random_bits=33) == "00000-00011"

    @pytest.mark.parametrize("bits", [-1, 1 << BITS])
    def test_other_numbers_are_refused(self, bits):
        with pytest.raises(CodeInvalid):
            make_recovery_code(random_bits=bits)

    @given(st.integers(0, (1 << BITS) - 1))
    def test_what_was_made_can_be_read(self, bits):
        code = make_recovery_code(random_bits=bits)

        assert read_recovery_code(typed=code) == code


class TestReading:
    @pytest.mark.parametrize(
        "typed", [CODE, "7k4q2m9d5x", " 7K4Q2 M9D5X ", "7K4Q2–M9D5X", "7K4Q2/M9D5X"]
    )
    def test_small_letters_blanks_and_dashes_are_fine(self, typed):
        assert read_recovery_code(typed=typed) == CODE

    def test_letters_that_are_misread_count_as_digits(self):
        assert read_recovery_code(typed="oIl00-00000") == "01100-00000"

    @pytest.mark.parametrize("typed", ["", "7K4Q2", "7K4Q2-M9D5XX", "7K4Q2-M9D5U", "ÄÖÜ" * 99])
    def test_anything_else_is_refused(self, typed):
        with pytest.raises(CodeInvalid):
            read_recovery_code(typed=typed)


class TestHash:
    def test_depends_on_code_and_key(self):
        hashes = {
            hash_recovery_code(code=code, secret=secret)
            for code in (CODE, "00000-00000")
            for secret in ("a", "b")
        }

        assert len(hashes) == 4

    def test_shows_nothing_of_either(self):
        hashed = hash_recovery_code(code=CODE, secret="birne")

        assert len(hashed) == 64
        assert CODE not in hashed
