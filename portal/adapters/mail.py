"""Mail: as `.eml` files below the instance folder, or by SMTP when configured."""

import re
import secrets
import smtplib
import ssl
from contextlib import ExitStack, suppress
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from portal.values.errors import PortalError, Unavailable
from portal.values.letter import Letter
from portal.values.ports import SendMail

TIMEOUT_SECONDS = 10
SMTP_PORT, SMTPS_PORT = 587, 465
FIRST_PERMANENT = 500
CLOSING = 421
"""The answer of a server that takes nothing at all now."""

ADDRESS = re.compile(r"[^\s,;:<>()\[\]\"\\@]+@[^\s,;:<>()\[\]\"\\@]+")


class MailRefused(PortalError):
    """Report a mail that cannot be sent as it is, such as one with two addresses in one field."""


class MailPostponed(Unavailable):
    """Report that the server works, but takes this one mail only later."""


def compose(*, letter: Letter, mail_id: str, written_at: datetime) -> EmailMessage:
    """Return the mail in plain text and HTML; its Message-ID says which it is, and whose.

    Raises:
        MailRefused: an address is not exactly one, or a header holds a control character.
    """
    fields = {"From": letter.sender, "To": letter.recipient, "Subject": letter.subject}
    if any(not value.isprintable() for value in fields.values()):
        raise MailRefused("a header must not hold control characters")
    if not all(ADDRESS.fullmatch(one) for one in (letter.sender, letter.recipient)):
        raise MailRefused("an address must be one bare address")
    mail = EmailMessage()
    for name, value in fields.items():
        mail[name] = value
    mail["Date"] = format_datetime(written_at)
    mail["Message-ID"] = f"<{mail_id}@{letter.sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers, please
    mail.set_content(letter.text)
    mail.add_alternative(letter.html, subtype="html")
    return mail


def open_mail(*, smtp_url: str, folder: Path) -> SendMail:
    """Return the SMTP server of the settings; without one the mailbox of files in the folder."""
    return SmtpServer(url=smtp_url) if smtp_url else FileMailbox(folder=folder)


class FileMailbox:
    """Keeps each mail as a file; satisfies `portal.values.ports.SendMail`.

    Args:
        folder: made when the first mail comes.
    """

    def __init__(self, *, folder: Path) -> None:
        self._folder = folder

    def send(self, *, letter: Letter, mail_id: str, written_at: datetime) -> None:
        """Write the mail whole or not at all.

        Raises:
            Unavailable: the folder cannot be written now.
            MailRefused: see `compose`.
        """
        mail = compose(letter=letter, mail_id=mail_id, written_at=written_at)
        name = f"{mail_id}-{secrets.token_hex(4)}.eml"
        draft = self._folder / f"{name}.tmp"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft.write_bytes(bytes(mail))
            draft.rename(self._folder / name)
        except OSError as error:
            raise Unavailable(f"the mailbox cannot be written: {error.errno}") from error


class SmtpServer:
    """Hands each mail to an SMTP server; satisfies `portal.values.ports.SendMail`.

    No error repeats what the server said, for it may repeat an address.

    Args:
        url: `smtp://host:587` (STARTTLS where the server offers it) or
            `smtps://…` (TLS from the start).
        timeout_seconds: how long to wait for each single answer.
    """

    def __init__(self, *, url: str, timeout_seconds: int = TIMEOUT_SECONDS) -> None:
        self._parts = urlsplit(url)
        self._timeout_seconds = timeout_seconds

    def send(self, *, letter: Letter, mail_id: str, written_at: datetime) -> None:
        """Send the mail.

        Raises:
            MailPostponed: the server refuses this mail for now.
            Unavailable: the server cannot be reached or used now.
            MailRefused: the server refuses this mail for good; or see `compose`.
        """
        mail = compose(letter=letter, mail_id=mail_id, written_at=written_at)
        server = self._open()
        try:
            server.send_message(mail, from_addr=letter.sender, to_addrs=[letter.recipient])
        except (OSError, smtplib.SMTPException, ValueError) as error:
            raise _judge(error) from None
        finally:
            # The mail is taken or not; how the server says goodbye changes nothing.
            with suppress(OSError, smtplib.SMTPException):
                server.quit()
            server.close()

    def _open(self) -> smtplib.SMTP:
        with ExitStack() as on_failure:
            try:
                server = self._connect()
                on_failure.callback(server.close)
                self._introduce(server)
            except (OSError, smtplib.SMTPException, ValueError) as error:
                raise Unavailable(_in_words(error)) from None
            on_failure.pop_all()
            return server

    def _connect(self) -> smtplib.SMTP:
        host, port = self._parts.hostname or "localhost", self._parts.port
        if self._parts.scheme == "smtps":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(
                host, port or SMTPS_PORT, timeout=self._timeout_seconds, context=context
            )
        return smtplib.SMTP(host, port or SMTP_PORT, timeout=self._timeout_seconds)

    def _introduce(self, server: smtplib.SMTP) -> None:
        server.ehlo_or_helo_if_needed()
        if self._parts.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls(context=ssl.create_default_context())
        if self._parts.username:
            password = unquote(self._parts.password or "")
            server.login(unquote(self._parts.username), password)


def _judge(error: Exception) -> PortalError:
    """Return what a failed handing over means for this mail and for the others."""
    code = _code_of(error)
    words = _in_words(error)
    if code == CLOSING:
        return Unavailable(words)
    if isinstance(error, smtplib.SMTPSenderRefused):
        return MailPostponed(words)  # the operator's to mend, by the settings or at the server
    if code is not None:
        return MailRefused(words) if code >= FIRST_PERMANENT else MailPostponed(words)
    if isinstance(error, smtplib.SMTPNotSupportedError | ValueError):
        return MailRefused(words)
    return Unavailable(words)


def _code_of(error: Exception) -> int | None:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(code for code, _ in error.recipients.values())
    return error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else None


def _in_words(error: Exception) -> str:
    code = _code_of(error)
    return type(error).__name__ if code is None else f"{type(error).__name__} {code}"
