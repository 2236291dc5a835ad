"""Decide about reports that something in a profile is wrong."""

import click
from flask.cli import AppGroup, with_appcontext

from portal.domain.audit.entry import COMMAND
from portal.services.corrections.read_open import OpenCorrection, read_open_corrections
from portal.values.errors import NotFound
from portal.web import outside
from portal.web.correction_decisions import decide
from portal.web.extensions import db

MOST_LISTED = 1_000
corrections_cli = AppGroup("corrections", help="Reports about profiles.")


@corrections_cli.command("list")
@with_appcontext
def list_command() -> None:
    """Print what waits, the oldest first."""
    for one in _open():
        click.echo(
            f"{one.correction_id}  facility {one.facility_id}  {one.block.value}"
            f"  {one.reported_at:%Y-%m-%d}{'  wants an answer' if one.email else ''}"
        )
        click.echo(f"    {''.join(sign if sign.isprintable() else ' ' for sign in one.text)}")


@corrections_cli.command("close")
@click.argument("correction_id")
@click.option("--decision", required=True, help="Told to whoever reported it, in German.")
@with_appcontext
def close_command(correction_id: str, decision: str) -> None:
    """Close a report; change the profile first if it was right."""
    decision = decision.strip()
    if not decision:
        raise click.ClickException("the decision is empty")
    try:
        counts = decide(correction_id=correction_id, decision=decision, actor=COMMAND)
    except NotFound:
        raise click.ClickException("there is no such report") from None
    if not counts:
        raise click.ClickException("this report was decided before")
    click.echo(f"{correction_id}: closed")


def _open() -> tuple[OpenCorrection, ...]:
    return read_open_corrections(db.session(), limit=MOST_LISTED, cipher=outside.current().cipher)
