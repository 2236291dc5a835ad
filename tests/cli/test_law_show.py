import json
from datetime import date

import pytest
from flask import Flask

from portal.law.parameters import load_parameters


@pytest.fixture
def run(app: Flask):
    def _run(*args):
        return app.test_cli_runner().invoke(args=["law", "show", *args])

    return _run


class TestShow:
    def test_bl13_prints_every_value_in_force_with_its_source(self, run):
        result = run("--on", "2026-11-22")

        in_force = load_parameters().at(day=date(2026, 11, 22)).amounts
        assert result.exit_code == 0
        for amount in in_force.values():
            assert amount.name in result.stdout
            assert amount.citation.reference in result.stdout
            assert amount.citation.url in result.stdout
        assert "seit 01.01.2025; geltendes Recht; gut belegt" in result.stdout

    def test_bl13_a_plan_stands_apart_and_says_so(self, run):
        law, _, plans = run("--on", "2026-11-22").stdout.partition("GEPLANT, KEIN GELTENDES RECHT")

        assert "sozialraumbudget" not in law
        assert "175 Euro im Monat" in plans
        assert "geplant ab 01.01.2027; geplant, kein geltendes Recht; schwach belegt" in plans

    def test_bl13_a_past_day_has_past_values(self, run):
        document = json.loads(run("--on", "2023-12-31", "--json").stdout)

        values = {one["id"]: one for one in document["in_force"]}
        assert document["on"] == "2023-12-31"
        assert values["pflegegeld.3"]["value"] == "545.00"
        assert values["pflegegeld.3"]["valid_to"] == "2023-12-31"
        assert values["pflegegeld_krankenhaus"]["value"] == "4"
        assert values["pflegegeld_krankenhaus"]["cents"] is None
        assert "gemeinsamer_jahresbetrag" not in values
        assert {one["status"] for one in document["planned"]} == {"geplant"}

    @pytest.mark.parametrize("day", ["2014-12-31", "gestern", "2026-13-01"])
    def test_bad_input_ends_with_2_and_one_line(self, run, day):
        result = run("--on", day)

        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1
        assert "--on" in result.stderr
