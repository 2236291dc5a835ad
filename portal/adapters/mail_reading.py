"""Reading the mails that lie as files in the folder of a developer."""

import email
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from pathlib import Path

MOST_LISTED = 100
NAME = re.compile(r"[0-9a-f]{32}-[0-9a-f]{8}\.eml")


@dataclass(frozen=True, slots=True)
class StoredMail:
    """A mail as it was written; `html` is source, never to be shown as a page of ours."""

    name: str
    sender: str
    recipient: str
    subject: str
    written_at: datetime
    text: str
    html: str


def list_mails(*, folder: Path) -> tuple[StoredMail, ...]:
    """Return the newest mails of the folder, at most 100, newest first."""
    paths = [path for path in folder.glob("*.eml") if NAME.fullmatch(path.name)]
    newest = sorted(paths, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
    return tuple(_read(path) for path in newest[:MOST_LISTED])


def find_mail(*, folder: Path, name: str) -> StoredMail | None:
    """Return the mail of that file name; None if there is none, or the name is no mail's."""
    path = folder / name
    return _read(path) if NAME.fullmatch(name) and path.is_file() else None


def _read(path: Path) -> StoredMail:
    mail = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    date = mail["Date"]
    return StoredMail(
        name=path.name,
        sender=str(mail["From"] or ""),
        recipient=str(mail["To"] or ""),
        subject=str(mail["Subject"] or ""),
        written_at=date.datetime if date else datetime.fromtimestamp(path.stat().st_mtime, tz=UTC),
        text=_part(mail, "plain"),
        html=_part(mail, "html"),
    )


def _part(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body((kind,))
    return str(body.get_content()) if body is not None else ""
