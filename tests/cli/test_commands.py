"""`flask` knows every command, and each says what it does."""

from flask import Flask

from portal.cli import commands

NAMES = {"content", "db", "facilities", "law", "places", "serve", "worker"}


def test_register_adds_every_command():
    app = Flask("probe")

    commands.register(app)

    assert set(app.cli.commands) >= NAMES


def test_the_portal_has_them(app: Flask):
    assert set(app.cli.commands) >= NAMES


def test_each_says_what_it_does(app: Flask):
    runner = app.test_cli_runner()

    for name in NAMES:
        assert app.cli.commands[name].help
        assert runner.invoke(args=[name, "--help"]).exit_code == 0
