"""How pictures and documents are named and sized."""

from portal.adapters.files import NAME
from portal.domain.profiles.files import (
    FORMATS,
    WIDTHS,
    FileKind,
    ProfileFile,
    document_name,
    picture_name,
)

ID = "a" * 32


def make(kind, width=1280, height=960):
    return ProfileFile(id=ID, kind=kind, title="Garten", width=width, height=height, byte_count=0)


def test_every_name_can_be_stored_and_is_used_once():
    names = {
        picture_name(picture_id=ID, width=width, ending=ending)
        for width in WIDTHS
        for ending in FORMATS
    } | {document_name(document_id=ID)}

    assert len(names) == len(WIDTHS) * len(FORMATS) + 1
    assert all(NAME.fullmatch(name) for name in names)


def test_pictures_are_no_documents():
    assert [kind for kind in FileKind if kind.is_picture] == [FileKind.BILD, FileKind.PERSON]


def test_the_height_follows_the_width():
    assert make(FileKind.BILD).height_at(320) == 240
    assert make(FileKind.BILD, width=2000, height=1).height_at(320) == 1
    assert make(FileKind.INFOMATERIAL, width=0, height=0).height_at(320) == 0
