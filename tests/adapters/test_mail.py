"""Mail goes whole into a file or to a real SMTP server, and nothing is smuggled into a header."""

import smtplib
import socket
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from portal.adapters.mail import (
    FileMailbox,
    MailPostponed,
    MailRefused,
    SmtpServer,
    compose,
    open_mail,
)
from portal.values.errors import PortalError, Unavailable
from tests.factories.mails import CANARY, make_letter, parse, plain_text
from tests.support.post_office import PostOffice

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
MAIL_ID = "0123456789abcdef" * 2


def a_mail(**changes: str):
    return compose(letter=make_letter(**changes), mail_id=MAIL_ID, written_at=NOW)


def send(mailbox, **changes: str) -> None:
    mailbox.send(letter=make_letter(**changes), mail_id=MAIL_ID, written_at=NOW)


def unprintable(**fields: str) -> SimpleNamespace:
    """Return what a letter refuses to be."""
    given = {name: getattr(make_letter(), name) for name in make_letter().__slots__}
    return SimpleNamespace(**{**given, **fields})


class TestCompose:
    def test_bears_date_and_german_text_in_two_forms(self):
        mail = parse(bytes(a_mail()))

        assert mail["From"] == "do-not-reply@mitpflegeleben.de"
        assert mail["To"] == "anna@example.org"
        assert mail["Subject"] == f"Grüße vom {CANARY}"
        assert mail["Date"] == "Sun, 22 Nov 2026 09:30:00 +0000"
        assert mail["Auto-Submitted"] == "auto-generated"
        assert mail.get_content_type() == "multipart/alternative"
        kinds = [part.get_content_type() for part in mail.iter_parts()]
        assert kinds == ["text/plain", "text/html"]
        assert "für den" in plain_text(mail)
        assert "<p>es gibt Neues für den" in mail.get_body(("html",)).get_content()

    @pytest.mark.parametrize("domain", ["mitpflegeleben.de", "mitunsleben.de"])
    def test_its_message_id_is_made_of_its_id_and_the_domain_of_the_sender(self, domain: str):
        mail = a_mail(sender=f"do-not-reply@{domain}")

        assert mail["Message-ID"] == f"<{MAIL_ID}@{domain}>"

    @pytest.mark.parametrize("field", ["sender", "recipient", "subject"])
    @pytest.mark.parametrize("break_", ["\r\nBcc: x@example.org", "\n", "\x00"])
    def test_a_line_break_in_a_header_is_refused(self, field: str, break_: str):
        letter = unprintable(**{field: f"a@example.org{break_}"})

        with pytest.raises(MailRefused):
            compose(letter=letter, mail_id=MAIL_ID, written_at=NOW)

    @pytest.mark.parametrize(
        "address",
        ["", "anna", "a@b@c", "a@b.de, c@d.de", "a@b.de;c@d.de", "Anna <a@b.de>", "a b@c.de"],
    )
    def test_what_is_not_one_bare_address_is_refused(self, address: str):
        for field in ("sender", "recipient"):
            with pytest.raises(MailRefused):
                a_mail(**{field: address})


class TestOpenMail:
    def test_without_a_server_mails_become_files(self, tmp_path: Path):
        send(open_mail(smtp_url="", folder=tmp_path))

        assert len(list(tmp_path.iterdir())) == 1

    def test_with_a_server_they_go_there(self, tmp_path: Path, post_office: PostOffice):
        send(open_mail(smtp_url=post_office.url, folder=tmp_path))

        assert len(post_office.taken) == 1
        assert list(tmp_path.iterdir()) == []


class TestFileMailbox:
    def test_writes_a_readable_file(self, tmp_path: Path):
        send(FileMailbox(folder=tmp_path / "mail"))

        (file,) = (tmp_path / "mail").iterdir()
        assert file.name.startswith(MAIL_ID)
        assert file.suffix == ".eml"
        assert parse(file.read_bytes())["To"] == "anna@example.org"

    def test_a_mail_sent_twice_is_there_twice_under_one_id(self, tmp_path: Path):
        for _ in range(2):
            send(FileMailbox(folder=tmp_path))

        ids = {parse(file.read_bytes())["Message-ID"] for file in tmp_path.iterdir()}
        assert len(list(tmp_path.iterdir())) == 2
        assert len(ids) == 1

    def test_an_address_with_umlauts_is_taken(self, tmp_path: Path):
        send(FileMailbox(folder=tmp_path), recipient="jörg@example.org")

        assert len(list(tmp_path.iterdir())) == 1

    def test_a_folder_that_cannot_be_made_is_unavailable(self, tmp_path: Path):
        (tmp_path / "mail").write_text("a file stands in the way")

        with pytest.raises(Unavailable):
            send(FileMailbox(folder=tmp_path / "mail"))


