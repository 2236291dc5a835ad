"""Letters that survive being typed by hand and read over the phone."""

import pytest

from portal.values.spoken_code import (
    ALPHABET,
    BITS_A_LETTER,
    CodeInvalid,
    check_letters,
    fold_letters,
    write_letters,
)


def test_the_alphabet_is_crockfords():
    assert ALPHABET == "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # pragma: allowlist secret
    assert len(ALPHABET) == 1 << BITS_A_LETTER


@pytest.mark.parametrize(
    ("bits", "letters"), [(0, "000"), (1, "001"), (32, "010"), ((1 << 15) - 1, "ZZZ")]
)
def test_a_number_is_written_with_leading_zeros(bits, letters):
    assert write_letters(random_bits=bits, count=3) == letters


@pytest.mark.parametrize("bits", [-1, 1 << 15])
def test_a_number_that_does_not_fit_is_refused(bits):
    with pytest.raises(CodeInvalid):
        write_letters(random_bits=bits, count=3)


@pytest.mark.parametrize(
    ("typed", "letters"), [(" 7k4q–2m ", "7K4Q2M"), ("oIl0", "0110"), ("", ""), ("u/Ü", "UÜ")]
)
def test_blanks_and_dashes_go_and_misread_letters_become_digits(typed, letters):
    assert fold_letters(typed=typed) == letters


def test_signs_of_the_alphabet_in_their_number_pass():
    check_letters(letters="7K4", count=3)


@pytest.mark.parametrize("letters", ["", "7K", "7K4Q", "7KU", "7K٣"])
def test_anything_else_is_refused(letters):
    with pytest.raises(CodeInvalid):
        check_letters(letters=letters, count=3)
