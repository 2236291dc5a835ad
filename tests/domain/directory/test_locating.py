"""Where a facility is, from what its row says."""

import pytest

from portal.domain.directory.locating import Location, locate, presumed_area, split_street
from portal.domain.directory.record import RowRefused
from portal.values.geo import Point


def cells(**given):
    return {"plz": "", "ort": "", "breite": "", "laenge": "", **given}


class TestLocate:
    def test_takes_stated_coordinates_as_exact(self, places):
        location = locate(
            cells=cells(plz="99084", ort="Erfurt", breite="50,978", laenge="11.031"),
            places=places,
        )

        assert location == Location("99084", "Erfurt", Point(50.978, 11.031), is_exact=True)

    def test_uses_the_centre_of_the_postcode_without_coordinates(self, places):
        location = locate(cells=cells(plz="99310"), places=places)

        assert location == Location("99310", "Arnstadt", Point(50.8164, 11.01231), is_exact=False)

    def test_finds_the_nearest_postcode_for_coordinates(self, places):
        location = locate(cells=cells(breite="50.99", laenge="11.056"), places=places)

        assert (location.postcode, location.city, location.is_exact) == ("99085", "Erfurt", True)

    def test_looks_further_where_postcodes_are_rare(self, places):
        location = locate(cells=cells(breite="50.60", laenge="11.01"), places=places)

        assert location.postcode == "99310"

    @pytest.mark.parametrize(
        ("given", "reason"),
        [
            ({}, "neither postcode nor coordinates"),
            ({"plz": "1067"}, "'1067' is not a known postcode"),
            ({"plz": "00000"}, "'00000' is not a known postcode"),
            ({"plz": "99084", "breite": "50.9"}, "laenge: '' is not a number of degrees"),
            ({"breite": "1E9999999", "laenge": "11"}, "is not a number of degrees"),
            ({"breite": "nan", "laenge": "11"}, "is not a number of degrees"),
            ({"breite": "48.2", "laenge": "16.37"}, "is not in Germany"),
            ({"breite": "11.03", "laenge": "50.97"}, "is not in Germany"),
            ({"plz": "99084", "breite": "53.55", "laenge": "10.0"}, "more than 50 km"),
            ({"breite": "48.1", "laenge": "11.5"}, "no postcode within 50 km"),
        ],
    )
    def test_refuses_impossible_places_by_name(self, places, given, reason):
        with pytest.raises(RowRefused, match=reason):
            locate(cells=cells(**given), places=places)


class TestPresumedArea:
    def test_h14_is_every_postcode_within_15_km(self, places):
        location = Location("99084", "Erfurt", Point(50.97637, 11.02694), is_exact=True)

        assert presumed_area(location=location, places=places) == ("99084", "99085", "99086")

    def test_holds_its_own_postcode_even_if_its_centre_is_far(self, places):
        location = Location("99310", "Arnstadt", Point(50.97637, 11.02694), is_exact=True)

        assert "99310" in presumed_area(location=location, places=places)


class TestSplitStreet:
    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("Musterhöhe 3", ("Musterhöhe", "3")),
            ("Straße des 17. Juni 135 b", ("Straße des 17. Juni", "135 b")),
            ("Musterweg 35-41", ("Musterweg", "35-41")),
            ("Musterweg 1, 5, 7", ("Musterweg", "1, 5, 7")),
            ("Musterweg, 4a/4b", ("Musterweg", "4a/4b")),
            ("Musterweg", ("Musterweg", "")),
            ("Am Platz der 7 Brüder", ("Am Platz der 7 Brüder", "")),
            ("Musterweg 1 a - 3 b", ("Musterweg", "1 a - 3 b")),
            ("Musterweg 7 – ", ("Musterweg", "7 – ")),
            ("Platz 7 b 3", ("Platz 7 b", "3")),
            ("12", ("12", "")),
            ("12 14", ("12 14", "")),
            ("", ("", "")),
        ],
    )
    def test_takes_the_number_off_the_end(self, text, parts):
        assert split_street(text=text) == parts

    @pytest.mark.parametrize("more", [" -", " - ", "- 1", " 1a,", "a 1 "])
    def test_a_number_without_end_is_left_to_the_street_and_costs_no_time(self, more):
        text = "Weg 1" + more * (195 // len(more)) + "!"

        assert split_street(text=text) == (text, "")

    def test_what_is_too_long_for_a_street_stays_whole(self):
        text = "Weg " * 50 + "1"

        assert split_street(text=text) == (text, "")
