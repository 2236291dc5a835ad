"""What happens to each record of a batch."""

import dataclasses

from portal.domain.directory.planning import StoredFacility, plan_batch
from portal.domain.directory.record import FacilityRecord
from portal.domain.matching.category import Category

RECORD = FacilityRecord(
    external_id="new",
    category=Category.WOHNEN,
    name="Haus",
    postcode="99084",
    city="Erfurt",
    lat_micro=50_976_370,
    lon_micro=11_026_940,
    position_is_exact=True,
    services=(),
)


def record(external_id):
    return dataclasses.replace(RECORD, external_id=external_id)


class TestPlanBatch:
    def test_p07_sorts_by_what_is_stored_and_leaves_managed_profiles_alone(self):
        same, changed, managed = record("same"), record("changed"), record("managed")
        stored = {
            "same": StoredFacility(1, same.content_hash, is_managed=False),
            "changed": StoredFacility(2, "other", is_managed=False),
            "managed": StoredFacility(3, "other", is_managed=True),
        }

        plan = plan_batch(records=[managed, RECORD, same, changed], stored=stored)

        assert plan.created == (RECORD,)
        assert plan.updated == (changed,)
        assert plan.unchanged == (same,)
        assert plan.managed == (managed,)
