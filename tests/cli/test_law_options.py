from datetime import date

import click
import pytest
from click.testing import CliRunner

from portal.cli.law_options import OneLineCommand, on_option, print_json, refuse
from portal.web import clock


@click.command("probe", cls=OneLineCommand)
@on_option
@click.option("--grade", required=True, type=int)
def probe(*, on: date, grade: int) -> None:
    """Print what was read."""
    if grade == 0:
        refuse("--grade: a line\n  broken in two")
    if grade == 9:
        refuse("--grade: \x1b[2Jä\x00\u202e\ud800")
    print_json({"on": on.isoformat(), "größe": grade})


def run(*args):
    return CliRunner().invoke(probe, args)


class TestOneLineCommand:
    @pytest.mark.parametrize(
        ("args", "option"),
        [
            (["--grade", "x"], "--grade"),
            ([], "--grade"),
            (["--grade", "1", "--on", "gestern"], "--on"),
            (["--grade", "1", "--foo"], "--foo"),
            (["--grade", "0"], "--grade"),
        ],
    )
    def test_bad_input_gives_one_line_with_the_option_and_code_2(self, args, option):
        result = run(*args)

        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1
        assert option in result.stderr

    def test_what_would_steer_the_terminal_is_escaped(self):
        result = run("--grade", "9")

        assert (result.exit_code, result.stderr) == (2, "--grade: \\x1b[2Jä\\x00\\u202e\\ud800\n")

    def test_prints_its_help(self):
        assert "--on" in run("--help").stdout

    def test_takes_today_where_no_day_is_named(self):
        result = run("--grade", "1")

        assert f'"on": "{clock.today().isoformat()}"' in result.stdout
        assert "größe" in result.stdout
