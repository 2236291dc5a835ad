"""Codes of sixty bits that survive being typed by hand and read over the phone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.robin.resume_code import (
    BITS,
    is_code,
    make_code,
    read_code,
    spell,
)
from portal.values.spoken_code import ALPHABET, CodeInvalid

SHAPE = re.compile(r"ROB-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")
CODE = "ROB-7K4Q-2M9D-5X30"
CODES = st.integers(0, (1 << BITS) - 1).map(lambda bits: make_code(random_bits=bits))
SLOPPY = {"0": "0oO", "1": "1iIlL"}


@st.composite
def typed_by_hand(draw):
    """Draw a code and a way in which somebody may type it."""
    code = draw(CODES)
    signs = code if draw(st.booleans()) else code.removeprefix("ROB-")
    typed = ""
    for sign in signs:
        choices = SLOPPY.get(sign, sign + sign.lower())
        if sign == "-":
            typed += draw(st.sampled_from(["", "-", " ", "–", " - ", ".", "_"]))
        else:
            typed += draw(st.sampled_from(choices))
    blank = draw(st.sampled_from(["", " ", "\t", "\n"]))
    return code, f"{blank}{typed}{blank}"


class TestMake:
    def test_x11_has_sixty_bits_in_crockfords_alphabet(self):
        assert BITS == 60
        assert len(ALPHABET) ** 12 == 1 << BITS

    @pytest.mark.parametrize(
        ("bits", "code"),
        [
            (0, "ROB-0000-0000-0000"),
            (1, "ROB-0000-0000-0001"),
            (32, "ROB-0000-0000-0010"),
            ((1 << 60) - 1, "ROB-ZZZZ-ZZZZ-ZZZZ"),
        ],
    )
    def test_writes_the_bits_in_three_groups(self, bits, code):
        assert make_code(random_bits=bits) == code

    @given(CODES)
    def test_has_one_shape(self, code):
        assert SHAPE.fullmatch(code)

    @given(st.integers(0, (1 << BITS) - 2))
    def test_other_bits_are_another_code(self, bits):
        assert make_code(random_bits=bits) != make_code(random_bits=bits + 1)

    @pytest.mark.parametrize("bits", [-1, 1 << 60])
    def test_refuses_more_bits(self, bits):
        with pytest.raises(CodeInvalid):
            make_code(random_bits=bits)


class TestRead:
    @given(typed_by_hand())
    def test_x11_reads_what_somebody_typed(self, case):
        code, typed = case

        assert read_code(text=typed) == code

    @pytest.mark.parametrize(
        "typed",
        [
            "ROB-7K4Q-2M9D-5X30",
            "rob-7k4q-2m9d-5x30",
            "R0B 7K4Q 2M9D 5X3O",
            "7K4Q2M9D5X30",
            "7k4q-2m9d-5x3o",
            "ROB–7K4Q–2M9D–5X30",
            "  rob 7k4q 2m9d 5x30. ",
        ],
    )
    def test_examples(self, typed):
        assert read_code(text=typed) == CODE

    def test_i_and_l_are_ones(self):
        assert read_code(text="ROB-IiLl-1111-0000") == "ROB-1111-1111-0000"

    def test_a_code_may_begin_like_the_prefix(self):
        assert read_code(text="R0B0-0000-0000") == "ROB-R0B0-0000-0000"
        assert read_code(text="ROB-R0B0-0000-0000") == "ROB-R0B0-0000-0000"

    @pytest.mark.parametrize(
        "typed",
        [
            "",
            "ROB",
            "ROB-7K4Q-2M9D-5X3",
            "ROB-7K4Q-2M9D-5X300",
            "ROB-7K4Q-2M9D-5X3U",
            "ROC-7K4Q-2M9D-5X30",
            "ROB-7K4Q-2M9D-5X3Ä",
            "ROB-7K4Q-2M9D-5X3٣",
            "ROB-ROB-7K4Q-2M9D-5X30",
            "7K4Q-2M9D",
            "' OR 1=1 --",
            "A" * 10_000,
            "\0" * 12,
        ],
    )
    def test_refuses_junk(self, typed):
        with pytest.raises(CodeInvalid):
            read_code(text=typed)

    @given(st.text())
    def test_gives_a_code_or_refuses_whatever_is_typed(self, text):
        try:
            code = read_code(text=text)
        except CodeInvalid:
            return
        assert SHAPE.fullmatch(code)


class TestSpell:
    def test_x11_gives_a_word_for_each_sign_after_the_prefix(self):
        assert spell(code="ROB-7K4Q-2M9D-5X30") == (
            "sieben", "Kaufmann", "vier", "Quelle",
            "zwei", "Martha", "neun", "Dora",
            "fünf", "Xanthippe", "drei", "null",
        )  # fmt: skip

    def test_every_sign_has_a_word_of_its_own_that_begins_like_it(self):
        codes = (ALPHABET[:12], ALPHABET[12:24], ALPHABET[20:])
        words = {
            sign: word
            for signs in codes
            for sign, word in zip(signs, spell(code=signs), strict=True)
        }

        assert set(words) == set(ALPHABET)
        assert len(set(words.values())) == len(ALPHABET)
        assert all(word[0] == sign for sign, word in words.items() if sign.isalpha())


class TestIsCode:
    @given(CODES)
    def test_knows_every_code(self, code):
        assert is_code(text=code)

    @pytest.mark.parametrize(
        "text", ["", CODE.lower(), CODE[4:], CODE[:-1], CODE.replace("-", ""), "x" * 22]
    )
    def test_nothing_else_counts(self, text):
        assert not is_code(text=text)
