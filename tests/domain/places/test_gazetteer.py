import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.domain.places.gazetteer import MOST_CHOICES, load_gazetteer
from portal.domain.places.rows import PlacesFileInvalid
from portal.values.geo import Point, distance_m


class TestFind:
    @pytest.mark.parametrize(
        ("text", "label"),
        [
            ("13599", "13599 Berlin"),
            ("  13599 ", "13599 Berlin"),
            ("D-13599", "13599 Berlin"),
            ("d 13599", "13599 Berlin"),
            ("13599 Berlin", "13599 Berlin"),
            ("Berlin 13599", "13599 Berlin"),
            ("Musterweg 5, 13599 Berlin", "13599 Berlin"),
            ("Berlin", "Berlin"),
            ("München", "München (Bayern)"),
            ("Muenchen", "München (Bayern)"),
            ("munchen", "München (Bayern)"),
            ("koeln", "Köln (Nordrhein-Westfalen)"),
            ("Essen", "Essen (Nordrhein-Westfalen)"),
            ("St. Wendel", "Sankt Wendel (Saarland)"),
            ("Sankt  Wendel", "Sankt Wendel (Saarland)"),
            ("Frankfurt a. M.", "Frankfurt am Main (Hessen)"),
            ("Frankfurt/Oder", "Frankfurt (Oder) (Brandenburg)"),
            ("Frankfurt am Main (Hessen)", "Frankfurt am Main (Hessen)"),
            ("frankfurt-am-main-hessen", "Frankfurt am Main (Hessen)"),
            ("Garmisch", "Garmisch-Partenkirchen (Bayern)"),
            ("Lutherstadt Wittenberg", "Wittenberg (Sachsen-Anhalt)"),
            ("Bergedorf", "Bergedorf (Hamburg)"),
            ("19370 Parchim", "19370 Parchim"),
        ],
    )
    def test_understands(self, gazetteer, text, label):
        resolution = gazetteer.find(text=text)

        assert resolution.place is not None
        assert resolution.place.label == label
        assert resolution.problem is None
        assert not resolution.corrected
        assert not resolution.town_ignored

    @pytest.mark.parametrize(
        ("text", "label"),
        [
            ("Dresdn", "Dresden (Sachsen)"),
            ("Berln", "Berlin"),
            ("Münhcen", "München (Bayern)"),
            ("Berlin Siemensstadt", "Berlin"),
        ],
    )
    def test_corrects(self, gazetteer, text, label):
        resolution = gazetteer.find(text=text)

        assert resolution.place.label == label
        assert resolution.corrected

    @pytest.mark.parametrize(
        ("text", "labels"),
        [
            ("Frankfurt", {"Frankfurt am Main (Hessen)", "Frankfurt (Oder) (Brandenburg)"}),
            ("Halle", {"Halle (Saale) (Sachsen-Anhalt)"}),
            ("Neustadt", {"Neustadt an der Weinstraße (Rheinland-Pfalz)"}),
        ],
    )
    def test_asks_which(self, gazetteer, text, labels):
        resolution = gazetteer.find(text=text)

        assert resolution.place is None
        assert resolution.problem == "ambiguous"
        assert labels <= {place.label for place in resolution.choices}
        assert 1 < len(resolution.choices) <= MOST_CHOICES

    def test_every_choice_leads_to_itself(self, gazetteer):
        for name in ("Frankfurt", "Halle", "Neustadt", "Neuenkirchen", "Mühlhausen"):
            for place in gazetteer.find(text=name).choices:
                assert gazetteer.find(text=place.key).place == place
                assert gazetteer.find(text=place.label).place == place

    def test_a_postcode_decides_over_another_town(self, gazetteer):
        resolution = gazetteer.find(text="13599 München")

        assert resolution.place.key == "13599"
        assert resolution.town_ignored

    def test_a_postcode_goes_with_a_further_place(self, gazetteer):
        resolution = gazetteer.find(text="01067 Friedrichstadt")

        assert resolution.place.key == "01067"
        assert not resolution.town_ignored

    @pytest.mark.parametrize(
        ("text", "first"),
        [
            ("1067", "01067 Dresden"),
            ("135", "13503 Berlin"),
            ("99999", "99991 Unstrut-Hainich"),
            ("00000", None),
            ("99999 Berlin", "Berlin"),
            ("123456", None),
            ("12", None),
        ],
    )
    def test_names_an_unknown_postcode(self, gazetteer, text, first):
        resolution = gazetteer.find(text=text)

        assert resolution.place is None
        assert resolution.problem == "unknown_postcode"
        assert next((place.label for place in resolution.choices), None) == first

    @pytest.mark.parametrize("text", ["", "   ", "\n\t"])
    def test_says_when_nothing_was_typed(self, gazetteer, text):
        assert gazetteer.find(text=text).problem == "empty"

    @pytest.mark.parametrize(
        "text",
        [
            "Xyzzyqqq",
            "!?!",
            "\0",
            "😀😀😀",
            "'; DROP TABLE facilities; --",
            "<script>alert(1)</script>",
            "q" * 10_000,
            "x " * 5_000,
        ],
    )
    def test_says_when_the_place_is_unknown(self, gazetteer, text):
        resolution = gazetteer.find(text=text)

        assert resolution.place is None
        assert resolution.problem == "unknown"

    @settings(max_examples=200, deadline=None)
    @given(st.text(max_size=300))
    @example("١٢٣٤٥")
    @example("²³⁴⁵⁶")
    @example("ǰ" * 200)
    def test_answers_any_text(self, gazetteer, text):
        resolution = gazetteer.find(text=text)

        assert (resolution.place is None) == (resolution.problem is not None)

    def test_every_postcode_leads_to_itself(self, gazetteer):
        assert len(gazetteer.postcodes) == 8168
        for postcode in gazetteer.postcodes:
            assert gazetteer.find(text=postcode).place.postcodes == (postcode,)

    @pytest.mark.parametrize(
        ("text", "centre"),
        [
            ("Berlin", Point(52.520, 13.405)),
            ("Hamburg", Point(53.550, 9.993)),
            ("München", Point(48.137, 11.575)),
            ("Köln", Point(50.938, 6.960)),
        ],
    )
    def test_a_city_lies_where_its_centre_is(self, gazetteer, text, centre):
        assert distance_m(start=gazetteer.find(text=text).place.point, end=centre) < 5_000

    @pytest.mark.parametrize("text", ["Köln", "koeln-nordrhein-westfalen", "Parchim"])
    def test_finds_the_same_place_again(self, gazetteer, text):
        first = gazetteer.find(text=text)

        assert first.place is not None
        assert gazetteer.find(text=text) == first

    def test_a_city_has_all_its_postcodes(self, gazetteer):
        berlin = gazetteer.find(text="Berlin").place

        assert {"10115", "13599", "14199"} <= set(berlin.postcodes)


