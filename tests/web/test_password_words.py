"""Each thing that a password lacks has its sentence, and the bar its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.accounts.password_rule import Shortfall, Verdict, judge
from portal.web.password_words import (
    GOOD,
    NOTHING_TYPED,
    PARTS,
    RESTING,
    RULE,
    SENTENCES,
    sentences,
    strength_of,
)
from tests.support.ports import FixedRating


def bar(password, *, score=4, own_words=()):
    rating = FixedRating(score)
    return strength_of(verdict=judge(password=password, own_words=own_words, rate=rating))


class TestSentences:
    def test_a05_every_shortfall_has_a_sentence_of_its_own_that_says_what_to_do(self):
        assert set(SENTENCES) == set(Shortfall)
        assert len(set(SENTENCES.values())) == len(Shortfall)
        assert all("itte " in sentence for sentence in SENTENCES.values())
        assert all(sentence.endswith(".") for sentence in SENTENCES.values())

    def test_a05_stand_in_the_order_of_the_verdict(self):
        verdict = Verdict(shortfalls=(Shortfall.TOO_SHORT, Shortfall.NO_DIGIT))

        assert sentences(verdict=verdict) == (
            "Bitte nehmen Sie mindestens 10 Zeichen.",
            "Bitte nehmen Sie mindestens eine Ziffer dazu.",
        )

    def test_a05_the_rule_names_length_and_all_four_classes(self):
        text = " ".join(RULE)

        for words in ("10 Zeichen", "große und kleine Buchstaben", "Ziffer", "Sonderzeichen"):
            assert words in text


class TestStrength:
    def test_a04_is_red_and_says_what_is_missing(self):
        strength = bar("kahn7")

        assert strength.state == "schwach"
        assert strength.headline == "Noch nicht sicher genug."
        assert strength.detail == (
            "Es fehlt noch: mindestens 10 Zeichen, ein großer Buchstabe, ein Sonderzeichen."
        )
        assert 0 < strength.filled < strength.parts

    def test_a04_is_green_and_full_once_the_rule_is_met(self):
        strength = bar("Ein Kahn, 7 Gurken")

        assert strength == GOOD
        assert (strength.state, strength.filled) == ("gut", PARTS)

    @pytest.mark.parametrize(
        ("own_words", "reason"), [((), "leicht zu erraten"), (("Pflege",), "Ihren Namen")]
    )
    def test_6_2_11_says_why_a_password_of_all_classes_is_refused(self, own_words, reason):
        strength = bar("Pflege2026!", score=2, own_words=own_words)

        assert strength.state == "schwach"
        assert reason in strength.detail
        assert strength.filled == PARTS - 1

    def test_says_that_it_is_too_long_beside_what_is_missing(self):
        strength = bar("a" * 300)

        assert "höchstens 256 Zeichen" in strength.detail
        assert "Es fehlt noch: ein großer Buchstabe" in strength.detail

    @given(st.text(max_size=300), st.integers(0, 4))
    def test_a04_is_full_exactly_when_it_is_green(self, password, score):
        strength = bar(password, score=score)

        assert 0 <= strength.filled <= strength.parts
        assert (strength.state == "gut") is (strength.filled == strength.parts)
        assert strength.headline
        assert strength.detail

    @pytest.mark.parametrize("strength", [NOTHING_TYPED, RESTING])
    def test_a04_has_words_when_nothing_is_judged(self, strength):
        assert strength.headline
        assert strength.filled == 0
