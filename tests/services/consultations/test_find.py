"""A key opens one consultation, a code only what bears it, and what cannot be read is gone."""

import hashlib

import pytest
from cryptography.fernet import Fernet

from portal.adapters.cipher import Cipher
from portal.domain.robin.resume_code import make_code
from portal.services.consultations.find import (
    ConsultationGone,
    decrypt,
    find_open,
    hash_key,
    is_by_code,
    read_answers,
    ticket_of,
)
from portal.values.errors import NotFound
from tests.services.consultations.conftest import ANSWERS, ID, KEY, NOW

CODE = make_code(random_bits=7)


def test_hash_key_is_sha256_in_hex():
    assert hash_key(key="abc") == hashlib.sha256(b"abc").hexdigest()


def test_gone_is_a_kind_of_not_found():
    assert issubclass(ConsultationGone, NotFound)


class TestFindOpen:
    def test_finds_by_key(self, session, start):
        start()

        found = find_open(session, key=KEY, now=NOW)

        assert found is not None
        assert found.id == ID

    def test_a_code_never_opens_what_lies_under_its_hash_as_key(self, session, start):
        start()
        stored = find_open(session, key=KEY, now=NOW)
        stored.key_hash = hash_key(key=CODE)
        session.flush()

        assert find_open(session, key=CODE, now=NOW) is None


class TestTickets:
    """A ticket opens what the code opens, and nothing that only lies under a key."""

    def test_a_code_and_its_ticket_are_by_code_and_no_key_is(self):
        assert is_by_code(key=CODE)
        assert is_by_code(key=ticket_of(code=CODE))
        assert not is_by_code(key=KEY)

    def test_opens_the_consultation_that_bears_the_code(self, session, start, cipher):
        start()
        stored = find_open(session, key=KEY, now=NOW)
        stored.code_hash = hash_key(key=CODE)
        stored.code = cipher.encrypt(plain=CODE.encode(), owner_id=ID)
        session.flush()

        assert find_open(session, key=ticket_of(code=CODE), now=NOW) is stored

    def test_of_a_key_opens_nothing(self, session, start):
        start()

        assert find_open(session, key=ticket_of(code=KEY), now=NOW) is None

    def test_does_not_tell_the_code(self):
        assert CODE not in ticket_of(code=CODE)


class TestReading:
    def test_gives_the_answers(self, session, start, cipher):
        start()
        stored = find_open(session, key=KEY, now=NOW)

        assert read_answers(stored=stored, cipher=cipher) == ANSWERS

    @pytest.mark.parametrize("plain", [b"", b"[]", b"{", b"\xff", b'{"a":1}'])
    def test_what_holds_no_answers_is_gone(self, session, start, cipher, plain):
        start()
        stored = find_open(session, key=KEY, now=NOW)
        stored.answers = cipher.encrypt(plain=plain, owner_id=ID)

        with pytest.raises(ConsultationGone):
            read_answers(stored=stored, cipher=cipher)

    def test_what_was_made_with_a_lost_key_is_gone(self, session, start):
        start()
        stored = find_open(session, key=KEY, now=NOW)

        with pytest.raises(ConsultationGone):
            decrypt(
                stored=stored,
                data=stored.answers,
                cipher=Cipher(keys=(Fernet.generate_key().decode(),)),
            )
