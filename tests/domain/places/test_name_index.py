import pytest

from portal.domain.places.name_index import NameIndex
from portal.domain.places.rows import Row, Settlement
from portal.domain.places.towns import gather_towns


def rows_of(name, count, *, first, lat, land="Hessen"):
    return [Row(f"{first + n:05}", Settlement(name, land), (), lat, 900000) for n in range(count)]


@pytest.fixture(scope="module")
def index():
    rows = [
        *rows_of("Essen", 9, first=45000, lat=5140000, land="Nordrhein-Westfalen"),
        *rows_of("Essen/Oldenburg", 1, first=49632, lat=5270000, land="Niedersachsen"),
        *rows_of("Frankfurt am Main", 40, first=60000, lat=5011000),
        *rows_of("Frankfurt (Oder)", 4, first=15000, lat=5234000, land="Brandenburg"),
        *rows_of("Neustadt", 1, first=34000, lat=5080000),
        *rows_of("Neustadt", 1, first=23000, lat=5410000, land="Schleswig-Holstein"),
        *rows_of("Garmisch-Partenkirchen", 1, first=82000, lat=4749000, land="Bayern"),
        *rows_of("Gerwisch", 1, first=39000, lat=5217000, land="Sachsen-Anhalt"),
    ]
    return NameIndex(towns=gather_towns(rows=sorted(rows)))


class TestResolve:
    @pytest.mark.parametrize(
        ("typed", "name"),
        [
            ("essen", "Essen"),
            ("frankfurt oder", "Frankfurt (Oder)"),
            ("frankfurt a m", "Frankfurt am Main"),
            ("neustadt hessen", "Neustadt"),
            ("garmisch", "Garmisch-Partenkirchen"),
        ],
    )
    def test_takes_one_town(self, index, typed, name):
        match = index.resolve(folded=typed)

        assert match.town.name == name
        assert not match.is_corrected

    def test_a_land_behind_an_unknown_name_helps_nobody(self, index):
        assert index.resolve(folded="nirgendheim hessen").town is None

    def test_asks_when_only_the_short_name_is_equal(self, index):
        match = index.resolve(folded="frankfurt")

        assert match.town is None
        assert [t.name for t in match.candidates] == ["Frankfurt am Main", "Frankfurt (Oder)"]

    def test_asks_when_nobody_is_much_bigger(self, index):
        match = index.resolve(folded="neustadt")

        assert match.town is None
        assert {t.land for t in match.candidates} == {"Hessen", "Schleswig-Holstein"}

    def test_corrects_to_the_biggest(self, index):
        match = index.resolve(folded="esen")

        assert match.town.name == "Essen"
        assert match.is_corrected

    def test_offers_when_the_correction_is_not_clear(self, index):
        match = index.resolve(folded="frankfrut")

        assert match.town is None
        assert match.is_corrected
        assert len(match.candidates) == 2

    def test_leaves_out_what_follows_a_big_town(self, index):
        match = index.resolve(folded="essen borbeck mitte")

        assert match.town.name == "Essen"
        assert match.is_corrected

    @pytest.mark.parametrize("typed", ["", "xyzxyzxyz", "x y z"])
    def test_gives_nothing_for_the_unknown(self, index, typed):
        match = index.resolve(folded=typed)

        assert (match.town, match.candidates) == (None, ())


class TestChosen:
    def test_takes_a_folded_label(self, index):
        assert index.chosen(folded="neustadt hessen").land == "Hessen"

    def test_refuses_a_name_only(self, index):
        assert index.chosen(folded="neustadt") is None


class TestStarting:
    def test_puts_big_towns_first(self, index):
        names = [town.name for town in index.starting(folded="fr", limit=5)]

        assert names == ["Frankfurt am Main", "Frankfurt (Oder)"]

    def test_forgives_errors_in_the_beginning_of_a_big_town(self, index):
        assert [t.name for t in index.starting(folded="frnakfurt a", limit=1)] == [
            "Frankfurt am Main"
        ]

    @pytest.mark.parametrize(("folded", "limit"), [("", 5), ("fr", 0), ("xyz", 5)])
    def test_may_be_empty(self, index, folded, limit):
        assert index.starting(folded=folded, limit=limit) == ()
