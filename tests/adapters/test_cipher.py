"""Ciphertext opens for its owner only, with any of the keys."""

from hashlib import sha256

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from portal.adapters.cipher import FORM, NONCE_BYTES, Cipher, CipherInvalid
from portal.values.ports import Encrypt

OLD, NEW, FOREIGN = (Fernet.generate_key().decode() for _ in range(3))
CIPHER = Cipher(keys=(NEW, OLD))


class TestCipher:
    @given(plain=st.binary(), owner_id=st.text())
    def test_gives_back_what_it_encrypted(self, plain: bytes, owner_id: str):
        cipher: Encrypt = CIPHER

        hidden = cipher.encrypt(plain=plain, owner_id=owner_id)

        assert cipher.decrypt(cipher=hidden, owner_id=owner_id) == plain

    @given(plain=st.binary(), owner_id=st.text(), other=st.text())
    def test_refuses_every_other_owner(self, plain: bytes, owner_id: str, other: str):
        hidden = CIPHER.encrypt(plain=plain, owner_id=owner_id)

        if other != owner_id:
            with pytest.raises(CipherInvalid):
                CIPHER.decrypt(cipher=hidden, owner_id=other)

    def test_no_owner_is_the_beginning_of_another(self):
        hidden = CIPHER.encrypt(plain=b"x", owner_id="a\nb")

        with pytest.raises(CipherInvalid):
            CIPHER.decrypt(cipher=hidden, owner_id="a")

    def test_hides_text_and_owner(self):
        hidden = CIPHER.encrypt(plain=b"Kanarienvogel", owner_id="besitzer")

        assert b"Kanarienvogel" not in hidden
        assert b"besitzer" not in hidden

    def test_equal_texts_look_different(self):
        one = CIPHER.encrypt(plain=b"x", owner_id="a")

        assert one != CIPHER.encrypt(plain=b"x", owner_id="a")

    def test_equal_texts_never_share_a_nonce(self):
        hidden = [CIPHER.encrypt(plain=b"x", owner_id="a") for _ in range(100)]

        assert len({one[len(FORM) : len(FORM) + NONCE_BYTES] for one in hidden}) == len(hidden)

    def test_adds_little_to_the_text(self):
        hidden = CIPHER.encrypt(plain=b"x" * 1_000, owner_id="a")

        assert len(hidden) == len(FORM) + NONCE_BYTES + 1_000 + 16

    @pytest.mark.parametrize("position", [0, 1, 12, 13, 24, -16, -1])
    def test_refuses_a_flipped_bit(self, position: int):
        hidden = bytearray(CIPHER.encrypt(plain=b"Pflegegrad 3", owner_id="a"))
        hidden[position] ^= 1

        with pytest.raises(CipherInvalid, match="cannot be read"):
            CIPHER.decrypt(cipher=bytes(hidden), owner_id="a")

    @pytest.mark.parametrize("length", [0, 1, 12, 13, 14, 28, 40])
    def test_refuses_a_part_of_a_ciphertext(self, length: int):
        hidden = CIPHER.encrypt(plain=b"Pflegegrad 3", owner_id="a")

        with pytest.raises(CipherInvalid):
            CIPHER.decrypt(cipher=hidden[:length], owner_id="a")

    @pytest.mark.parametrize("damaged", [b"", b"x", b"\0" * 100, FORM, FORM + b"\0" * 100])
    def test_refuses_what_is_no_ciphertext(self, damaged: bytes):
        with pytest.raises(CipherInvalid):
            CIPHER.decrypt(cipher=damaged, owner_id="a")


def token(*, plain: bytes, owner_id: str, key: str = NEW) -> bytes:
    """Return what was stored before: a token of Fernet's that begins with the owner's hash."""
    return Fernet(key).encrypt(sha256(owner_id.encode()).digest() + plain)


class TestStoredBefore:
    @pytest.mark.parametrize("key", [NEW, OLD], ids=["newest", "older"])
    def test_still_opens(self, key: str):
        assert CIPHER.decrypt(cipher=token(plain=b"x", owner_id="a", key=key), owner_id="a") == b"x"

    def test_refuses_every_other_owner(self):
        with pytest.raises(CipherInvalid, match="another record"):
            CIPHER.decrypt(cipher=token(plain=b"x", owner_id="a"), owner_id="b")

    def test_refuses_an_unknown_key(self):
        with pytest.raises(CipherInvalid, match="cannot be read"):
            CIPHER.decrypt(cipher=token(plain=b"x", owner_id="a", key=FOREIGN), owner_id="a")

    def test_refuses_one_too_short_to_name_its_owner(self):
        with pytest.raises(CipherInvalid):
            CIPHER.decrypt(cipher=Fernet(NEW).encrypt(b"x"), owner_id="a")

    @pytest.mark.parametrize("position", [0, 12, 30, 60, 119])
    def test_refuses_a_flipped_bit(self, position: int):
        damaged = bytearray(token(plain=b"Pflegegrad 3", owner_id="a"))
        damaged[position] ^= 1

        with pytest.raises(CipherInvalid, match="cannot be read"):
            CIPHER.decrypt(cipher=bytes(damaged), owner_id="a")


class TestKeys:
    def test_all_of_them_decrypt(self):
        hidden = Cipher(keys=(OLD,)).encrypt(plain=b"x", owner_id="a")

        assert CIPHER.decrypt(cipher=hidden, owner_id="a") == b"x"

    def test_the_first_encrypts(self):
        hidden = CIPHER.encrypt(plain=b"x", owner_id="a")

        assert Cipher(keys=(NEW,)).decrypt(cipher=hidden, owner_id="a") == b"x"
        with pytest.raises(CipherInvalid):
            Cipher(keys=(OLD,)).decrypt(cipher=hidden, owner_id="a")

    def test_an_unknown_one_is_refused(self):
        hidden = Cipher(keys=(FOREIGN,)).encrypt(plain=b"x", owner_id="a")

        with pytest.raises(CipherInvalid):
            CIPHER.decrypt(cipher=hidden, owner_id="a")

    def test_none_at_all_is_refused_at_the_start(self):
        with pytest.raises(ValueError, match="at least one"):
            Cipher(keys=())
