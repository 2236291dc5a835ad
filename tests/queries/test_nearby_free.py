"""Only offers with a free place: of the kind and by the day that is asked for."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace, free_place
from portal.models.facility import Availability
from tests.queries.around_berlin import houses, ids, near_berlin, north, wanted
from tests.queries.brute_force import TODAY, store


class TestFreePlaces:
    @pytest.fixture
    def reported(self, session):
        """Store one house a report: free, free later, for a short stay, old, on request, full."""
        rows = [
            {},
            {"free_from": TODAY + timedelta(days=40)},
            {"kind": "kurzzeitpflege"},
            {"confirmed_on": TODAY - timedelta(days=15)},
            {"light": "auf_anfrage"},
            {"light": "belegt"},
        ]
        usual = {"kind": "dauerpflege", "light": "frei", "confirmed_on": TODAY, "free_from": None}
        store(session, houses(*({} for _ in rows)))
        session.execute(
            sa.insert(Availability.__table__),
            [usual | row | {"facility_id": number} for number, row in enumerate(rows, start=1)],
        )

    @pytest.mark.usefixtures("reported")
    @pytest.mark.parametrize(
        ("days", "kinds", "found"),
        [
            (None, (), [1, 2, 3]),
            (39, (), [1, 3]),
            (40, (), [1, 2, 3]),
            (None, (KindOfPlace.KURZZEITPFLEGE,), [3]),
            (39, (KindOfPlace.DAUERPFLEGE,), [1]),
            (None, (KindOfPlace.WOHNUNG,), []),
        ],
    )
    def test_lists_what_is_confirmed_to_be_free_in_time(self, session, days, kinds, found):
        by = None if days is None else TODAY + timedelta(days=days)
        free = free_place(today=TODAY, by=by)

        best = near_berlin(session, wanted(free=free, kinds=frozenset(kinds)))

        assert (sorted(ids(best)), best.total) == (found, len(found))

    def test_counts_what_is_free_farther_away(self, session):
        store(session, houses({"lat_micro": north(30)}, {"lat_micro": north(31)}))
        report = {"facility_id": 2, "kind": "dauerpflege", "light": "frei", "confirmed_on": TODAY}
        session.execute(sa.insert(Availability.__table__), [report])

        best = near_berlin(session, wanted(free=free_place(today=TODAY)))

        assert (best.hits, best.wider) == ((), 1)

    @pytest.mark.usefixtures("reported")
    def test_d09_the_filter_leaves_the_order_as_it_is(self, session):
        everything = ids(near_berlin(session))

        free = ids(near_berlin(session, wanted(free=free_place(today=TODAY))))

        assert free == [one for one in everything if one in free]
