"""Mail goes whole into a file or to a real SMTP server, and nothing is smuggled into a header."""

import email
from datetime import UTC, datetime
from email import policy

import pytest
from aiosmtpd.controller import Controller

from portal.adapters.mail import FileMailbox, MailRefused, SmtpServer, compose
from portal.values.errors import Unavailable
from tests.support.server import free_port

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def a_mail(**changes: str):
    fields = {
        "sender": "do-not-reply@mitpflegeleben.de",
        "recipient": "anna@example.org",
        "subject": "Grüße aus Köln",
        "text": "Guten Tag,\n\nes gibt Neues für Sie.\n",
        **changes,
    }
    return compose(now=NOW, **fields)


class TestCompose:
    def test_bears_date_id_and_german_text(self):
        mail = email.message_from_bytes(bytes(a_mail()), policy=policy.default)

        assert mail["From"] == "do-not-reply@mitpflegeleben.de"
        assert mail["Subject"] == "Grüße aus Köln"
        assert mail["Date"] == "Sun, 22 Nov 2026 09:30:00 +0000"
        assert mail["Message-ID"].endswith("@mitpflegeleben.de>")
        assert "für Sie" in mail.get_content()

    def test_each_has_an_id_of_its_own(self):
        assert a_mail()["Message-ID"] != a_mail()["Message-ID"]

    @pytest.mark.parametrize("field", ["sender", "recipient", "subject"])
    @pytest.mark.parametrize("break_", ["\r\nBcc: x@example.org", "\n", "\x00"])
    def test_a_line_break_in_a_header_is_refused(self, field: str, break_: str):
        with pytest.raises(MailRefused):
            a_mail(**{field: f"a@example.org{break_}"})


class TestFileMailbox:
    def test_writes_a_readable_file(self, tmp_path):
        FileMailbox(folder=tmp_path / "mail").send(mail=a_mail())

        (file,) = (tmp_path / "mail").iterdir()
        mail = email.message_from_bytes(file.read_bytes(), policy=policy.default)
        assert file.suffix == ".eml"
        assert mail["To"] == "anna@example.org"

    def test_a_folder_that_cannot_be_made_is_unavailable(self, tmp_path):
        (tmp_path / "mail").write_text("a file stands in the way")

        with pytest.raises(Unavailable):
            FileMailbox(folder=tmp_path / "mail").send(mail=a_mail())


class Inbox:
    """Takes every mail but those to one address."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 – its name
        if address.startswith("niemand@"):
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 – its name
        self.taken.append(envelope.content)
        return "250 OK"


@pytest.fixture
def inbox():
    inbox = Inbox()
    inbox.port = free_port()
    controller = Controller(inbox, hostname="127.0.0.1", port=inbox.port)
    controller.start()
    yield inbox
    controller.stop()


class TestSmtpServer:
    def test_hands_the_mail_over(self, inbox: Inbox):
        SmtpServer(url=f"smtp://127.0.0.1:{inbox.port}").send(mail=a_mail())

        (taken,) = inbox.taken
        assert email.message_from_bytes(taken, policy=policy.default)["To"] == "anna@example.org"

    def test_a_refused_recipient_is_refused_for_good(self, inbox: Inbox):
        with pytest.raises(MailRefused):
            SmtpServer(url=f"smtp://127.0.0.1:{inbox.port}").send(
                mail=a_mail(recipient="niemand@example.org")
            )

        assert inbox.taken == []

    def test_a_dead_server_is_unavailable(self):
        with pytest.raises(Unavailable):
            SmtpServer(url="smtp://127.0.0.1:1").send(mail=a_mail())

    def test_a_server_that_asks_for_no_name_refuses_one(self, inbox: Inbox):
        with pytest.raises(Unavailable):
            SmtpServer(url=f"smtp://anna:geheim@127.0.0.1:{inbox.port}").send(mail=a_mail())

        assert inbox.taken == []

    def test_tls_from_the_start_needs_a_server_that_speaks_it(self, inbox: Inbox):
        with pytest.raises(Unavailable):
            SmtpServer(url=f"smtps://127.0.0.1:{inbox.port}").send(mail=a_mail())
