"""A password needs four kinds of characters, ten of them, and must be hard to guess."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.accounts.password_rule import (
    LONGEST,
    Shortfall,
    Verdict,
    is_too_long,
    judge,
    normalise,
    own_words_of,
)
from tests.support.ports import FixedRating

GOOD = "Ein Kahn, 7 Gurken"
OWN = ("erika", "Muster")


def shortfalls(password, *, score=4, own_words=()):
    rating = FixedRating(score)
    return judge(password=password, own_words=own_words, rate=rating).shortfalls


class TestClasses:
    @pytest.mark.parametrize(
        ("password", "missing"),
        [
            ("kahn, 7 gurken", Shortfall.NO_UPPER),
            ("KAHN, 7 GURKEN", Shortfall.NO_LOWER),
            ("Kahn, so viele Gurken", Shortfall.NO_DIGIT),
            ("Kahnmit7Gurken", Shortfall.NO_SPECIAL),
            ("Kahn, 7 G", Shortfall.TOO_SHORT),
        ],
    )
    def test_a05_one_missing_class_is_refused_and_named(self, password, missing):
        assert shortfalls(password) == (missing,)

    def test_a05_ten_characters_of_all_classes_are_enough(self):
        assert shortfalls("Kahn, 7 Gu") == ()

    def test_a05_names_everything_that_is_missing_at_once(self):
        assert shortfalls("") == (
            Shortfall.TOO_SHORT,
            Shortfall.NO_UPPER,
            Shortfall.NO_LOWER,
            Shortfall.NO_DIGIT,
            Shortfall.NO_SPECIAL,
        )

    @pytest.mark.parametrize("sign", " !–ß€_😀\0\u20e3²", ids=ascii)
    def test_a05_what_is_neither_letter_nor_digit_is_special(self, sign):
        is_letter = sign == "ß"

        assert (Shortfall.NO_SPECIAL in shortfalls(f"Kahnmit7Gurken{sign}")) is is_letter

    def test_a05_umlauts_are_letters_of_both_cases(self):
        assert shortfalls("ÄÖÜ äöü 123") == ()


class TestLength:
    def test_6_2_9_256_characters_are_taken_and_257_are_not(self):
        rest = LONGEST - len(GOOD)

        assert shortfalls(GOOD + "x" * rest) == ()
        assert shortfalls(GOOD + "x" * (rest + 1)) == (Shortfall.TOO_LONG,)

    def test_6_2_9_a_megabyte_is_refused_and_not_rated(self):
        rating = FixedRating()

        verdict = judge(password=GOOD + "x" * 1_000_000, own_words=(), rate=rating)

        assert verdict.shortfalls == (Shortfall.TOO_LONG,)
        assert rating.asked == []

    def test_counts_characters_and_not_what_they_are_made_of(self):
        longest = "\u1f82" * LONGEST  # one character that NFD spells with four

        assert not is_too_long(password=unicodedata.normalize("NFD", longest))
        assert is_too_long(password=unicodedata.normalize("NFD", f"{longest}x"))

    def test_a_long_text_is_cut_only_where_it_stays_too_long(self):
        longest = unicodedata.normalize("NFD", "\u1f82" * 1_000_000)

        assert LONGEST < len(normalise(password=longest)) < 2 * LONGEST


class TestSpelling:
    @pytest.mark.parametrize(
        "password", [" Ein Kahn, 7 Gurken ", "Käse\0Brot 7", "Käse😀Brot 7", "a\tB\r\n7!"]
    )
    def test_6_2_8_nothing_is_taken_away(self, password):
        assert normalise(password=password) == password

    def test_6_2_8_both_spellings_of_an_umlaut_are_one_password(self):
        composed = "Gemüse, 7 Körbe"

        assert normalise(password=unicodedata.normalize("NFD", composed)) == composed

    def test_6_2_8_case_is_kept(self):
        text = "ß SS ss"

        assert normalise(password=text) == text

    @given(st.text(max_size=LONGEST))
    def test_short_texts_keep_all_their_characters(self, text):
        assert normalise(password=text) == unicodedata.normalize("NFC", text)


class TestRating:
    @pytest.mark.parametrize(("score", "is_good"), [(0, False), (2, False), (3, True), (4, True)])
    def test_6_2_4_less_than_three_of_four_is_refused(self, score, is_good):
        verdict = judge(password=GOOD, own_words=(), rate=FixedRating(score))

        assert verdict.is_good is is_good
        assert verdict == Verdict(shortfalls=() if is_good else (Shortfall.GUESSABLE,))

    @pytest.mark.parametrize("password", ["Erika Muster 7!", "7! MUSTERFRAU x"])
    def test_6_2_11_says_when_the_words_are_the_persons_own(self, password):
        assert shortfalls(password, score=2, own_words=OWN) == (Shortfall.OWN_WORDS,)

    def test_6_2_11_own_words_in_a_password_that_is_hard_to_guess_do_no_harm(self):
        assert shortfalls("Erika isst 7 Gurken im Kahn!", score=4, own_words=OWN) == ()

    def test_is_asked_with_the_normalised_password_and_the_own_words(self):
        rating = FixedRating()

        judge(password=unicodedata.normalize("NFD", "Gemüse, 7 K"), own_words=OWN, rate=rating)

        assert rating.asked == [("Gemüse, 7 K", OWN)]

    def test_is_not_asked_while_something_else_is_missing(self):
        rating = FixedRating()

        judge(password=OWN[0], own_words=OWN, rate=rating)

        assert rating.asked == []


class TestOwnWords:
    def test_are_whole_texts_and_their_words_once(self):
        words = own_words_of(texts=("e.muster@example.org", "Erika", "Muster", "Erika", "", "Li"))

        assert words == (
            "e.muster@example.org",
            "muster",
            "example",
            "org",
            "Erika",
            "Muster",
        )

    def test_digits_of_a_telephone_are_words(self):
        assert own_words_of(texts=("030 / 123456",)) == ("030 / 123456", "030", "123456")

    @given(st.lists(st.text(max_size=40), max_size=4))
    def test_none_is_empty_or_there_twice(self, texts):
        words = own_words_of(texts=tuple(texts))

        assert len(set(words)) == len(words)
        assert all(len(word) >= 3 for word in words)


@given(st.text(max_size=300), st.integers(0, 4))
def test_a05_a_verdict_is_good_exactly_when_every_rule_is_met(password, score):
    text = unicodedata.normalize("NFC", password)
    is_met = (
        10 <= len(text) <= 256
        and any(one.isupper() for one in text)
        and any(one.islower() for one in text)
        and any(one.isdecimal() for one in text)
        and any(not one.isalpha() and not one.isdecimal() for one in text)
        and score >= 3
    )

    assert (not shortfalls(password, score=score)) is is_met
