"""What money or fame may change of a facility changes nothing of the order."""

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.domain.reviews.mean import PARTS
from portal.models.facility import Facility
from tests.queries.around_berlin import find
from tests.queries.brute_force import random_directory, random_search, repeatable, store

SIZE = 120
FAMOUS = {"rating_votes": 900, "rating_parts": 900 * 5 * PARTS}
INFAMOUS = {"rating_votes": 900, "rating_parts": 900 * PARTS}
BOUGHT = {
    "is_managed": True,
    "traeger": "Krone AG",
    "website": "https://krone.example",
    "email": "krone@example.org",
    "phone": "030 1",
    "capacity": 400,
}
PLAIN = {
    "is_managed": False,
    "traeger": "",
    "website": "",
    "email": "",
    "phone": "",
    "capacity": None,
}


@pytest.fixture
def lists(session):
    """Return a function that gives some lists as text: each hit, its score and every number."""
    random = repeatable(22)
    store(session, random_directory(random, size=SIZE))
    searches = [random_search(random) for _ in range(8)]
    return lambda: repr([find(session, search) for search in searches]).encode()


@given(
    change=st.sampled_from(
        [(BOUGHT, PLAIN), (FAMOUS, INFAMOUS), (BOUGHT | INFAMOUS, PLAIN | FAMOUS)]
    ),
    chosen=st.sets(st.integers(1, SIZE)),
)
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_d09_c16_x06_whoever_pays_or_is_praised_the_lists_are_equal_byte_by_byte(
    session, lists, change, chosen
):
    before = lists()
    some, rest = change

    session.execute(sa.update(Facility).values(**rest))
    session.execute(sa.update(Facility).where(Facility.id.in_(chosen)).values(**some))

    assert lists() == before


def test_another_distance_is_noticed(session, lists):
    before = lists()

    session.execute(sa.update(Facility).values(lat_micro=Facility.lat_micro + 9_000))

    assert lists() != before
