"""Pictures and documents of a facility: what they are for and how their parts are named."""

from dataclasses import dataclass
from enum import StrEnum

FOLDER = "einrichtungen"
WIDTHS = (320, 640, 1280)
"""The widths in pixels in which every picture is kept, ascending."""
FORMATS = ("avif", "webp", "jpg")
"""Smallest first; a browser takes the first that it knows."""


class FileKind(StrEnum):
    """What a file is for; the value is stored."""

    BILD = "bild"
    PERSON = "person"
    INFOMATERIAL = "infomaterial"
    PRUEFBERICHT = "pruefbericht"

    @property
    def is_picture(self) -> bool:
        """Say whether it is looked at and not read."""
        return self in {FileKind.BILD, FileKind.PERSON}


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """A picture or document as a page shows it.

    Args:
        title: alternative text of a picture, name of a document.
        width: of the largest picture in pixels; 0 for documents.
        byte_count: of a document.
    """

    id: str
    kind: FileKind
    title: str
    width: int
    height: int
    byte_count: int

    def height_at(self, width: int) -> int:
        """Return the height in pixels at that width, rounded down, at least 1."""
        return max(1, self.height * width // self.width) if self.width else 0


def picture_name(*, picture_id: str, width: int, ending: str) -> str:
    """Return the name under which one size and format of a picture is stored."""
    return f"{FOLDER}/{picture_id}/{width}.{ending}"


def document_name(*, document_id: str) -> str:
    """Return the name under which a document is stored."""
    return f"{FOLDER}/{document_id}/dokument.pdf"
