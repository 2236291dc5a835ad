import pytest

from portal.domain.places.compiling import City, NamedPoint, NoLandKnown, compile_rows
from portal.domain.places.rows import Settlement
from portal.values.geo import Point

HERE, NEAR, FAR = Point(51.0, 9.0), Point(51.05, 9.0), Point(54.0, 13.0)


def compile_one(*, names=(), records=(), cities=(), more=None):
    (row, *_) = compile_rows(
        centres={"00001": HERE},
        names={"00001": tuple(names)} if names else {},
        records={"00001": tuple(records), **(more or {})},
        cities=cities,
    )
    return row


class TestCompileRows:
    def test_takes_the_town_with_most_inhabitants_nearby(self):
        row = compile_one(
            names=("Aberg", "Bberg", "Cberg"),
            records=(NamedPoint("Aberg", "Hessen", HERE),),
            cities=(City("Bberg", 900, NEAR), City("Aberg", 500, NEAR), City("Cberg", 9000, FAR)),
        )

        assert row.main == Settlement("Bberg", "Hessen")
        assert [s.name for s in row.further] == ["Aberg", "Cberg"]

    def test_takes_the_nearest_without_inhabitants(self):
        row = compile_one(
            names=("Aberg", "Bberg"),
            records=(NamedPoint("Aberg", "Hessen", NEAR), NamedPoint("Bberg", "Hessen", HERE)),
        )

        assert row.main.name == "Bberg"

    def test_counts_a_double_name_by_its_first_half(self):
        row = compile_one(
            names=("Kirschkau", "Pausa-Mühltroff"),
            records=(NamedPoint("Kirschkau", "Thüringen", HERE),),
            cities=(City("Pausa", 3924, NEAR),),
        )

        assert row.main.name == "Pausa-Mühltroff"

    def test_takes_the_records_where_there_is_no_municipality(self):
        row = compile_one(records=(NamedPoint("Benshausen", "Thüringen", HERE),))

        assert row.main == Settlement("Benshausen", "Thüringen")

    def test_cleans_names(self):
        row = compile_one(
            names=("Cottbus - Chóśebuz", "Neustadt/ Spree"),
            records=(
                NamedPoint("Cottbus", "Brandenburg", HERE),
                NamedPoint("Cottbus Gallinchen, Mitte", "Brandenburg", HERE),
                NamedPoint("Haasow, Kreis Spree", "Brandenburg", HERE),
                NamedPoint("Beispiel GmbH", "Brandenburg", HERE),
            ),
            cities=(City("Cottbus", 100, HERE),),
        )

        assert row.main.name == "Cottbus"
        assert [s.name for s in row.further] == ["Haasow", "Mitte", "Neustadt/Spree"]

    def test_a_part_lies_in_the_land_of_its_town(self):
        row = compile_one(
            names=("Hamburg",),
            records=(
                NamedPoint("Hamburg", "Hamburg", HERE),
                NamedPoint("Hamburg Rahlstedt", "Schleswig-Holstein", HERE),
                NamedPoint("Braak", "Schleswig-Holstein", HERE),
            ),
        )

        assert row.main.land == "Hamburg"
        assert row.further == (
            Settlement("Braak", "Schleswig-Holstein"),
            Settlement("Rahlstedt", "Hamburg"),
        )

    def test_looks_for_the_land_under_the_same_name_nearby(self):
        row = compile_one(
            names=("Bleckede",),
            records=(NamedPoint("Teldau", "Mecklenburg-Vorpommern", HERE),),
            more={"00002": (NamedPoint("Bleckede", "Niedersachsen", NEAR),)},
        )

        assert row.main.land == "Niedersachsen"

    def test_looks_for_the_land_around_when_no_record_helps(self):
        row = compile_one(
            names=("Oberzent",), more={"00002": (NamedPoint("Beerfelden", "Hessen", NEAR),)}
        )

        assert row.main.land == "Hessen"

    def test_needs_records(self):
        with pytest.raises(NoLandKnown):
            compile_one(names=("Oberzent",))

    def test_rounds_to_five_decimals(self):
        (row,) = compile_rows(
            centres={"00001": Point(51.0000049, 9.9999951)},
            names={},
            records={"00001": (NamedPoint("Aberg", "Hessen", HERE),)},
            cities=(),
        )

        assert (row.lat_e5, row.lon_e5) == (5100000, 1000000)
