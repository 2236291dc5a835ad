"""What is kept in columns comes back as it was."""

import pytest

from portal.domain.places.columns import RowsOf, RowTable, TownTable
from portal.domain.places.rows import Row, Settlement
from portal.domain.places.towns import gather_towns

ROWS = (
    Row("01067", Settlement("Dresden", "Sachsen"), (), 5106026, 1371780),
    Row(
        "65391",
        Settlement("Lorch am Rhein", "Hessen"),
        (Settlement("Sauerthal", "Rheinland-Pfalz"), Settlement("Ranßel", "Hessen")),
        5005000,
        781000,
    ),
    Row("73547", Settlement("Lorch", "Baden-Württemberg"), (), 4879000, 969000),
)


@pytest.fixture
def table() -> RowTable:
    return RowTable(rows=ROWS)


class TestRowTable:
    def test_gives_every_row_back(self, table: RowTable):
        rows = tuple(table.row(number=number) for number in range(len(table.postcodes)))

        assert rows == ROWS

    @pytest.mark.parametrize(
        ("postcode", "number"),
        [("01067", 0), ("73547", 2), ("00000", None), ("50000", None), ("99999", None)],
    )
    def test_knows_the_number_of_a_postcode(
        self, table: RowTable, postcode: str, number: int | None
    ):
        assert table.number_of(postcode=postcode) == number


class TestTownTable:
    def test_gives_every_town_back(self, table: RowTable):
        towns = gather_towns(rows=ROWS)

        kept = TownTable(towns=towns, rows=table)

        assert len(kept) == len(towns)
        assert [kept[n]._replace(rows=()) for n in range(len(kept))] == [
            town._replace(rows=()) for town in towns
        ]
        assert [tuple(kept[n].rows) for n in range(len(kept))] == [town.rows for town in towns]


class TestRowsOf:
    def test_are_counted_without_being_made_and_equal_by_what_they_are(self, table: RowTable):
        rows = RowsOf(table, (0, 2))

        assert len(rows) == 2
        assert rows[1] == ROWS[2]
        assert tuple(rows[:1]) == ROWS[:1]
        assert rows == RowsOf(table, (0, 2))
        assert hash(rows) == hash(RowsOf(table, (0, 2)))
