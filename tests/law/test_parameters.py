from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from portal.law.parameter_file import Status, Unit
from portal.law.parameters import (
    DATA,
    NotInForce,
    ParametersInvalid,
    UnknownParameter,
    load_parameters,
)
from portal.law.strict_yaml import read_mapping
from portal.values.money import Money

CASES = Path(__file__).parent / "cases"
PARAMETERS = load_parameters()


def read_cases():
    for path in sorted(CASES.glob("*.yaml")):
        content = read_mapping(text=path.read_text(encoding="utf-8"))
        assert set(content) == {"subject", "cases"}
        for case in content["cases"]:
            assert set(case) <= {"on", "source", "amounts", "not_in_force"}
            yield content["subject"], case


ALL_CASES = list(read_cases())
IN_FORCE = [
    pytest.param(case["on"], name, text, case["source"], id=f"{name}-{case['on']}")
    for _, case in ALL_CASES
    for name, text in case.get("amounts", {}).items()
]
MISSING = [
    pytest.param(case["on"], name, id=f"{name}-{case['on']}")
    for _, case in ALL_CASES
    for name in case.get("not_in_force", [])
]


def write(folder, text, *, name="probe.yaml"):
    (folder / name).write_text(text, encoding="utf-8")


PROBE = """\
subject: probe
title: Probe
norm: § 1 SGB XI
unit: percent
per: month
keys: {betrag: Betrag}
values:
  2020-01-01:
    {status: geltend, confidence: high, reference: BGBl. 1, url: https://a.org, betrag: "1.5"}
  2021-01-01:
    {status: geplant, confidence: low, reference: BGBl. 2, url: https://a.org, betrag: 2}
  2022-01-01:
    {status: geltend, confidence: high, reference: BGBl. 3, url: https://a.org, betrag: 3}
"""


class TestAmountsByDate:
    @pytest.mark.parametrize(("day", "name", "text", "source"), IN_FORCE)
    def test_bl13_is_the_amount_of_that_day(self, day, name, text, source):
        amount = PARAMETERS.at(day=day).amount(name)

        if amount.unit is Unit.EUR:
            assert amount.value == Money.from_euro_text(text)
        else:
            assert amount.value == Decimal(text)
        assert source.endswith(amount.citation.reference)

    @pytest.mark.parametrize(("day", "name"), MISSING)
    def test_bl13_is_refused_outside_its_period(self, day, name):
        snapshot = PARAMETERS.at(day=day)

        with pytest.raises(NotInForce, match=str(day)):
            snapshot.amount(name)

    def test_bl13_every_change_has_a_case_on_its_day_and_the_day_before(self):
        days = defaultdict(set)
        for _, case in ALL_CASES:
            for name in [*case.get("amounts", {}), *case.get("not_in_force", [])]:
                days[name].add(case["on"])

        for amount in PARAMETERS.amounts:
            changes = {amount.valid_from, amount.ends_before} - {None}
            needed = {day - timedelta(days=ago) for day in changes for ago in (0, 1)}
            assert needed <= days[amount.name], amount.name

    def test_every_file_has_its_cases(self):
        assert {path.name for path in DATA.glob("*.yaml")} == {p.name for p in CASES.glob("*.yaml")}


class TestSeedAmounts:
    @pytest.mark.parametrize(
        ("day", "amounts"),
        [
            (date(2023, 12, 31), (316, 545, 728, 901)),
            (date(2024, 7, 1), (332, 573, 765, 947)),
            (date(2025, 1, 1), (347, 599, 800, 990)),
        ],
    )
    def test_bl01_pflegegeld_by_grade(self, day, amounts):
        snapshot = PARAMETERS.at(day=day)

        found = tuple(snapshot.amount(f"pflegegeld.{grade}").value for grade in range(2, 6))
        assert found == tuple(Money(euro * 100) for euro in amounts)

    def test_bl02_grade_1_has_no_pflegegeld(self):
        with pytest.raises(UnknownParameter):
            PARAMETERS.at(day=date(2026, 1, 1)).amount("pflegegeld.1")

    def test_bl05_verhinderung_before_the_common_amount(self):
        snapshot = PARAMETERS.at(day=date(2019, 6, 1))

        assert snapshot.amount("verhinderung").value == Money(161_200)
        assert snapshot.amount("verhinderung.aufstockung").value == Money(80_600)
        assert snapshot.amount("verhinderung.hoechstens").value == Money(241_800)

    @pytest.mark.parametrize(("day", "euro"), [(date(2015, 1, 1), 40), (date(2025, 1, 1), 42)])
    def test_bl08_consumables(self, day, euro):
        amount = PARAMETERS.at(day=day).amount("pflegehilfsmittel_verbrauch")

        assert (amount.value, amount.is_maximum) == (Money(euro * 100), True)

    @pytest.mark.parametrize(
        ("day", "person", "measure"),
        [(date(2015, 1, 1), 4000, 16000), (date(2025, 1, 1), 4180, 16720)],
    )
    def test_bl09_home_adaptation(self, day, person, measure):
        snapshot = PARAMETERS.at(day=day)

        assert snapshot.amount("wohnumfeld.person").value == Money(person * 100)
        assert snapshot.amount("wohnumfeld.massnahme").value == Money(measure * 100)


