"""The commands of `flask`."""

from flask import Flask

from portal.cli.content import content_cli
from portal.cli.facilities import facilities_cli
from portal.cli.law import law_cli
from portal.cli.places import places_cli
from portal.cli.serve import serve_command, worker_command


def register(app: Flask) -> None:
    """Register every command."""
    commands = (
        content_cli,
        facilities_cli,
        law_cli,
        places_cli,
        serve_command,
        worker_command,
    )
    for command in commands:
        app.cli.add_command(command)
