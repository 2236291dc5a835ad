"""Which facilities a partner may mean, and which of the partner's reviews we have."""

import pytest

from portal.domain.matching.category import Category
from portal.domain.reviews.review import Origin
from portal.queries.partner_reviews import list_candidates, list_known
from tests.models.records import NOW, add_source, make_facility, make_review


@pytest.fixture
def houses(session):
    """Store a house in Parchim, one in Köln and one in the bin; return their numbers."""
    add_source(session)
    made = [
        make_facility(),
        make_facility(external_id="2", name="Haus Dom", postcode="50667", category="stationaer"),
        make_facility(external_id="3", is_published=False, deleted_at=NOW),
    ]
    session.add_all(made)
    session.flush()
    return [one.id for one in made]


class TestCandidates:
    def test_f02_are_those_with_the_numbers_or_at_the_postcodes(self, session, houses):
        found = list_candidates(session, facility_ids=[houses[1]], postcodes=["19370"])

        assert [(one.facility_id, one.name) for one in found] == [
            (houses[0], "Pflegedienst Probe"),
            (houses[1], "Haus Dom"),
        ]
        assert (found[1].postcode, found[1].category) == ("50667", Category.STATIONAER)

    def test_f02_what_waits_in_the_bin_is_none(self, session, houses):
        assert list_candidates(session, facility_ids=[houses[2]], postcodes=()) == ()


class TestKnown:
    def test_f02_are_told_by_origin_and_the_partners_id(self, session, houses):
        ours = {"author_key": None, "email": None, "origin": "werpflegtwie"}
        session.add(make_review(facility_id=houses[0], external_id="7", **ours))
        session.add(make_review(facility_id=houses[0], id="b" * 32, external_id="8", **ours))
        session.flush()

        found = list_known(session, origin=Origin.WERPFLEGTWIE, external_ids=["7", "9"])

        assert [(one.id, one.stars) for one in found] == [("a" * 32, [])]
