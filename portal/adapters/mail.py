"""Mail: as `.eml` files below the instance folder, or by SMTP when configured."""

import secrets
import smtplib
import ssl
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path
from urllib.parse import unquote, urlsplit

from portal.values.errors import PortalError, Unavailable

TIMEOUT_SECONDS = 20
SMTP_PORT, SMTPS_PORT = 587, 465


class MailRefused(PortalError):
    """Report a mail that cannot be sent as it is, such as one with a line break in an address."""


def compose(*, sender: str, recipient: str, subject: str, text: str, now: datetime) -> EmailMessage:
    """Return a plain-text mail with its date and an id of its own.

    Raises:
        MailRefused: an address or the subject holds a line break or another control character.
    """
    fields = {"From": sender, "To": recipient, "Subject": subject}
    if any(not value.isprintable() for value in fields.values()):
        raise MailRefused("a header must not hold control characters")
    mail = EmailMessage()
    for name, value in fields.items():
        mail[name] = value
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    mail.set_content(text)
    return mail


class FileMailbox:
    """Keeps each mail as a file; satisfies `portal.values.ports.SendMail`.

    Args:
        folder: made when the first mail comes.
    """

    def __init__(self, *, folder: Path) -> None:
        self._folder = folder

    def send(self, *, mail: EmailMessage) -> None:
        """Write the mail whole or not at all.

        Raises:
            Unavailable: the folder cannot be written now.
        """
        name = f"{mail['Message-ID'].strip('<>').partition('@')[0]}-{secrets.token_hex(4)}.eml"
        draft = self._folder / f"{name}.tmp"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft.write_bytes(bytes(mail))
            draft.rename(self._folder / name)
        except OSError as error:
            raise Unavailable(f"the mailbox cannot be written: {error.errno}") from error


class SmtpServer:
    """Hands each mail to an SMTP server; satisfies `portal.values.ports.SendMail`.

    Args:
        url: `smtp://host:587` (STARTTLS where the server offers it) or
            `smtps://…` (TLS from the start).
    """

    def __init__(self, *, url: str) -> None:
        self._parts = urlsplit(url)

    def send(self, *, mail: EmailMessage) -> None:
        """Send the mail.

        Raises:
            Unavailable: the server cannot be reached or refuses for now.
            MailRefused: the server refuses this mail for good.
        """
        try:
            with self._connect() as server:
                if self._parts.username:
                    password = unquote(self._parts.password or "")
                    server.login(unquote(self._parts.username), password)
                server.send_message(mail)
        except smtplib.SMTPRecipientsRefused as error:
            raise MailRefused("the server refuses the recipient") from error
        except (OSError, smtplib.SMTPException) as error:
            raise Unavailable(f"the mail server fails: {type(error).__name__}") from error

    def _connect(self) -> smtplib.SMTP:
        host = self._parts.hostname or "localhost"
        context = ssl.create_default_context()
        if self._parts.scheme == "smtps":
            return smtplib.SMTP_SSL(
                host, self._parts.port or SMTPS_PORT, timeout=TIMEOUT_SECONDS, context=context
            )
        server = smtplib.SMTP(host, self._parts.port or SMTP_PORT, timeout=TIMEOUT_SECONDS)
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=context)
        return server
