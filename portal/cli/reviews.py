"""Decide about reviews that wait or were reported, and take those of a partner into the queue."""

from pathlib import Path

import click
from flask.cli import AppGroup, with_appcontext

from portal.cli.partner_reviews import import_file
from portal.domain.audit.entry import COMMAND
from portal.domain.directory.columns import FileRefused
from portal.domain.reviews.review import Origin, State
from portal.queries import reviews
from portal.services.reviews.decide import ANY, DecisionInvalid
from portal.values.errors import NotFound
from portal.web.extensions import db
from portal.web.review_decisions import decide

MOST_LISTED = 100
PARTNERS = tuple(origin.value for origin in Origin if origin is not Origin.PORTAL)
reviews_cli = AppGroup("reviews", help="Reviews that wait for a person.")


@reviews_cli.command("list")
@with_appcontext
def list_command() -> None:
    """Print what waits and what was reported, the oldest first."""
    session = db.session()
    for review in reviews.list_waiting(session, limit=MOST_LISTED):
        click.echo(f"{review.id}  waits  facility {review.facility_id}  doubts: {review.doubts}")
        click.echo(f"    {review.signed}: {_in_one_line(review.text)}")
    for report in reviews.list_open_reports(session, limit=MOST_LISTED):
        click.echo(f"{report.review_id}  reported  {report.reported_at:%Y-%m-%d}")
        click.echo(f"    {_in_one_line(report.reason)}")


@reviews_cli.command("publish")
@click.argument("review_id")
@click.option("--reason", default="", help="Why, for the record.")
@with_appcontext
def publish_command(review_id: str, reason: str) -> None:
    """Publish a review, or let a reported one stand."""
    _decide(review_id, to=State.PUBLISHED, reason=reason)


@reviews_cli.command("reject")
@click.argument("review_id")
@click.option("--reason", required=True, help="Told to the author, in German.")
@with_appcontext
def reject_command(review_id: str, reason: str) -> None:
    """Take a review off the pages, or keep it off."""
    _decide(review_id, to=State.REJECTED, reason=reason)


@reviews_cli.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--partner", required=True, type=click.Choice(PARTNERS), help="Who collected them.")
@click.option("--dry-run", is_flag=True, help="Report only, write nothing.")
@with_appcontext
def import_command(file: Path, partner: str, *, dry_run: bool) -> None:
    """Take the reviews of FILE into the queue; each is checked before anybody sees it.

    The shape of the file is described in docs/partner-reviews.md.
    """
    try:
        lines = import_file(content=file.read_bytes(), origin=Origin(partner), is_dry=dry_run)
    except FileRefused as refused:
        raise click.ClickException(str(refused)) from None
    for line in lines:
        click.echo(_in_one_line(line))


def _decide(review_id: str, *, to: State, reason: str) -> None:
    try:
        decide(review_id=review_id, to=to, reason=reason.strip(), seen=ANY, actor=COMMAND)
    except NotFound:
        raise click.ClickException("there is no such review") from None
    except DecisionInvalid as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{review_id}: {to.value}")


def _in_one_line(text: str) -> str:
    """Return the text without anything that could steer a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
