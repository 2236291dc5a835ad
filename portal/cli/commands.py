"""The commands of `flask`."""

from collections.abc import Iterator, MutableMapping
from importlib import import_module

from click import Command
from flask import Flask

MODULES = {
    "accounts": "portal.cli.accounts:accounts_cli",
    "content": "portal.cli.content:content_cli",
    "corrections": "portal.cli.corrections:corrections_cli",
    "db": "flask_migrate.cli:db",
    "entitlements": "portal.cli.entitlements:entitlements_cli",
    "erasures": "portal.cli.erasures:erasures_cli",
    "facilities": "portal.cli.facilities:facilities_cli",
    "inquiries": "portal.cli.inquiries:inquiries_cli",
    "keys": "portal.cli.keys:keys_cli",
    "law": "portal.cli.law:law_cli",
    "places": "portal.cli.places:places_cli",
    "reviews": "portal.cli.reviews:reviews_cli",
    "serve": "portal.cli.serve:serve_command",
    "staff": "portal.cli.staff:staff_cli",
    "waiting": "portal.cli.waiting:waiting_cli",
    "worker": "portal.cli.serve:worker_command",
}
"""Where each command stands: its module and the name in it."""


class Commands(MutableMapping[str, Command]):
    """Loads a command when it is asked for: a web worker never needs what they import."""

    def __init__(self) -> None:
        self._loaded: dict[str, Command | None] = dict.fromkeys(MODULES)

    def __getitem__(self, name: str) -> Command:
        """Return the command, loaded from its module if it was not used yet."""
        command = self._loaded[name]
        if command is None:
            module, _, attribute = MODULES[name].partition(":")
            command = getattr(import_module(module), attribute)
            self._loaded[name] = command
        return command

    def __setitem__(self, name: str, command: Command) -> None:
        """Add or replace a command."""
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        """Forget a command."""
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(self._loaded)

    def __len__(self) -> int:
        """Return the number of commands."""
        return len(self._loaded)


def register(app: Flask) -> None:
    """Let `flask` know every command."""
    app.cli.commands = Commands()
