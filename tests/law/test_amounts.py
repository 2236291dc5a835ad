from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.law.amounts import fill_amounts, german_number, list_amounts, list_placeholders
from portal.law.parameters import NotInForce, UnknownParameter, load_parameters

PARAMETERS = load_parameters()
TODAY = PARAMETERS.at(day=date(2026, 11, 22))


class TestFillAmounts:
    def test_bl13_writes_the_amount_of_the_day(self):
        text = "{pflegegeld.2} Euro im Monat"

        assert fill_amounts(text=text, snapshot=TODAY) == "347 Euro im Monat"
        past = PARAMETERS.at(day=date(2023, 12, 31))
        assert fill_amounts(text=text, snapshot=past) == "316 Euro im Monat"

    @pytest.mark.parametrize(
        ("name", "german"),
        [
            ("gemeinsamer_jahresbetrag", "3.539"),
            ("umwandlung.2", "318,40"),
            ("leistungszuschlag_heim.ab_monat_37", "75"),
            ("entscheidungsfrist.arbeitstage", "25"),
            ("hilfsmittel_zuzahlung.prozent", "10"),
        ],
    )
    def test_writes_german_numbers(self, name, german):
        assert fill_amounts(text=f"{{{name}}}", snapshot=TODAY) == german

    def test_fills_every_placeholder(self):
        text = "{wohnumfeld.person} und {wohnumfeld.massnahme}, noch einmal {wohnumfeld.person}"

        filled = fill_amounts(text=text, snapshot=TODAY)

        assert filled == "4.180 und 16.720, noch einmal 4.180"

    @pytest.mark.parametrize("text", ["{pflegegld.2}", "{}", "{Pflegegeld.2}", "{ pflegegeld.2 }"])
    def test_refuses_an_unknown_placeholder(self, text):
        with pytest.raises(UnknownParameter):
            fill_amounts(text=text, snapshot=TODAY)

    def test_refuses_a_placeholder_that_is_not_law(self):
        with pytest.raises(NotInForce):
            fill_amounts(text="{dipa.insgesamt}", snapshot=TODAY)

    @given(text=st.text().filter(lambda text: "{" not in text))
    def test_leaves_other_text_alone(self, text):
        assert fill_amounts(text=text, snapshot=TODAY) == text


class TestListAmounts:
    def test_names_each_amount_once_in_order_with_its_source(self):
        text = "{sachleistung.2}, {pflegegeld.2} und {sachleistung.2}"

        amounts = list_amounts(text=text, snapshot=TODAY)

        assert [amount.name for amount in amounts] == ["sachleistung.2", "pflegegeld.2"]
        assert [str(amount.citation) for amount in amounts] == [
            "§ 36 Abs. 3 SGB XI",
            "§ 37 Abs. 1 SGB XI",
        ]

    def test_is_empty_without_placeholders(self):
        assert list_amounts(text="nichts", snapshot=TODAY) == ()

    def test_refuses_an_unknown_placeholder(self):
        with pytest.raises(UnknownParameter):
            list_amounts(text="{unbekannt}", snapshot=TODAY)


class TestListPlaceholders:
    def test_returns_what_stands_in_braces(self):
        assert list_placeholders(text="{a} {b.2} {a} {}") == ("a", "b.2", "")


class TestGermanNumber:
    def test_writes_a_fraction_with_a_comma(self):
        amount = PARAMETERS.at(day=date(2024, 1, 1)).amount("verhinderung_angehoerige_faktor")

        assert german_number(amount=amount) == "1,5"
