"""What published calculators get wrong about amounts, each with its right answer."""

from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from portal.law.fristen.antragsfristen import claim_verhinderung
from portal.law.fristen.beratungsbesuche import visit_of_period
from portal.law.fristen.weiterzahlung import pay_abroad, pay_in_hospital
from portal.law.leistungen.alle import list_leistungen
from portal.law.leistungen.situation import Ersatzpflege, Situation, Wohnform
from portal.law.parameters import NotInForce
from portal.values.money import Money
from tests.support.leistung_cases import PARAMETERS, plain

TODAY = date(2026, 11, 22)
LAST_OF_2025, FIRST_OF_2026 = date(2025, 12, 31), date(2026, 1, 1)


def due(**facts):
    """Return the amounts of the benefits that are due, by benefit and name."""
    situation = Situation(**{"grade": 3, "day": TODAY, **facts})
    findings = list_leistungen(situation=situation, parameters=PARAMETERS)
    return {
        one.value.name: {posten.name: plain(posten) for posten in one.value.posten}
        for one in findings
        if one.value.is_due
    }


def test_bl13_the_day_of_the_service_chooses_the_row():
    """In 2025 the printed statute still had the old amounts."""
    for day in (date(2025, 1, 1), LAST_OF_2025):
        found = due(day=day)
        assert found["pflegegeld"] == {"pflegegeld.3": "599"}
        assert found["pflegehilfsmittel_verbrauch"] == {"pflegehilfsmittel_verbrauch": "42"}
        assert found["wohnumfeld"] == {"wohnumfeld.person": "4.180"}


