"""Let some invented facilities have providers who keep their profiles."""

import secrets
from collections.abc import Iterator, Sequence

from portal.adapters.demo_pictures import MOTIFS, demo_picture
from portal.domain.directory.demo import SOURCE_NAME
from portal.domain.directory.demo_profiles import draw_profile, is_kept
from portal.domain.directory.record import FacilityRecord
from portal.domain.profiles.files import FORMATS, WIDTHS, FileKind, ProfileFile, picture_name
from portal.queries import imports, profiles
from portal.services.profiles.add_picture import add_picture
from portal.services.profiles.save import save_profile
from portal.web import clock, outside
from portal.web.extensions import db
from portal.web.transactions import writing

BATCH_SIZE = 100
MOST_PICTURED = 24
"""So many of them show pictures; more would only fill the disk."""
PICTURES = 2


def keep_demo_profiles(records: Sequence[FacilityRecord]) -> int:
    """Write the profiles of those among the stored facilities that have one; return how many."""
    kept = [record for record in records if is_kept(external_id=record.external_id)]
    for start in range(0, len(kept), BATCH_SIZE):
        batch = kept[start : start + BATCH_SIZE]
        drawn = [draw_profile(record=record, today=clock.today()) for record in batch]
        pictures = [tuple(_store_pictures(start + place)) for place in range(len(batch))]
        with writing() as session:
            stored = imports.list_stored(
                session,
                source_name=SOURCE_NAME,
                external_ids=[record.external_id for record in batch],
            )
            for record, profile, shown in zip(batch, drawn, pictures, strict=True):
                facility_id = stored[record.external_id].facility_id
                save_profile(
                    session,
                    facility_id=facility_id,
                    content=profile.content,
                    units=profile.units,
                    now=clock.now(),
                )
                for position, picture in enumerate(shown, start=1):
                    add_picture(
                        session,
                        facility_id=facility_id,
                        picture=picture,
                        position=position,
                        now=clock.now(),
                    )
    return len(kept)


def _store_pictures(place: int) -> Iterator[ProfileFile]:
    """Store the pictures of one facility and give them; those that come late have none."""
    for number in range(PICTURES if place < MOST_PICTURED else 0):
        motif = (place + number) % len(MOTIFS)
        drawn = demo_picture(motif=motif)
        picture_id = secrets.token_hex(16)
        for (width, ending), data in drawn.renditions.items():
            name = picture_name(picture_id=picture_id, width=width, ending=ending)
            outside.current().files.write(name=name, data=data)
        yield ProfileFile(
            id=picture_id,
            kind=FileKind.BILD,
            title=f"Zeichnung: {MOTIFS[motif]}",
            width=drawn.width,
            height=drawn.height,
            byte_count=0,
        )


def list_demo_pictures() -> tuple[str, ...]:
    """List the names under which pictures of invented facilities are stored."""
    ids = profiles.list_picture_ids(db.session(), source_name=SOURCE_NAME)
    db.session().rollback()
    return tuple(
        picture_name(picture_id=one, width=width, ending=ending)
        for one in ids
        for width in WIDTHS
        for ending in FORMATS
    )


def drop_pictures(names: Sequence[str]) -> None:
    """Delete stored pictures of which no facility knows any more."""
    for name in names:
        outside.current().files.delete(name=name)
