"""A picture whose bytes are stored is shown from now on."""

from dataclasses import replace

import pytest

from portal.domain.profiles.files import FileKind, ProfileFile
from portal.queries.profiles import list_files
from portal.services.profiles.add_picture import add_picture
from tests.models.records import NOW, store_facility

PICTURE = ProfileFile(
    id="a" * 32, kind=FileKind.BILD, title="Der Garten", width=1280, height=960, byte_count=0
)


def test_it_is_shown_in_its_place(session):
    number = store_facility(session).id
    later = replace(PICTURE, id="b" * 32)

    add_picture(session, facility_id=number, picture=later, position=2, now=NOW)
    add_picture(session, facility_id=number, picture=PICTURE, position=1, now=NOW)

    assert list_files(session, facility_id=number) == (PICTURE, later)


def test_a_document_is_refused(session):
    number = store_facility(session).id

    with pytest.raises(ValueError, match="infomaterial"):
        add_picture(
            session,
            facility_id=number,
            picture=replace(PICTURE, kind=FileKind.INFOMATERIAL),
            position=1,
            now=NOW,
        )