class TestPlans:
    def test_bl13_are_never_returned_as_law(self):
        snapshot = PARAMETERS.at(day=date(2030, 1, 1))

        assert all(amount.status is Status.GELTEND for amount in snapshot.amounts.values())
        with pytest.raises(NotInForce):
            snapshot.amount("sozialraumbudget.2")

    def test_bl13_are_listed_when_asked_for(self):
        planned = {amount.name: amount for amount in PARAMETERS.planned()}

        assert set(planned) == {f"sozialraumbudget.{grade}" for grade in range(2, 6)}
        assert planned["sozialraumbudget.2"].value == Money(17_500)
        assert planned["sozialraumbudget.2"].status is Status.GEPLANT

    def test_do_not_end_the_law_before_them(self, tmp_path):
        write(tmp_path, PROBE)

        parameters = load_parameters(directory=tmp_path)

        assert parameters.at(day=date(2021, 6, 1)).amount("probe").value == Decimal("1.5")
        assert parameters.at(day=date(2021, 6, 1)).amount("probe").ends_before == date(2022, 1, 1)
        assert [amount.value for amount in parameters.planned()] == [Decimal(2)]


class TestSameLaw:
    DAY = date(2026, 3, 2)

    def test_of_one_day_is_worked_out_once(self):
        assert PARAMETERS.at(day=self.DAY) is PARAMETERS.at(day=self.DAY)

    def test_is_equal_however_it_was_read(self):
        again = load_parameters()

        assert again is not PARAMETERS
        assert {again: 1}[PARAMETERS] == 1
        assert {again.at(day=self.DAY): 1}[PARAMETERS.at(day=self.DAY)] == 1

    def test_differs_by_day_and_by_data(self, tmp_path):
        write(tmp_path, PROBE)
        other = load_parameters(directory=tmp_path)

        assert other != PARAMETERS
        assert other.at(day=self.DAY) != PARAMETERS.at(day=self.DAY)
        assert PARAMETERS.at(day=self.DAY) != PARAMETERS.at(day=date(2024, 3, 2))


class TestLoadParameters:
    def test_refuses_a_directory_without_values(self, tmp_path):
        with pytest.raises(ParametersInvalid, match="no values in"):
            load_parameters(directory=tmp_path)

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("betrag: 3", "betrag: '3,5'", r"probe\.yaml: values\.2022-01-01\.betrag"),
            ("betrag: 3", "betrag: 3.5", r"probe\.yaml: the fraction 3\.5 needs quotes"),
            ("betrag: 3", "betrag: 3, betrag: 4", r"probe\.yaml: the key 'betrag' stands here"),
            ("geplant", "gepalnt", r"probe\.yaml: values\.2021-01-01\.status"),
            ("2022-01-01", "Anfang 2022", r"probe\.yaml: values\.Anfang 2022"),
            ("subject: probe", "subject: prober", r"probe\.yaml: subject: prober is not the"),
            ("per: month", "per: month\nnote: x", r"probe\.yaml: note: is unknown here"),
        ],
    )
    def test_names_file_and_date_of_an_error(self, tmp_path, old, new, message):
        assert old in PROBE
        write(tmp_path, PROBE.replace(old, new))

        with pytest.raises(ParametersInvalid, match=message):
            load_parameters(directory=tmp_path)

    def test_every_source_is_public_and_reachable_by_https(self):
        for amount in PARAMETERS.amounts:
            assert amount.citation.reference
            assert amount.citation.url.startswith("https://www.")
