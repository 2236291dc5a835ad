"""Let some invented facilities have providers who keep their profiles."""

from collections.abc import Sequence

from portal.domain.directory.demo import SOURCE_NAME
from portal.domain.directory.demo_profiles import draw_profile, is_kept
from portal.domain.directory.record import FacilityRecord
from portal.queries import imports
from portal.services.profiles.save import save_profile
from portal.web import clock
from portal.web.transactions import writing

BATCH_SIZE = 100


def keep_demo_profiles(records: Sequence[FacilityRecord]) -> int:
    """Write the profiles of those among the stored facilities that have one; return how many."""
    kept = [record for record in records if is_kept(external_id=record.external_id)]
    for start in range(0, len(kept), BATCH_SIZE):
        batch = kept[start : start + BATCH_SIZE]
        profiles = [draw_profile(record=record, today=clock.today()) for record in batch]
        with writing() as session:
            stored = imports.list_stored(
                session,
                source_name=SOURCE_NAME,
                external_ids=[record.external_id for record in batch],
            )
            for record, profile in zip(batch, profiles, strict=True):
                save_profile(
                    session,
                    facility_id=stored[record.external_id].facility_id,
                    content=profile.content,
                    units=profile.units,
                    now=clock.now(),
                )
    return len(kept)
