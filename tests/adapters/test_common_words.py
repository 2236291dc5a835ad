"""The lists hold what zxcvbn compares with: lower case, once, most guessed first."""

import pytest

from portal.adapters.common_words import GROUPS

EVERY = {word for words in GROUPS.values() for word in words}


@pytest.mark.parametrize("group", GROUPS)
def test_words_are_in_lower_case_and_there_once(group):
    words = GROUPS[group]

    assert words
    assert len(set(words)) == len(words)
    assert all(word == word.lower() and word.isprintable() and " " not in word for word in words)


@pytest.mark.parametrize(
    "word",
    ["pflege", "mitpflegeleben", "passwort", "qwertz", "märz", "maerz", "marz", "erika", "2026"],
)
def test_6_2_11_words_of_care_and_portal_months_and_common_passwords_are_there(word):
    assert word in EVERY


@pytest.mark.parametrize(("first", "later"), [("pflege", "rente"), ("2026", "1951")])
def test_what_is_guessed_first_stands_first(first, later):
    order = next(words for words in GROUPS.values() if first in words)

    assert order.index(first) < order.index(later)
