"""Decide about reviews that wait or were reported."""

import click
from flask.cli import AppGroup, with_appcontext

from portal.domain.reviews.review import State
from portal.queries import reviews
from portal.services.reviews.decide import DecisionInvalid, decide_review
from portal.services.reviews.read_author import read_author
from portal.values.errors import NotFound
from portal.values.letter import Letter
from portal.web import clock, outside, site
from portal.web.extensions import db
from portal.web.letters import compose
from portal.web.posting import mail_id
from portal.web.transactions import writing

MOST_LISTED = 100
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


def _decide(review_id: str, *, to: State, reason: str) -> None:
    reason = reason.strip()
    try:
        letter = _letter(review_id, to, reason)
        with writing() as session:
            decide_review(
                session,
                review_id=review_id,
                to=to,
                reason=reason,
                letter=letter,
                mail_id=mail_id(),
                now=clock.now(),
                cipher=outside.current().cipher,
            )
    except NotFound:
        raise click.ClickException("there is no such review") from None
    except DecisionInvalid as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{review_id}: {to.value}")


def _letter(review_id: str, to: State, reason: str) -> Letter | None:
    """Return what the author is told; None for a partner's review."""
    address = read_author(db.session(), review_id=review_id, cipher=outside.current().cipher)
    if address is None:
        return None
    return compose(
        "review_decision",
        sender=site.current().activation_sender,
        recipient=address.mailbox,
        subject="Ihre Bewertung",
        is_published=to is State.PUBLISHED,
        reason=reason,
    )


def _in_one_line(text: str) -> str:
    """Return the text without anything that could steer a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
