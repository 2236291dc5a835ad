"""What a provider types as name, address and ways of contact."""

import pytest

from portal.domain.directory.basics import (
    location_columns,
    read_line,
    read_location,
    read_size,
    read_way,
)
from portal.domain.directory.locating import Location
from portal.domain.places.place import Place
from portal.values.errors import Invalid
from portal.values.geo import Point

ERFURT = Place("99084 Erfurt", "Erfurt", "Thüringen", ("99084",), Point(50.978, 11.031), "99084")


class OnePlace:
    """A gazetteer that knows one postcode."""

    def by_postcode(self, *, postcode: str) -> Place | None:
        return ERFURT if postcode == "99084" else None

    def postcodes_within(self, *, point: Point, metres: int) -> tuple[str, ...]:
        return ("99084",) if metres and point else ()


class TestLine:
    def test_has_single_blanks(self):
        assert read_line(field="name", text="  Haus   am See ") == "Haus am See"

    @pytest.mark.parametrize(
        ("text", "code"),
        [("<b>", "line"), ("=1+1", "line"), ("a\x07b", "line"), ("x" * 201, "too_long")],
    )
    def test_refuses_what_is_none(self, text: str, code: str):
        with pytest.raises(Invalid) as refused:
            read_line(field="name", text=text)

        assert (refused.value.field, refused.value.code) == ("name", code)


class TestWay:
    @pytest.mark.parametrize(
        ("field", "text", "stored"),
        [
            ("telefon", "+49 3871 12345", "+49 3871 12345"),
            ("email", "a@example.org", "a@example.org"),
            ("internet", "www.example.org", "http://www.example.org"),
            ("internet", "", ""),
        ],
    )
    def test_is_stored_as_imports_store_it(self, field: str, text: str, stored: str):
        assert read_way(field=field, text=text) == stored

    @pytest.mark.parametrize(
        ("field", "text"),
        [("telefon", "abc"), ("email", "a@b"), ("internet", "javascript:alert(1)")],
    )
    def test_refuses_another_shape(self, field: str, text: str):
        with pytest.raises(Invalid, match=f"{field}: shape"):
            read_way(field=field, text=text)


class TestSize:
    @pytest.mark.parametrize(("text", "size"), [("", None), ("0", None), (" 80 ", 80)])
    def test_is_a_number_or_nothing(self, text: str, size: int | None):
        assert read_size(field="kapazitaet", text=text) == size

    def test_refuses_words(self):
        with pytest.raises(Invalid, match="kapazitaet: shape"):
            read_size(field="kapazitaet", text="viele")


class TestLocation:
    def test_is_the_centre_of_the_postcode(self):
        location = read_location(postcode=" 99084 ", city="", places=OnePlace())

        assert location == Location("99084", "Erfurt", ERFURT.point, is_exact=False)
        assert location_columns(location=location) == {
            "postcode": "99084",
            "city": "Erfurt",
            "lat_micro": 50_978_000,
            "lon_micro": 11_031_000,
            "position_is_exact": False,
        }

    def test_keeps_the_town_that_was_typed(self):
        assert read_location(postcode="99084", city="Melchendorf", places=OnePlace()).city == (
            "Melchendorf"
        )

    @pytest.mark.parametrize(
        ("postcode", "city", "field"),
        [("00000", "", "plz"), ("", "", "plz"), ("99084", "<b>", "ort")],
    )
    def test_refuses_what_is_nowhere(self, postcode: str, city: str, field: str):
        with pytest.raises(Invalid) as refused:
            read_location(postcode=postcode, city=city, places=OnePlace())

        assert refused.value.field == field