class TestSuggest:
    @pytest.mark.parametrize(
        ("text", "first"),
        [
            ("135", "13503 Berlin"),
            ("D-135", "13503 Berlin"),
            ("13599 Ber", "13599 Berlin"),
            ("m", "München (Bayern)"),
            ("mue", "München (Bayern)"),
            ("mün", "München (Bayern)"),
            ("frank", "Frankfurt am Main (Hessen)"),
            ("halle", "Halle (Saale) (Sachsen-Anhalt)"),
            ("Dresdn", "Dresden (Sachsen)"),
            ("st. w", "Sankt Wendel (Saarland)"),
            ("frankfurt-am-main-hessen", "Frankfurt am Main (Hessen)"),
        ],
    )
    def test_puts_the_likeliest_first(self, gazetteer, text, first):
        assert gazetteer.suggest(text=text)[0].label == first

    @pytest.mark.parametrize("text", ["", " ", "!", "qqqqqqq", "00", "\0"])
    def test_may_have_nothing_to_say(self, gazetteer, text):
        assert gazetteer.suggest(text=text) == ()

    def test_a_short_name_stands_before_longer_ones(self, gazetteer):
        assert gazetteer.suggest(text="Au")[0].name == "Au"

    @settings(max_examples=100, deadline=None)
    @given(st.text(alphabet="abemnrstuöü 0123-.", max_size=12), st.integers(0, 9))
    def test_suggests_only_places_that_exist(self, gazetteer, text, limit):
        places = gazetteer.suggest(text=text, limit=limit)

        assert len(places) <= limit
        assert len(set(places)) == len(places)
        for place in places:
            assert gazetteer.find(text=place.key).place == place


class TestByPostcode:
    def test_finds_one(self, gazetteer):
        assert gazetteer.by_postcode(postcode="13599").land == "Berlin"

    def test_knows_no_other_text(self, gazetteer):
        assert gazetteer.by_postcode(postcode="Berlin") is None


class TestPostcodesWithin:
    def test_contains_the_neighbours(self, gazetteer):
        here = gazetteer.by_postcode(postcode="19370").point

        found = gazetteer.postcodes_within(point=here, metres=15_000)

        assert "19370" in found
        assert "19376" in found
        assert "10115" not in found


class TestLoadGazetteer:
    def test_refuses_a_missing_file(self, tmp_path):
        with pytest.raises(PlacesFileInvalid):
            load_gazetteer(path=tmp_path / "none.csv")

    def test_refuses_another_encoding(self, tmp_path):
        path = tmp_path / "latin.csv"
        path.write_bytes("plz;München".encode("latin-1"))

        with pytest.raises(PlacesFileInvalid):
            load_gazetteer(path=path)
