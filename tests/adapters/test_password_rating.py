"""German words, the portal's and the person's own make a password easy to guess."""

import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zxcvbn.matching import L33T_TABLE, enumerate_l33t_subs, relevant_l33t_subtable

from portal.adapters.password_rating import (
    MOST_CHARACTERS,
    MOST_WORK,
    Zxcvbn,
    affordable,
    is_decorated,
    ways_to_read,
)
from portal.domain.accounts.password_rule import ENOUGH, Shortfall, judge
from portal.values.ports import RatePassword

RATING: RatePassword = Zxcvbn(portal_words=("mitpflegeleben.de",))
SIGNS = "4@8({[<3691!|0$5+7%2aB"
WITH_A_NAME = "Hasselblatter1926!"
OF_A_MANAGER = "k4@x({9[!1|T$5"
ROOT = Path(__file__).parents[2]


def rate(password, *own_words):
    return RATING.rate(password=password, own_words=own_words)


@pytest.mark.parametrize(
    "password",
    [
        "Pflege2026!",
        "Pflegegrad3!",
        "Pflegeheim2024!",
        "Mitpflegeleben.de1!",
        "Krankenkasse1!",
        "Passwort1!",
        "Hallo123!!",
        "Qwertz1234!",
        "Sommer2026!",
        "Dezember2026!",
        "Frühling2026!",
        "Fruehling2026!",
        "Schatzi2020!",
        "P4ssw0rt!2026",
        "Pfl3g3!2026",
        "Aaaaaaaaa1!",
    ],
)
def test_6_2_4_a_common_word_with_year_and_sign_is_refused_with_its_reason(password):
    verdict = judge(password=password, own_words=(), rate=RATING)

    assert verdict.shortfalls == (Shortfall.GUESSABLE,)


@pytest.mark.parametrize(
    "password", ["Ein Kahn, 7 Gurken", "Vier Tassen Tee um 9!", "x7#Kq9!mZ2w", "Blaue-Gurke-42"]
)
def test_6_2_4_a_phrase_or_a_random_password_is_good(password):
    assert judge(password=password, own_words=(), rate=RATING).is_good


@pytest.mark.parametrize(
    ("password", "own_words"),
    [
        ("Pflege2026!!", ()),
        ("Passwort-2026!", ()),
        ("Mutti1234567!", ()),
        ("!!Berlin==2026==", ()),
        ("Erika1Musterfrau!", ("Erika", "Musterfrau")),
        ("Pflege-Heim_77??", ()),
    ],
)
def test_6_2_4_one_or_two_known_words_stay_known_whatever_stands_around(password, own_words):
    assert RATING.rate(password=password, own_words=own_words) < ENOUGH


@pytest.mark.parametrize("password", ["1234567890!?", "Neun-Igel-essen-7-Birnen"])
def test_numbers_alone_and_many_words_are_left_to_the_library(password):
    assert not is_decorated(password=password, known=({"neun", "igel", "essen"},))


def test_6_2_11_the_own_words_count():
    assert rate(WITH_A_NAME) >= ENOUGH
    assert rate(WITH_A_NAME, "Hasselblatter") < ENOUGH


def test_own_words_are_those_of_the_one_who_asks():
    rate(WITH_A_NAME, "Hasselblatter")

    assert rate(WITH_A_NAME) >= ENOUGH


def test_own_words_do_not_mix_when_many_ask_at_once():
    own_words = ((), ("Hasselblatter",)) * 20

    with ThreadPoolExecutor(max_workers=8) as crowd:
        scores = list(crowd.map(lambda words: rate(WITH_A_NAME, *words) >= ENOUGH, own_words))

    assert scores == [True, False] * 20


def test_only_the_first_72_characters_count():
    assert rate("a" * 72 + "Ein Kahn, 7 Gurken") == rate("a" * 72) == 0


@pytest.mark.parametrize("password", ["", "\0", "\ud800", "İ" * 20, "ß" * 256, "😀" * 80])
def test_takes_every_character(password):
    assert rate(password) in range(5)


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=3))
def test_gives_a_score_to_every_text(password, own_words):
    assert rate(unicodedata.normalize("NFC", password), *own_words) in range(5)


class TestEffort:
    @given(st.text(alphabet=SIGNS, max_size=MOST_CHARACTERS + 8))
    def test_is_bounded_and_eight_characters_are_always_rated(self, password):
        length = affordable(password=password, signs=L33T_TABLE)
        ways = ways_to_read(part=password[:length], signs=L33T_TABLE)

        assert ways * length**2 <= MOST_WORK
        assert min(8, len(password)) <= length <= min(MOST_CHARACTERS, len(password))

    @given(st.text(alphabet=SIGNS, max_size=20))
    def test_what_the_library_tries_is_known(self, part):
        tried = enumerate_l33t_subs(relevant_l33t_subtable(part, L33T_TABLE))

        assert len(tried) <= 2 * ways_to_read(part=part, signs=L33T_TABLE)

    def test_a_text_made_to_be_slow_is_cut(self):
        assert affordable(password=SIGNS * 4, signs=L33T_TABLE) < len(SIGNS)

    def test_a_password_of_a_manager_is_not(self):
        assert affordable(password=OF_A_MANAGER, signs=L33T_TABLE) == len(OF_A_MANAGER)


def test_the_library_is_loaded_with_the_first_rating_only():
    program = (
        "import sys, portal.factory, portal.adapters.password_rating as rating\n"
        "one = rating.Zxcvbn()\n"
        "before = 'zxcvbn' in sys.modules\n"
        "one.rate(password=sys.argv[1], own_words=())\n"
        "print(before, 'zxcvbn' in sys.modules)"
    )

    done = subprocess.run(  # noqa: S603 – our own words
        [sys.executable, "-c", program, WITH_A_NAME],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == ["False", "True"]
