from datetime import date

import holidays as reference
import pytest

from portal.law.fristen.feiertage import FILE, Land, easter_sunday, load_feiertage
from portal.law.parameters import NotInForce, ParametersInvalid

FEIERTAGE = load_feiertage()
SUNDAY = 6


class TestEaster:
    @pytest.mark.parametrize(
        "day",
        [
            date(2017, 4, 16),
            date(2024, 3, 31),
            date(2026, 4, 5),
            date(2038, 4, 25),
            date(1981, 4, 19),
            date(2049, 4, 18),
            date(2076, 4, 19),
        ],
    )
    def test_is_the_sunday_of_the_calendar(self, day):
        assert easter_sunday(year=day.year) == day


class TestHolidays:
    @pytest.mark.parametrize("land", Land)
    def test_bl14_are_those_of_an_independent_list(self, land):
        for year in range(2017, 2036):
            theirs = set(reference.country_holidays("DE", subdiv=land.value, years=[year]))
            ours = set(FEIERTAGE.in_year(year=year, land=land))

            differing = {day for day in ours ^ theirs if day.weekday() != SUNDAY}
            assert not differing, year

    def test_have_a_name(self):
        assert FEIERTAGE.name_of(day=date(2026, 11, 18), land=Land.SN) == "Buß- und Bettag"
        assert FEIERTAGE.name_of(day=date(2026, 11, 18), land=Land.BY) == ""

    @pytest.mark.parametrize(
        ("day", "before"),
        [
            (date(2027, 11, 17), "six days before"),
            (date(2022, 11, 16), "the 23rd itself is a Wednesday"),
        ],
    )
    def test_buss_und_bettag_is_the_wednesday_before_the_23rd(self, day, before):
        assert FEIERTAGE.name_of(day=day, land=Land.SN), before

    def test_are_refused_before_the_first_known_year(self):
        with pytest.raises(NotInForce, match="2016"):
            FEIERTAGE.name_of(day=date(2016, 12, 26), land=Land.BY)

    def test_know_all_sixteen_laender_by_name(self):
        assert {land for land, _ in FEIERTAGE.names} == set(Land)
        assert [name for _, name in FEIERTAGE.names][:2] == ["Baden-Württemberg", "Bayern"]


class TestLoad:
    @pytest.mark.parametrize(
        ("old", "new"),
        [("easter: -2", "easter: früh"), ('on: "01-01"', 'on: "1.1."'), ("first_year", "year")],
    )
    def test_refuses_a_broken_file(self, tmp_path, old, new):
        text = FILE.read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "feiertage.yaml"
        path.write_text(text.replace(old, new), encoding="utf-8")

        with pytest.raises(ParametersInvalid, match=r"feiertage\.yaml"):
            load_feiertage(path=path)
