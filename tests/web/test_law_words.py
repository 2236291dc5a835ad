from dataclasses import replace
from datetime import date

import pytest

from portal.law.parameter_file import Confidence, Per, Status, Unit
from portal.law.parameters import load_parameters
from portal.values.money import Money
from portal.web.law_words import (
    CONFIDENCE_WORDS,
    PER_WORDS,
    STATUS_WORDS,
    UNIT_WORDS,
    last_day,
    period_words,
    shared_period_words,
    value_words,
)

PARAMETERS = load_parameters()
TODAY = PARAMETERS.at(day=date(2026, 11, 22))


class TestValueWords:
    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("sachleistung.3", "bis zu 1.497 Euro im Monat"),
            ("pflegegeld.3", "599 Euro im Monat"),
            ("umwandlung.2", "bis zu 318,40 Euro im Monat"),
            ("verhinderung_wochen", "bis zu 8 Wochen im Kalenderjahr"),
            ("leistungszuschlag_heim.ab_monat_1", "15 %"),
            ("wohnumfeld.person", "bis zu 4.180 Euro je Maßnahme"),
            ("wohngruppen_anschub.person", "bis zu 2.613 Euro einmalig"),
            ("verhinderung_antragsfrist", "1 Jahr"),
            ("beratungsbesuch.2", "6 Monate"),
            ("kombination_bindung", "6 Monate"),
            ("entlastungsbetrag_uebertrag", "6 Monate"),
            ("pflegegrad_mindestens.verhinderung", "Pflegegrad 2"),
        ],
    )
    def test_says_maximum_number_unit_and_period(self, name, words):
        assert value_words(TODAY.amount(name)) == words

    def test_nothing_is_no_maximum(self):
        spent = replace(TODAY.amount("verhinderung"), value=Money(0))

        assert value_words(spent) == "0 Euro im Kalenderjahr"

    def test_writes_fractions_with_a_comma(self):
        law = PARAMETERS.at(day=date(2024, 1, 1))

        words = value_words(law.amount("verhinderung_angehoerige_faktor"))
        assert words == "1,5 Monate im Kalenderjahr"

    def test_knows_every_unit_period_and_status(self):
        assert set(PER_WORDS) == set(Per)
        assert set(UNIT_WORDS) == set(Unit) - {Unit.GRADE}
        assert set(STATUS_WORDS) == set(Status)
        assert set(CONFIDENCE_WORDS) == set(Confidence)


class TestPeriodWords:
    def test_names_first_and_last_day(self):
        amount = PARAMETERS.at(day=date(2024, 1, 1)).amount("pflegegeld.2")

        assert period_words(amount) == "01.01.2024 bis 31.12.2024"
        assert last_day(amount) == date(2024, 12, 31)

    def test_says_since_where_no_end_is_known(self):
        assert period_words(TODAY.amount("pflegegeld.2")) == "seit 01.01.2025"
        assert last_day(TODAY.amount("pflegegeld.2")) is None

    def test_bl13_says_what_is_only_planned(self):
        assert period_words(PARAMETERS.planned()[0]) == "geplant ab 01.01.2027"


class TestSharedPeriodWords:
    def test_is_where_all_periods_meet(self):
        law = PARAMETERS.at(day=date(2024, 12, 31))
        amounts = [
            law.amount(name) for name in ("verhinderung", "verhinderung_wochen", "dipa.insgesamt")
        ]

        assert shared_period_words(amounts[:2]) == "01.01.2017 bis 31.12.2024"
        assert shared_period_words(amounts[1:]) == "09.06.2021 bis 31.12.2024"

    def test_has_no_end_while_none_is_known(self):
        amounts = [TODAY.amount(name) for name in ("kurzzeitpflege", "kurzzeitpflege_wochen")]

        assert shared_period_words(amounts) == "seit 01.07.2025"
