import pytest

from portal.domain.places.naming import is_abbreviation, short_name, without_title


class TestShortName:
    @pytest.mark.parametrize(
        ("name", "short"),
        [
            ("Frankfurt am Main", "frankfurt"),
            ("Frankfurt (Oder)", "frankfurt"),
            ("Saalfeld/Saale", "saalfeld"),
            ("Lutherstadt Wittenberg", "wittenberg"),
            ("Rothenburg ob der Tauber", "rothenburg"),
            ("Bad Homburg vor der Höhe", "bad homburg"),
            ("Au", "au"),
            ("Am Mellensee", "am mellensee"),
        ],
    )
    def test_drops_the_addition(self, name, short):
        assert short_name(name=name) == short


class TestWithoutTitle:
    def test_drops_an_honorary_title(self):
        assert without_title(folded="hansestadt rostock") == "rostock"

    def test_leaves_other_names(self):
        assert without_title(folded="hansestadt") == "hansestadt"


class TestIsAbbreviation:
    @pytest.mark.parametrize("typed", ["frankfurt a m", "frankfurt main", "frankfurt am"])
    def test_accepts_beginnings_in_order(self, typed):
        assert is_abbreviation(typed=typed, name="frankfurt am main")

    @pytest.mark.parametrize("typed", ["frank a m", "frankfurt m a", "frankfurt oder"])
    def test_refuses_others(self, typed):
        assert not is_abbreviation(typed=typed, name="frankfurt am main")
