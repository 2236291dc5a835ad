from datetime import date
from fractions import Fraction

import pytest

from portal.law.leistungen.leistung import (
    Leistung,
    beihilfe_share,
    grant,
    personal,
    refuse,
    round_to_cents,
    shared,
    why_not,
)
from portal.law.leistungen.situation import HAEUSLICH, Situation, Wohnform
from portal.law.parameters import NotInForce, UnknownParameter
from portal.values.money import Money
from tests.support.leistung_cases import PARAMETERS

DAY = date(2026, 11, 22)
LAW = PARAMETERS.at(day=DAY)


def person(**facts):
    return Situation(**{"grade": 2, "day": DAY, **facts})


class TestWhyNot:
    @pytest.mark.parametrize(
        ("subject", "facts", "reason"),
        [
            ("pflegegeld", {}, None),
            ("pflegegeld", {"grade": 1}, "pflegegrad_zu_niedrig"),
            ("pflegegeld", {"grade": 0}, "kein_pflegegrad"),
            ("pflegegeld", {"home": Wohnform.HEIM}, "wohnform"),
            ("kurzzeitpflege", {"grade": 1}, "pflegegrad_zu_niedrig"),
            ("entlastungsbetrag", {"grade": 1}, None),
            ("sozialraumbudget", {}, "nicht_in_kraft"),
        ],
    )
    def test_bl02_gives_the_first_reason_that_rules_it_out(self, subject, facts, reason):
        found = why_not(subject=subject, situation=person(**facts), law=LAW, homes=HAEUSLICH)

        assert found == reason


class TestRefuse:
    def test_names_the_paragraph_also_before_it_was_law(self):
        law = PARAMETERS.at(day=date(2020, 1, 1))

        finding = refuse(name="gemeinsamer_jahresbetrag", law=law, reason="nicht_in_kraft")

        assert not finding.value.is_due
        assert str(finding.reasons[0].citation) == "§ 42a SGB XI"

    def test_refuses_an_unknown_subject(self):
        with pytest.raises(UnknownParameter):
            refuse(name="heizkosten", law=LAW, reason="wohnform")


class TestGrant:
    def test_names_beihilfe_only_where_money_is_halved(self):
        weeks = shared(name="verhinderung_wochen", law=LAW)
        money = personal(name="entlastungsbetrag", situation=person(), law=LAW)

        for posten, has_reason in ((weeks, False), (money, True)):
            leistung = Leistung("a", posten.amount.citation, is_due=True, posten=(posten,))
            finding = grant(leistung=leistung, situation=person(has_beihilfe=True))
            assert finding.has("beihilfe") is has_reason
            assert not grant(leistung=leistung, situation=person()).has("beihilfe")


class TestAmounts:
    def test_bl13_an_amount_keeps_its_source(self):
        posten = personal(name="pflegegeld.2", situation=person(), law=LAW)

        assert posten.amount.citation.reference == "BAnz AT 12.12.2024 B7"
        assert posten.amount.valid_from == date(2025, 1, 1)

    def test_is_halved_before_it_is_rounded(self):
        third = Fraction(100, 3)

        one = personal(
            name="pflegegeld.2", situation=person(has_beihilfe=True), law=LAW, cents=third
        )
        assert one.value == Money(17)

    def test_weeks_are_not_halved(self):
        situation = person(has_beihilfe=True)

        one = personal(name="verhinderung_wochen", situation=situation, law=LAW)
        assert one.value == 8

    def test_beihilfe_before_the_known_rule_is_refused(self):
        law = PARAMETERS.at(day=date(2016, 12, 31))

        assert beihilfe_share(situation=person(), law=law) == 1
        with pytest.raises(NotInForce):
            beihilfe_share(situation=person(has_beihilfe=True), law=law)

    @pytest.mark.parametrize(
        ("exact", "cents"),
        [(Fraction(1, 2), 1), (Fraction(49, 100), 0), (Fraction(3, 2), 2), (Fraction(7), 7)],
    )
    def test_half_a_cent_goes_up(self, exact, cents):
        assert round_to_cents(cents=exact) == Money(cents)
