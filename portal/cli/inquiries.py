"""Decide about inquiries that the automatic check held back."""

import click
from flask.cli import AppGroup, with_appcontext

from portal.domain.audit.entry import COMMAND
from portal.domain.inquiries.state import StepNotAllowed
from portal.services.inquiries.judge import NotReceivable, Verdict
from portal.services.inquiries.read_held import read_held
from portal.values.errors import NotFound
from portal.web import outside
from portal.web.extensions import db
from portal.web.inquiry_verdicts import decide, letters_for, tell_soon
from portal.web.transactions import writing

MOST_LISTED = 1_000
inquiries_cli = AppGroup("inquiries", help="Inquiries that were held back.")


@inquiries_cli.command("held")
@with_appcontext
def held_command() -> None:
    """Print what waits for a decision and why; never what was written."""
    for one in read_held(db.session(), limit=MOST_LISTED, cipher=outside.current().cipher):
        doubts = ", ".join(doubt.value for doubt in one.doubts)
        click.echo(f"{one.inquiry_id}  {one.created_at:%Y-%m-%d}  {one.kind.value}  {doubts}")
        if one.links:
            click.echo(f"    links: {one.links}")
        if not one.is_receivable:
            click.echo("    the facility takes no inquiries any more")


@inquiries_cli.command("release")
@click.argument("inquiry_id")
@with_appcontext
def release_command(inquiry_id: str) -> None:
    """Send an inquiry on to the facility."""
    _decide(inquiry_id, Verdict.RELEASE)


@inquiries_cli.command("drop")
@click.argument("inquiry_id")
@with_appcontext
def drop_command(inquiry_id: str) -> None:
    """End an inquiry that is spam; its sender is told by mail."""
    _decide(inquiry_id, Verdict.DROP)


def _decide(inquiry_id: str, verdict: Verdict) -> None:
    try:
        posts = letters_for(inquiry_id=inquiry_id, verdict=verdict)
        with writing() as session:
            decide(session, inquiry_id=inquiry_id, verdict=verdict, posts=posts, actor=COMMAND)
    except NotFound:
        raise click.ClickException("there is no such inquiry") from None
    except (StepNotAllowed, NotReceivable) as error:
        raise click.ClickException(str(error)) from None
    tell_soon(verdict=verdict)
    click.echo(f"{inquiry_id}: {verdict.value}")
