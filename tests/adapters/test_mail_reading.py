"""The mails of the folder are read back, and no other file is."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from portal.adapters import mail_reading
from portal.adapters.mail import FileMailbox
from portal.adapters.mail_reading import find_mail, list_mails
from tests.factories.mails import make_letter

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def send(folder: Path, number: int, **changes: str) -> None:
    """Write a mail whose file is as many seconds old as its number is small."""
    FileMailbox(folder=folder).send(
        letter=make_letter(**changes), mail_id=f"{number:032x}", written_at=NOW
    )
    (file,) = folder.glob(f"{number:032x}-*.eml")
    os.utime(file, (number, number))


class TestListMails:
    def test_is_empty_without_a_folder(self, tmp_path: Path):
        assert list_mails(folder=tmp_path / "mail") == ()

    def test_gives_the_newest_first_with_both_forms(self, tmp_path: Path):
        send(tmp_path, 1)
        send(tmp_path, 2, subject="Größeres", recipient="berta@example.org")

        newest, oldest = list_mails(folder=tmp_path)

        assert (newest.subject, newest.recipient) == ("Größeres", "berta@example.org")
        assert (oldest.sender, oldest.written_at) == (make_letter().sender, NOW)
        assert oldest.text == make_letter().text
        assert oldest.html == make_letter().html

    def test_gives_only_so_many(self, tmp_path: Path, monkeypatch):
        monkeypatch.setattr(mail_reading, "MOST_LISTED", 1)
        for number in (1, 2):
            send(tmp_path, number)

        (mail,) = list_mails(folder=tmp_path)

        assert mail.name.startswith(f"{2:032x}")

    def test_leaves_other_files_alone(self, tmp_path: Path):
        (tmp_path / "notizen.eml").write_text("Subject: geheim")
        (tmp_path / f"{1:032x}-00000000.eml.tmp").write_text("halb")

        assert list_mails(folder=tmp_path) == ()


class TestFindMail:
    def test_finds_one_by_its_name(self, tmp_path: Path):
        send(tmp_path, 1)
        (listed,) = list_mails(folder=tmp_path)

        assert find_mail(folder=tmp_path, name=listed.name) == listed

    @pytest.mark.parametrize(
        "name",
        ["", "..", "../secret-key", "notizen.eml", f"{1:032x}-00000000.eml", "a/b.eml", "\x00.eml"],
    )
    def test_nothing_else_is_found(self, tmp_path: Path, name: str):
        (tmp_path / "mail").mkdir()
        (tmp_path / "secret-key").write_text("geheim")
        (tmp_path / "mail" / "notizen.eml").write_text("Subject: geheim")

        assert find_mail(folder=tmp_path / "mail", name=name) is None

    def test_a_mail_without_headers_is_shown_all_the_same(self, tmp_path: Path):
        name = f"{1:032x}-00000000.eml"
        (tmp_path / name).write_bytes(b"\n\nnichts\n")
        os.utime(tmp_path / name, (0, 0))

        mail = find_mail(folder=tmp_path, name=name)

        assert mail is not None
        assert (mail.subject, mail.html, mail.written_at.year) == ("", "", 1970)
