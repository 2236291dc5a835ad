"""What providers upload: limits, names on the way, and why something is refused."""

import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from portal.domain.profiles.files import (
    FORMATS,
    WIDTHS,
    FileKind,
    document_name,
    picture_name,
)
from portal.values.errors import Invalid, PortalError

MEGABYTE = 1024 * 1024
MOST_PICTURE_BYTES = 15 * MEGABYTE
MOST_DOCUMENT_BYTES = 10 * MEGABYTE
MOST_PIXELS = 60_000_000
"""Telephones take up to 50 million; more is a plan or an attack."""
MOST_SIDE = 16_000
"""Pixels; WebP cannot hold more than 16,383."""
MOST_PROFILE_BYTES = MEGABYTE
"""Of a colour profile, unpacked; those of cameras and printers stay far below."""
MOST_UPLOADS_A_DAY = 60
"""Of one facility, whatever becomes of them."""
MOST_OF_KIND: Mapping[FileKind, int] = MappingProxyType(
    {FileKind.PERSON: 1, FileKind.INFOMATERIAL: 3, FileKind.PRUEFBERICHT: 3}
)
"""Files of a facility where no licence decides; of pictures `domain.entitlements` knows."""
LONGEST_TITLE = 200
LONGEST_DOCUMENT_TITLE = 80
MOST_TRIES = 3
"""What has ended its worker so often is not tried again."""
LEASE = timedelta(minutes=3)
"""So long a worker has an upload for itself."""
FAILED_KEPT = timedelta(days=7)
"""So long a provider sees what could not be used."""
FOLDER_OF_ARRIVALS = "eingang"
PDF_MAGIC = b"%PDF-"
_FORM_KEY = re.compile("[0-9a-f]{32}")
_ID_CHARACTERS = 32


class UploadProblem(StrEnum):
    """Why an upload is not used; the value is stored."""

    UNKNOWN_KIND = "art"
    TOO_LARGE = "groesse"
    TOO_MANY_PIXELS = "pixel"
    MOVING = "bewegt"
    COLOUR_PROFILE = "farbprofil"
    DAMAGED = "kaputt"
    TOO_COSTLY = "aufwand"
    ENCRYPTED = "passwort"
    ACTIVE = "aktiv"


class UploadRefused(PortalError):
    """Report an upload that will never be used.

    Args:
        problem: why.
    """

    def __init__(self, problem: UploadProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def most_bytes(*, kind: FileKind) -> int:
    """Return the size in bytes that a file of this kind may have."""
    return MOST_PICTURE_BYTES if kind.is_picture else MOST_DOCUMENT_BYTES


def check_title(*, kind: FileKind, title: str) -> str:
    """Return alternative text or name of a document with single blanks.

    Raises:
        Invalid: it is empty or too long; names the field „text“.
    """
    plain = " ".join(title.split())
    if not plain:
        raise Invalid("text", "missing")
    if len(plain) > (LONGEST_TITLE if kind.is_picture else LONGEST_DOCUMENT_TITLE):
        raise Invalid("text", "too_long")
    return plain


def check_pdf_start(*, data: bytes) -> None:
    """Refuse what does not begin as a PDF does; nothing may stand before.

    Raises:
        UploadRefused: it is no PDF.
    """
    if not data.startswith(PDF_MAGIC):
        raise UploadRefused(UploadProblem.UNKNOWN_KIND)


def upload_id(*, facility_id: int, form_key: str, kind: FileKind, data: bytes, secret: str) -> str:
    """Return the id of an upload: the same for the same file from the same form.

    So a double click adds one picture, while nobody can name the file of another facility.

    Args:
        facility_id: for which it is.
        form_key: 32 hex digits that each shown form has for itself.
        kind: what it is for.
        data: the file.
        secret: of the portal.

    Raises:
        Invalid: the key is none; names the field „schluessel“.
    """
    if _FORM_KEY.fullmatch(form_key) is None:
        raise Invalid("schluessel", "unknown")
    digest = hashlib.sha256(data).hexdigest()
    message = f"upload\n{facility_id}\n{kind}\n{form_key}\n{digest}".encode()
    return hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()[:_ID_CHARACTERS]


def arrival_name(*, file_id: str) -> str:
    """Return the name under which an upload waits as it came."""
    return f"{FOLDER_OF_ARRIVALS}/{file_id}.bin"


def kept_names(*, file_id: str, kind: FileKind) -> tuple[str, ...]:
    """Return every name under which bytes of this file may be stored."""
    arrival = arrival_name(file_id=file_id)
    if not kind.is_picture:
        return (arrival, document_name(document_id=file_id))
    pictures = (
        picture_name(picture_id=file_id, width=width, ending=ending)
        for width in WIDTHS
        for ending in FORMATS
    )
    return (arrival, *pictures)


def moved(*, ids: tuple[str, ...], file_id: str, place: int) -> tuple[str, ...]:
    """Return the ids with one of them at that place, counted from 1; others keep their order.

    A place beyond the ends is the nearest one there is; an id that is not there changes nothing.
    """
    if file_id not in ids:
        return ids
    others = tuple(one for one in ids if one != file_id)
    before = min(max(place - 1, 0), len(others))
    return (*others[:before], file_id, *others[before:])
