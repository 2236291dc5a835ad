"""A search sends two to four statements, however much it finds."""

import pytest

from portal.domain.matching.category import Category
from tests.queries.around_berlin import (
    BERLIN,
    every_category,
    find,
    houses,
    ids,
    near_berlin,
    north,
)
from tests.queries.brute_force import (
    TODAY,
    Directory,
    Search,
    store,
)
from tests.support.statements import counted


class TestStatements:
    @pytest.mark.parametrize("rows", [1, 100])
    def test_are_two_for_all_categories_with_one_row_and_with_a_hundred(self, session, rows):
        directory = houses(
            *({"category": str(category)} for _ in range(rows) for category in Category)
        )
        served = tuple(
            {"facility_id": row["id"], "postcode": "13599"}
            for row in directory.facilities
            if row["category"] == "ambulant"
        )
        store(session, Directory(directory.facilities, (), served))
        search = Search(BERLIN, ("13599",), every_category(), limit=10)

        with counted(session.connection()) as sent:
            find(session, search)

        assert len(sent) == 2

    def test_are_four_where_hundreds_fit_and_none_is_free(self, session):
        store(session, houses(*({"lat_micro": north(n / 50)} for n in range(400))))

        with counted(session.connection()) as sent:
            best = near_berlin(session)

        assert (len(sent), best.total, best.total_is_capped) == (4, 200, True)

    def test_are_three_where_the_ring_is_good_enough(self, session):
        near = [{"lat_micro": north(n / 50)} for n in range(20)]
        far = [{"lat_micro": north(15 + n / 500)} for n in range(400)]
        directory = houses(*near, *far)
        reports = tuple(
            {
                "facility_id": row["id"],
                "kind": "dauerpflege",
                "light": "frei",
                "places": None,
                "free_from": None,
                "confirmed_on": TODAY,
            }
            for row in directory.facilities
        )
        store(session, Directory(directory.facilities, reports))

        with counted(session.connection()) as sent:
            best = near_berlin(session)

        assert (len(sent), ids(best)) == (3, list(range(1, 11)))

    def test_are_two_where_nothing_is_found(self, session):
        search = Search(BERLIN, ("13599",), every_category(), limit=10)

        with counted(session.connection()) as sent:
            find(session, search)

        assert len(sent) == 2
