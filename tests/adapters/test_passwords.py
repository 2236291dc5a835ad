"""Passwords are hashed whole, one at a time, and take as long for nobody as for somebody."""

import threading
import time
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch

import argon2
import pytest

from portal.adapters.passwords import Argon2, PasswordTooLong
from portal.domain.accounts.credentials import UNUSABLE_HASH
from portal.values.ports import HashPassword

QUICK = {"memory_kib": 8, "passes": 1}
WRONG = "Ein Kahn, 8 Gurken"
GOOD = "Ein Kahn, 7 Gurken"


@pytest.fixture
def passwords() -> HashPassword:
    return Argon2(**QUICK)


@pytest.fixture
def compared():
    """Return the list of hashes that the library was really asked to compare with."""
    seen: list[str] = []
    real = argon2.PasswordHasher.verify

    def verify(self, encoded, password):
        seen.append(encoded)
        return real(self, encoded, password)

    with patch.object(argon2.PasswordHasher, "verify", verify):
        yield seen


class TestHash:
    def test_is_argon2id_with_the_parameters_and_a_salt_of_its_own(self, passwords):
        one, other = (passwords.hash(password=GOOD) for _ in range(2))

        assert one.startswith("$argon2id$v=19$m=8,t=1,p=1$")
        assert one != other
        assert passwords.verify(password=GOOD, encoded=one)
        assert passwords.verify(password=GOOD, encoded=other)

    @pytest.mark.parametrize("wrong", ["", "ein Kahn, 7 Gurken", f"{GOOD} ", f"{GOOD}\0"])
    def test_another_password_does_not_belong_to_it(self, passwords, wrong):
        assert not passwords.verify(password=wrong, encoded=passwords.hash(password=GOOD))

    @pytest.mark.parametrize(
        "password",
        [
            "x" * 256,
            "Ähren & Öl, Übung ß 7",
            "  vorn und hinten  ",
            "Kerze 🕯️ 7 👩‍👩‍👧",
            "vor\0nach",
            "\0",
            "",
            "ein\ud800halbes",
        ],
        ids=ascii,
    )
    def test_6_2_8_every_character_counts(self, passwords, password):
        encoded = passwords.hash(password=password)

        assert passwords.verify(password=password, encoded=encoded)
        assert not passwords.verify(password=f"{password[:-1]}y", encoded=encoded)
        assert not passwords.verify(password=f"{password}\0x", encoded=encoded)

    def test_6_2_8_both_spellings_of_an_umlaut_are_one_password(self, passwords):
        encoded = passwords.hash(password="Gemüse")

        assert passwords.verify(password=unicodedata.normalize("NFD", "Gemüse"), encoded=encoded)


class TestTooLong:
    @pytest.mark.parametrize("length", [257, 1_000_000])
    def test_6_2_9_is_refused_before_hashing(self, passwords, compared, length):
        encoded = passwords.hash(password=GOOD)

        with patch.object(argon2.PasswordHasher, "hash") as hashed:
            with pytest.raises(PasswordTooLong):
                passwords.hash(password="x" * length)
            assert not passwords.verify(password="x" * length, encoded=encoded)
            passwords.verify_nothing(password="x" * length)

        hashed.assert_not_called()
        assert compared == []


class TestNobody:
    def test_6_3_8_is_compared_like_somebody(self, passwords, compared):
        encoded = passwords.hash(password=GOOD)

        passwords.verify(password=WRONG, encoded=encoded)
        passwords.verify_nothing(password=WRONG)

        somebody, nobody = (argon2.extract_parameters(one) for one in compared)
        assert nobody == somebody

    def test_6_3_8_the_same_hash_stands_for_nobody_every_time(self, passwords, compared):
        for _ in range(2):
            passwords.verify_nothing(password="")

        assert compared[0] == compared[1]


class TestOutdated:
    def test_is_what_was_made_with_other_parameters(self, passwords):
        old = Argon2(memory_kib=16, passes=1).hash(password=GOOD)

        assert passwords.is_outdated(encoded=old)
        assert passwords.verify(password=GOOD, encoded=old)
        assert not passwords.is_outdated(encoded=passwords.hash(password=GOOD))

    def test_what_is_no_hash_is_told(self, passwords):
        with pytest.raises(argon2.exceptions.InvalidHashError):
            passwords.verify(password=GOOD, encoded="kein Hash")


def test_one_at_a_time(passwords):
    encoded = passwords.hash(password=GOOD)
    busy = threading.Lock()
    met: list[bool] = []

    def slow(*_arguments):
        met.append(not busy.acquire(blocking=False))
        time.sleep(0.01)
        busy.release()
        return encoded

    with (
        patch.object(argon2.PasswordHasher, "hash", slow),
        patch.object(argon2.PasswordHasher, "verify", slow),
        ThreadPoolExecutor(max_workers=8) as crowd,
    ):
        for _ in range(4):
            crowd.submit(passwords.hash, password=GOOD)
            crowd.submit(passwords.verify, password=GOOD, encoded=encoded)

    assert met == [False] * 8


class TestUnusable:
    @pytest.mark.parametrize("typed", ["", UNUSABLE_HASH, GOOD])
    def test_no_password_belongs_to_it_and_it_takes_as_long_to_say(
        self, passwords, compared, typed
    ):
        assert not passwords.verify(password=typed, encoded=UNUSABLE_HASH)
        assert [one.startswith("$argon2id$v=19$m=8,t=1,p=1$") for one in compared] == [True]

    def test_is_never_outdated(self, passwords):
        assert not passwords.is_outdated(encoded=UNUSABLE_HASH)
