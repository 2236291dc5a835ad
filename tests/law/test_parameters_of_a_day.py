from dataclasses import FrozenInstanceError, fields
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.law.parameter_file import Confidence, Per, Status, Unit
from portal.law.parameters import UnknownParameter, load_parameters
from portal.values.money import Money

PARAMETERS = load_parameters()


class TestAmount:
    def test_bl13_carries_source_period_and_status(self):
        amount = PARAMETERS.at(day=date(2025, 6, 1)).amount("wohngruppenzuschlag")

        assert str(amount.citation) == "§ 38a SGB XI"
        assert amount.citation.reference == "BAnz AT 12.12.2024 B7"
        assert amount.citation.url.startswith("https://www.gesetze-im-internet.de/sgb_11/")
        assert (amount.valid_from, amount.ends_before) == (date(2025, 1, 1), date(2026, 1, 1))
        assert (amount.unit, amount.per, amount.status) == (Unit.EUR, Per.MONTH, Status.GELTEND)
        assert amount.confidence is Confidence.HIGH

    def test_takes_the_norm_of_its_version_before_that_of_its_key_and_file(self):
        snapshot = PARAMETERS.at(day=date(2026, 6, 1))

        assert str(snapshot.amount("wohngruppenzuschlag").citation) == "§ 45f SGB XI"
        assert str(snapshot.amount("dipa.anwendung").citation) == "§§ 40a und 40b SGB XI"
        assert str(snapshot.amount("pflegegeld.2").citation) == "§ 37 Abs. 1 SGB XI"

    def test_takes_the_unit_of_its_key_before_that_of_its_file(self):
        snapshot = PARAMETERS.at(day=date(2026, 6, 1))

        assert snapshot.amount("hilfsmittel_zuzahlung.prozent").unit is Unit.PERCENT
        assert snapshot.amount("hilfsmittel_zuzahlung.prozent").value == Decimal(10)
        assert snapshot.amount("hilfsmittel_zuzahlung.hoechstens").value == Money(2500)

    def test_gives_whole_numbers_and_refuses_fractions_and_money(self):
        snapshot = PARAMETERS.at(day=date(2024, 6, 1))

        assert snapshot.amount("verhinderung_wochen").whole == 6
        for name in ("verhinderung_angehoerige_faktor", "entlastungsbetrag"):
            with pytest.raises(UnknownParameter, match="no whole number"):
                _ = snapshot.amount(name).whole

    def test_has_a_title_that_names_the_key_only_if_there_are_several(self):
        snapshot = PARAMETERS.at(day=date(2026, 6, 1))

        assert snapshot.amount("entlastungsbetrag").title == "Entlastungsbetrag"
        assert snapshot.amount("sachleistung.3").title.endswith(": Pflegegrad 3")

    def test_is_granted_per_case_or_per_year_by_date(self):
        name = "pflegeunterstuetzungsgeld.tage"

        assert PARAMETERS.at(day=date(2023, 12, 31)).amount(name).per is Per.CASE
        assert PARAMETERS.at(day=date(2024, 1, 1)).amount(name).per is Per.YEAR

    def test_holds_no_float(self):
        for amount in PARAMETERS.amounts:
            for field in fields(amount):
                assert not isinstance(getattr(amount, field.name), float)
            if isinstance(amount.value, Money):
                assert type(amount.value.cents) is int
            else:
                assert type(amount.value) is Decimal


class TestSnapshot:
    def test_knows_the_long_name_of_a_single_value(self):
        snapshot = PARAMETERS.at(day=date(2026, 1, 1))

        assert snapshot.amount("entlastungsbetrag.betrag") == snapshot.amount("entlastungsbetrag")

    @pytest.mark.parametrize("name", ["", "pflegegeld", "pflegegeld.6", "Pflegegeld.2", "betrag"])
    def test_refuses_an_unknown_name(self, name):
        with pytest.raises(UnknownParameter):
            PARAMETERS.at(day=date(2026, 1, 1)).amount(name)

    def test_finds_nothing_where_nothing_is_law(self):
        snapshot = PARAMETERS.at(day=date(2025, 12, 31))

        assert snapshot.find("gemeinschaftliche_wohnform") is None
        assert snapshot.find("entlastungsbetrag").value == Money(13_100)
        with pytest.raises(UnknownParameter):
            snapshot.find("pflegegeld.1")

    def test_knows_its_subjects_keys_and_passages(self):
        snapshot = PARAMETERS.at(day=date(2025, 12, 31))

        assert snapshot.has_subject("entlastungsbetrag")
        assert not snapshot.has_subject("gemeinschaftliche_wohnform")
        assert snapshot.keys("dipa") == ("insgesamt",)
        assert snapshot.keys("entlastungsbetrag") == snapshot.keys("heizkosten") == ()
        assert str(snapshot.citation("wohngruppenzuschlag")) == "§ 38a SGB XI"
        assert str(snapshot.citation("gemeinschaftliche_wohnform")) == "§ 45h SGB XI"
        with pytest.raises(UnknownParameter):
            snapshot.citation("heizkosten")

    def test_tells_money_from_other_numbers(self):
        snapshot = PARAMETERS.at(day=date(2026, 1, 1))

        assert snapshot.money("pflegegeld.2") == Money(34_700)
        assert snapshot.number("pflegegeld_krankenhaus") == Decimal(8)
        with pytest.raises(UnknownParameter, match="is no amount of money"):
            snapshot.money("pflegegeld_krankenhaus")
        with pytest.raises(UnknownParameter, match="is money"):
            snapshot.number("pflegegeld.2")

    def test_cannot_be_changed(self):
        snapshot = PARAMETERS.at(day=date(2026, 1, 1))

        with pytest.raises(FrozenInstanceError):
            snapshot.day = date(2027, 1, 1)
        with pytest.raises(TypeError):
            snapshot.amounts["pflegegeld.2"] = None

    @pytest.mark.parametrize("day", [date(2014, 12, 31), date(1995, 1, 1), date.min])
    def test_is_empty_before_the_data_begin(self, day):
        assert not PARAMETERS.at(day=day).amounts

    @given(day=st.dates(min_value=date(2010, 1, 1), max_value=date(2040, 12, 31)))
    def test_holds_only_law_of_its_day_and_each_name_once(self, day):
        in_force = [
            amount
            for amount in PARAMETERS.amounts
            if amount.status is Status.GELTEND
            and amount.valid_from <= day
            and (amount.ends_before is None or amount.ends_before > day)
        ]

        assert list(PARAMETERS.at(day=day).amounts.values()) == in_force
