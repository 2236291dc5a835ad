"""The fakes keep the promises of the ports and refuse what they must refuse."""

from datetime import timedelta

import pytest

from portal.values.ports import Encrypt, Enqueue, HashPassword, RatePassword, StoreFile
from tests.support.ports import (
    START,
    FixedRating,
    Foreign,
    JobList,
    MemoryFiles,
    MirrorCipher,
    PlainPasswords,
)

GURKEN = "Gurken"


class TestMemoryFiles:
    def test_keeps_reads_and_deletes(self):
        files: StoreFile = MemoryFiles()

        files.write(name="a/b.pdf", data=b"eins")
        before = files.read(name="a/b.pdf")
        files.delete(name="a/b.pdf")
        files.delete(name="a/b.pdf")

        assert before == b"eins"
        assert files.read(name="a/b.pdf") is None

    def test_creates_what_is_not_there(self):
        files: StoreFile = MemoryFiles()

        made = [files.create(name="a.pdf", data=data) for data in (b"eins", b"zwei")]

        assert made == [True, False]
        assert files.read(name="a.pdf") == b"eins"

    def test_lists_what_is_older_and_below_the_prefix(self):
        files = MemoryFiles()
        for name in ("a/2.pdf", "a/1.pdf", "ab/3.pdf"):
            files.write(name=name, data=b"")

        assert files.list_written_before(prefix="a", moment=START) == ()
        later = START + timedelta(seconds=1)
        assert files.list_written_before(prefix="a", moment=later) == ("a/1.pdf", "a/2.pdf")

    def test_shows_names_and_bytes(self):
        files = MemoryFiles()
        files.write(name="a/1.pdf", data=b"eins")

        assert list(files.everything()) == [b"a/1.pdf", b"eins"]


class TestMirrorCipher:
    def test_gives_back_what_it_hid(self):
        cipher: Encrypt = MirrorCipher()

        hidden = cipher.encrypt(plain=b"Zeile\nzwei", owner_id="a")

        assert b"Zeile" not in hidden
        assert cipher.decrypt(cipher=hidden, owner_id="a") == b"Zeile\nzwei"

    def test_refuses_another_owner(self):
        hidden = MirrorCipher().encrypt(plain=b"x", owner_id="a")

        with pytest.raises(Foreign):
            MirrorCipher().decrypt(cipher=hidden, owner_id="b")


def test_job_list_remembers_in_order():
    jobs = JobList()
    enqueue: Enqueue = jobs

    enqueue(job="a", argument="1")
    enqueue(job="b", argument="2")

    assert jobs.queued == [("a", "1"), ("b", "2")]


class TestPlainPasswords:
    def test_knows_its_own_hash_and_hides_the_password(self):
        passwords: HashPassword = PlainPasswords()

        encoded = passwords.hash(password=GURKEN)

        assert GURKEN not in encoded
        assert passwords.verify(password=GURKEN, encoded=encoded)
        assert not passwords.verify(password=GURKEN.lower(), encoded=encoded)

    def test_remembers_what_was_asked(self):
        passwords = PlainPasswords()

        passwords.verify(password="", encoded=passwords.hash(password=""))
        passwords.verify_nothing(password="")

        assert passwords.asked == ["hash", "verify", "nothing"]

    def test_another_edition_is_outdated(self):
        old, new = PlainPasswords(), PlainPasswords(edition=2)

        assert new.is_outdated(encoded=old.hash(password="x"))
        assert not new.is_outdated(encoded=new.hash(password="x"))
        assert new.verify(password="x", encoded=old.hash(password="x"))


def test_a_fixed_rating_rates_alike_and_remembers():
    rating = FixedRating(2)
    port: RatePassword = rating

    assert port.rate(password="x", own_words=("y",)) == 2
    assert rating.asked == [("x", ("y",))]
