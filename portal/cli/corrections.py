"""Decide about reports that something in a profile is wrong."""

import click
from flask.cli import AppGroup, with_appcontext

from portal.domain.accounts.email_address import read_address
from portal.services.corrections.decide import decide_correction
from portal.services.corrections.read_open import OpenCorrection, read_open_corrections
from portal.values.letter import Letter
from portal.web import clock, outside, site
from portal.web.extensions import db
from portal.web.letters import compose
from portal.web.posting import mail_id
from portal.web.transactions import writing

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
    found = next((one for one in _open() if one.correction_id == correction_id), None)
    decision = decision.strip()
    if found is None or not decision:
        raise click.ClickException("there is no such open report, or the decision is empty")
    letter = _letter(found, decision)
    with writing() as session:
        decide_correction(
            session,
            correction_id=correction_id,
            decision=decision,
            letter=letter,
            mail_id=mail_id(),
            now=clock.now(),
            cipher=outside.current().cipher,
        )
    click.echo(f"{correction_id}: closed")


def _open() -> tuple[OpenCorrection, ...]:
    return read_open_corrections(db.session(), limit=MOST_LISTED, cipher=outside.current().cipher)


def _letter(correction: OpenCorrection, decision: str) -> Letter | None:
    if not correction.email:
        return None
    return compose(
        "correction_decided",
        sender=site.current().activation_sender,
        recipient=read_address(text=correction.email).mailbox,
        subject="Ihr Hinweis",
        decision=decision,
    )