class TestSmtpServer:
    def server(self, post_office: PostOffice, *, scheme: str = "smtp", login: str = ""):
        url = post_office.url.replace("smtp://", f"{scheme}://{login}")
        return SmtpServer(url=url, timeout_seconds=1)

    def test_hands_the_mail_over(self, post_office: PostOffice):
        send(self.server(post_office))

        (taken,) = post_office.taken
        assert parse(taken)["Message-ID"] == f"<{MAIL_ID}@mitpflegeleben.de>"
        assert post_office.envelopes == [("do-not-reply@mitpflegeleben.de", ["anna@example.org"])]

    @pytest.mark.parametrize(
        ("step", "answer", "error"),
        [
            ("RCPT", "550 no such user anna@example.org", MailRefused),
            ("RCPT", "451 anna@example.org comes too often", MailPostponed),
            ("RCPT", "421 closing", Unavailable),
            ("MAIL", "550 not from there", MailPostponed),
            ("MAIL", "452 disk full", MailPostponed),
            ("DATA", "554 looks like spam to anna@example.org", MailRefused),
            ("DATA", "450 later", MailPostponed),
            ("EHLO", "421 too busy", Unavailable),
        ],
    )
    def test_answers_are_told_apart_and_never_repeated(
        self, post_office: PostOffice, step: str, answer: str, error: type[PortalError]
    ):
        post_office.answers[step] = answer

        with pytest.raises(PortalError) as failed:
            send(self.server(post_office))

        assert type(failed.value) is error
        assert "anna" not in str(failed.value)
        assert failed.value.__cause__ is None
        assert post_office.taken == []

    def test_names_the_code_of_the_server(self, post_office: PostOffice):
        post_office.answers["RCPT"] = "550 no such user"

        with pytest.raises(MailRefused, match=r"^SMTPRecipientsRefused 550$"):
            send(self.server(post_office))

    @pytest.mark.parametrize("step", ["EHLO", "MAIL", "RCPT", "DATA"])
    def test_a_server_that_hangs_is_unavailable(self, post_office: PostOffice, step: str):
        post_office.hangs_at = step

        with pytest.raises(Unavailable) as failed:
            send(self.server(post_office))

        assert type(failed.value) is Unavailable

    def test_a_server_that_hangs_up_is_unavailable(self, post_office: PostOffice):
        post_office.hangs_up_at = "DATA"

        with pytest.raises(Unavailable):
            send(self.server(post_office))

        assert post_office.taken == []

    def test_a_mail_that_was_taken_counts_however_the_server_says_goodbye(
        self, post_office: PostOffice
    ):
        post_office.answers["QUIT"] = "500 what"

        send(self.server(post_office))

        assert len(post_office.taken) == 1

    def test_a_server_that_never_greets_is_unavailable(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            url = f"smtp://127.0.0.1:{silent.getsockname()[1]}"
            with pytest.raises(Unavailable):
                send(SmtpServer(url=url, timeout_seconds=1))

    def test_a_dead_server_is_unavailable(self):
        with pytest.raises(Unavailable):
            send(SmtpServer(url="smtp://127.0.0.1:1"))

    @pytest.mark.parametrize("login", ["anna:geheim@", "anna:gehe%C3%BCm@"])
    def test_a_server_that_asks_for_no_name_refuses_one(self, post_office: PostOffice, login: str):
        with pytest.raises(Unavailable):
            send(self.server(post_office, login=login))

        assert post_office.taken == []

    def test_tls_from_the_start_needs_a_server_that_speaks_it(self, post_office: PostOffice):
        with pytest.raises(Unavailable):
            send(self.server(post_office, scheme="smtps"))

        assert post_office.taken == []

    def test_an_address_the_server_cannot_spell_is_refused(self, post_office: PostOffice):
        post_office.close()
        post_office.speaks_utf8 = False
        post_office.open()

        with pytest.raises(MailRefused, match=smtplib.SMTPNotSupportedError.__name__):
            send(self.server(post_office), recipient="jörg@example.org")

    def test_an_address_with_umlauts_reaches_a_server_that_can_spell_it(
        self, post_office: PostOffice
    ):
        send(self.server(post_office), recipient="jörg@example.org")

        assert post_office.envelopes[0][1] == ["jörg@example.org"]
