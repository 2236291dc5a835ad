import json

import pytest
from flask import Flask


@pytest.fixture
def run(app: Flask):
    def _run(*args):
        return app.test_cli_runner().invoke(args=["law", "benefits", *args])

    return _run


def amounts(result):
    """Return the amounts of a JSON answer as text, by their id."""
    found = json.loads(result.stdout)["benefits"]
    return {one["id"]: one["text"] for benefit in found for one in benefit["amounts"]}


class TestBenefits:
    def test_bl01_bl13_prints_every_amount_with_its_source(self, run):
        result = run("--grade", "3", "--on", "2024-05-01")

        assert result.exit_code == 0
        assert "Pflegegeld: 573 Euro im Monat\n      § 37 Abs. 1 SGB XI; BGBl." in result.stdout
        assert "bis zu 1.432 Euro im Monat" in result.stdout
        assert "1.262 Euro im Monat" in result.stdout
        assert "Gemeinsamer Jahresbetrag (§ 42a SGB XI): Den Gemeinsamen" in result.stdout

    def test_bl13_prints_json_with_source_period_and_status(self, run):
        result = run("--grade", "3", "--on", "2024-05-01", "--json")

        document = json.loads(result.stdout)
        first = document["benefits"][0]
        assert (document["grade"], document["on"], document["home"]) == (3, "2024-05-01", None)
        assert (first["id"], first["due"], first["norm"]) == (
            "pflegegeld",
            True,
            "§ 37 Abs. 1 SGB XI",
        )
        amount = first["amounts"][0]
        assert (amount["value"], amount["cents"], amount["maximum"]) == ("573.00", 57_300, False)
        assert (amount["valid_from"], amount["valid_to"]) == ("2024-01-01", "2024-12-31")
        assert (amount["status"], amount["confidence"]) == ("geltend", "high")
        assert amount["reference"].startswith("BGBl. 2023 I Nr. 155")
        assert first["reasons"][0]["code"] == "anspruch"

    def test_every_due_benefit_names_where_one_lives(self, run):
        document = json.loads(run("--grade", "2", "--on", "2026-11-22", "--json").stdout)

        homes = {one["id"]: one["homes"] for one in document["benefits"]}
        assert homes["vollstationaer"] == ["heim"]
        assert homes["wohngruppenzuschlag"] == ["wohngruppe"]
        assert homes["kombination"] == []

    @pytest.mark.parametrize("used", ["60%", "898.20"])
    def test_bl04_reads_per_cent_and_euro(self, run, used):
        result = run("--grade", "3", "--on", "2026-11-22", "--used", used, "--json")

        assert amounts(result)["kombination"] == "239,60 Euro im Monat"

    def test_bl06_reads_the_helper_the_age_and_beihilfe(self, run):
        relative = amounts(run("--grade", "2", "--on", "2026-11-22", "--relative", "--json"))
        young = run("--grade", "4", "--on", "2025-01-01", "--under-25", "--json")
        half = run("--grade", "2", "--on", "2026-11-22", "--beihilfe", "--json")

        assert relative["verhinderung_angehoerige"] == "bis zu 694 Euro im Kalenderjahr"
        assert amounts(young)["verhinderung_jung.hoechstens"] == "bis zu 3.539 Euro im Kalenderjahr"
        assert amounts(half)["pflegegeld.2"] == "173,50 Euro im Monat"

    def test_bl11_reads_the_months_in_a_heim(self, run):
        result = run(
            "--grade", "2", "--on", "2026-11-22", "--home", "heim", "--months-in-home", "13"
        )

        assert "nach mehr als 12 Monaten: 30 %" in result.stdout
        assert "im ersten Jahr" not in result.stdout
        assert "Pflegegeld (§ 37 Abs. 1 SGB XI): Diese Leistung gehört nicht" in result.stdout

    def test_bl02_says_that_without_pflegegrad_nothing_is_due(self, run):
        result = run("--grade", "0", "--on", "2026-11-22")

        assert "kein Pflegegrad" in result.stdout
        assert "Euro" not in result.stdout

    def test_bl12_prints_deadlines(self, run):
        result = run("--grade", "2", "--on", "2026-11-22")

        assert "Frist 30.06.2027: Entlastungsbetrag" in result.stdout
        deadlines = [
            deadline
            for one in json.loads(run("--grade", "2", "--on", "2026-11-22", "--json").stdout)[
                "benefits"
            ]
            for deadline in one["deadlines"]
        ]
        assert {"verhinderung_antrag", "beratungsbesuch"} <= {one["id"] for one in deadlines}
        assert "2027-12-31" in {one["on"] for one in deadlines}

    @pytest.mark.parametrize(
        ("args", "option"),
        [
            (("--grade", "6"), "--grade"),
            (("--grade", "drei"), "--grade"),
            ((), "--grade"),
            (("--grade", "3", "--on", "1.5.2024"), "--on"),
            (("--grade", "3", "--on", "2010-01-01"), "--on"),
            (("--grade", "1", "--on", "2016-12-31"), "--on: NotInForce"),
            (("--grade", "5", "--on", "2016-01-01", "--json"), "--on: NotInForce"),
            (("--grade", "2", "--on", "2015-06-30", "--home", "heim"), "--on: NotInForce"),
            (("--grade", "0", "--on", "2016-05-01"), "--on: NotInForce"),
            (("--grade", "3", "--on", "9999-12-31"), "--on"),
            (("--grade", "3", "--used", "101%"), "--used"),
            (("--grade", "3", "--used", "viel"), "--used"),
            (("--grade", "3", "--home", "zelt"), "--home"),
            (("--grade", "3", "--months-in-home", "0"), "--months-in-home"),
        ],
    )
    def test_bad_input_ends_with_2_and_one_line(self, run, args, option):
        result = run(*args)

        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1
        assert option in result.stderr
