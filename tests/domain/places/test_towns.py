from portal.domain.places.rows import Row, Settlement
from portal.domain.places.towns import gather_towns, postcode_place, row_point, town_place
from portal.values.geo import Point


def row(postcode, name, *further, lat=5100000, lon=900000, land="Hessen"):
    others = tuple(Settlement(other, land) for other in further)
    return Row(postcode, Settlement(name, land), others, lat, lon)


class TestGatherTowns:
    def test_joins_near_postcodes_of_one_name(self):
        rows = (row("34001", "Neustadt"), row("34002", "Neustadt", lat=5105000))

        (town,) = gather_towns(rows=rows)

        assert [r.postcode for r in town.rows] == ["34001", "34002"]
        assert town.main_count == 2
        assert town_place(town=town).label == "Neustadt (Hessen)"

    def test_parts_far_postcodes_and_tells_them_apart(self):
        rows = (
            row("34001", "Neustadt"),
            row("34002", "Neustadt", lat=5200000),
            row("34003", "Korbach", "Neustadt", lat=5300000),
        )

        places = [town_place(town=town) for town in gather_towns(rows=rows)]

        assert [place.label for place in places] == [
            "Korbach (Hessen)",
            "Neustadt (Hessen, 34001)",
            "Neustadt (Hessen, 34002)",
            "Neustadt (Hessen, 34003 Korbach)",
        ]
        assert len({place.key for place in places}) == 4

    def test_joins_over_any_distance_when_the_town_is_a_land(self):
        rows = (
            row("20001", "Hamburg", land="Hamburg"),
            row("27499", "Hamburg", land="Hamburg", lat=5400000),
        )

        (town,) = gather_towns(rows=rows)

        assert town_place(town=town).label == "Hamburg"
        assert town_place(town=town).key == "hamburg"

    def test_a_name_beside_the_main_place_is_a_village(self):
        towns = gather_towns(rows=(row("34001", "Korbach", "Goldhausen"),))

        assert [(town.name, town.main_count) for town in towns] == [
            ("Goldhausen", 0),
            ("Korbach", 1),
        ]

    def test_big_towns_rank_first(self):
        rows = (row("34001", "Aa"), row("34002", "Bb"), row("34003", "Bb"))

        towns = sorted(gather_towns(rows=rows), key=lambda town: town.rank)

        assert [town.name for town in towns] == ["Bb", "Aa"]


class TestTownPlace:
    def test_centre_is_a_postcode_in_the_middle(self):
        rows = tuple(
            row(f"3400{n}", "Kassel", lat=lat)
            for n, lat in enumerate((5100000, 5101000, 5101500, 5109000))
        )

        (town,) = gather_towns(rows=rows)

        assert town_place(town=town).point == Point(51.01, 9.0)


class TestPostcodePlace:
    def test_is_labelled_with_postcode_and_town(self):
        place = postcode_place(row=row("34001", "Kassel"))

        assert place.label == "34001 Kassel"
        assert place.key == "34001"
        assert place.postcodes == ("34001",)
        assert place.point == row_point(row=row("34001", "Kassel"))
