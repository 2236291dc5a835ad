"""The group that holds the commands about the law."""

from flask import Flask

from portal.cli.law import law_cli


def test_the_group_is_a_command_of_flask(app: Flask):
    result = app.test_cli_runner().invoke(args=["law", "--help"])

    assert app.cli.commands["law"] is law_cli
    assert result.exit_code == 0
    assert "by the law of a day" in result.output