@pytest.mark.parametrize(
    "name", ["pflegegeld.4", "sachleistung.2", "dipa.insgesamt", "entlastungsbetrag"]
)
def test_bl13_the_step_of_2025_was_rounded_up_to_full_euros(name):
    """4.5 per cent, rounded up each time: 765 to 800, 761 to 796, 50 to 53, 125 to 131."""
    before, after = (
        PARAMETERS.at(day=day).money(name).cents for day in (date(2024, 12, 31), date(2025, 1, 1))
    )

    exact = before * Fraction(1045, 1000)
    assert after == -(-exact // 100) * 100
    assert after > exact


def test_bl13_the_group_maximum_is_four_persons_not_a_percentage():
    law = PARAMETERS.at(day=TODAY)

    person, group = (law.money(f"wohngruppen_anschub.{key}") for key in ("person", "gruppe"))
    assert group == Money(4 * person.cents) == Money(1_045_200)


def test_bl06_relatives_get_one_and_a_half_then_two_months():
    for day, months in ((date(2025, 6, 30), Fraction(3, 2)), (date(2025, 7, 1), Fraction(2))):
        found = due(day=day, helper=Ersatzpflege.ANGEHOERIGE)["verhinderung"]
        exact = 59_900 * months
        assert found["verhinderung_angehoerige"] == Money(int(exact)).german()


def test_bl05_use_of_january_to_june_2025_counts_against_the_common_amount():
    used = {"used_verhinderung": Money(100_000), "used_kurzzeitpflege": Money(50_000)}

    found = due(day=date(2025, 7, 1), **used)

    assert found["gemeinsamer_jahresbetrag"]["gemeinsamer_jahresbetrag_rest"] == "2.039"


class TestSince2026:
    def test_bl07_claims_for_verhinderungspflege_end(self):
        with pytest.raises(NotInForce):
            claim_verhinderung(law=PARAMETERS.at(day=LAST_OF_2025))
        frist = claim_verhinderung(law=PARAMETERS.at(day=FIRST_OF_2026))
        assert frist.ends_on == date(2027, 12, 31)

    @pytest.mark.parametrize("grade", [2, 3, 4, 5])
    def test_bl14_visits_are_half_yearly_for_all(self, grade):
        frist = visit_of_period(grade=grade, law=PARAMETERS.at(day=FIRST_OF_2026))

        assert frist.ends_on == date(2026, 6, 30)

    def test_bl01_pflegegeld_runs_eight_weeks_in_hospital_and_abroad(self):
        end = FIRST_OF_2026 + timedelta(weeks=8, days=-1)

        in_hospital = pay_in_hospital(admitted_on=FIRST_OF_2026, parameters=PARAMETERS)
        (abroad,) = pay_abroad(left_on=FIRST_OF_2026, parameters=PARAMETERS)
        assert in_hospital.ends_on == abroad.ends_on == end

    def test_bl13_dipa_has_two_caps_and_no_pot_of_70(self):
        assert due(day=FIRST_OF_2026)["dipa"] == {
            "dipa.anwendung": "40",
            "dipa.unterstuetzung": "30",
        }
        assert due(day=LAST_OF_2025)["dipa"] == {"dipa.insgesamt": "53"}

    def test_bl13_paragraphs_have_new_numbers(self):
        norms = {}
        for day in (LAST_OF_2025, FIRST_OF_2026):
            situation = Situation(grade=3, day=day, home=Wohnform.WOHNGRUPPE)
            findings = list_leistungen(situation=situation, parameters=PARAMETERS)
            norms[day] = {one.value.citation.norm for one in findings}

        assert {"§ 38a SGB XI", "§ 45e SGB XI"} <= norms[LAST_OF_2025]
        assert {"§ 45f SGB XI", "§ 45g SGB XI", "§ 45h SGB XI"} <= norms[FIRST_OF_2026]
        assert not {"§ 38a SGB XI", "§ 45e SGB XI"} & norms[FIRST_OF_2026]


class TestCombination:
    def test_bl04_converted_money_counts_as_used(self):
        found = due(used=Decimal(50), converted=Money(29_940))

        assert found["kombination"] == {"kombination": "179,70"}

    def test_bl04_tagespflege_and_entlastungsbetrag_do_not_count(self):
        found = due(used=Decimal(60))

        assert found["kombination"] == {"kombination": "239,60"}
        assert found["tages_nachtpflege"] == {"tages_nachtpflege.3": "1.357"}
        assert found["entlastungsbetrag"] == {"entlastungsbetrag": "131"}
        names = {field.name for field in fields(Situation)}
        assert not {name for name in names if "tagespflege" in name or "entlastung" in name}

    def test_bl04_is_given_in_cents(self):
        assert due(grade=2, used=Money(30_000))["kombination"] == {"kombination": "216,22"}


def test_bl11_the_supplement_is_a_share_of_the_own_share_for_care_only():
    facts = {"home": Wohnform.HEIM, "months_in_home": 37, "own_share": Money(100_000)}

    assert due(**facts)["leistungszuschlag_heim"]["leistungszuschlag_heim_betrag"] == "750"
    assert "leistungszuschlag_heim_betrag" not in due(
        home=Wohnform.HEIM, months_in_home=37
    )["leistungszuschlag_heim"]  # fmt: skip


def test_bl13_beihilfe_halves():
    assert due(has_beihilfe=True)["pflegegeld"] == {"pflegegeld.3": "299,50"}


def test_bl02_pflegegrad_1_lacks_money_stand_in_short_stay_and_day_care():
    lacking = {"pflegegeld", "verhinderung", "kurzzeitpflege", "tages_nachtpflege"}

    assert not lacking & set(due(grade=1))


class TestDraftOf2027:
    def test_bl13_the_draft_changes_nothing(self):
        found = due(grade=1, day=date(2027, 1, 1))

        assert found["entlastungsbetrag"] == {"entlastungsbetrag": "131"}
        assert found == due(grade=1)

    def test_bl13_the_draft_is_listed_apart(self):
        assert {one.value for one in PARAMETERS.planned()} == {Money(17_500)}


def test_bl01_bl05_bl08_bl09_the_amounts_of_the_seed_come_out_for_their_dates():
    day = date(2019, 5, 1)

    pflegegeld = [due(grade=grade, day=day)["pflegegeld"] for grade in range(2, 6)]
    found = due(day=day, persons_in_flat=6)

    assert [next(iter(one.values())) for one in pflegegeld] == ["316", "545", "728", "901"]
    assert found["verhinderung"] == {
        "verhinderung": "1.612",
        "verhinderung.aufstockung": "806",
        "verhinderung.hoechstens": "2.418",
        "verhinderung_wochen": "6",
    }
    assert found["pflegehilfsmittel_verbrauch"] == {"pflegehilfsmittel_verbrauch": "40"}
    assert found["wohnumfeld"] == {"wohnumfeld.person": "4.000", "wohnumfeld.massnahme": "16.000"}
