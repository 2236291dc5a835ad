"""What the commands about the law share: options, and one line where input is bad."""

import json
import sys
from datetime import date
from typing import NoReturn

import click

from portal.web import clock

BAD_INPUT = 2
"""The exit code for input that cannot be used."""


class OneLineCommand(click.Command):
    """A command that answers bad input with one line on standard error and exit code 2."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            refuse(error.format_message())


def refuse(message: str) -> NoReturn:
    """End with exit code 2 and one line on standard error.

    What a terminal would obey instead of showing it is escaped: the message may quote the input.
    """
    line = " ".join(message.split())
    click.echo("".join(map(_shown, line)), err=True)
    sys.exit(BAD_INPUT)


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")


def print_json(document: object) -> None:
    """Print a document with its umlauts."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def _read_day(_: click.Context, option: click.Parameter, text: str | None) -> date:
    if text is None:
        return clock.today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no date such as 2026-11-22.", param=option) from None


on_option = click.option("--on", callback=_read_day, help="Day of the service; default today.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
