"""Check what editors wrote."""

import sys

import click
from flask.cli import AppGroup

from portal.domain.library.checks import problems as library_problems
from portal.domain.robin.checks import check_catalogue
from portal.web import clock, content, explaining_pages

content_cli = AppGroup("content", help="What editors wrote.")


@content_cli.command("check")
def check() -> None:
    """Check Robin's catalogue, articles and Hilfsmittel with their amounts, and other pages."""
    current = content.current()
    today = clock.today()
    found = (
        *library_problems(library=current.library, snapshot=current.law_at(day=today), today=today),
        *check_catalogue(catalogue=current.catalogue),
        *explaining_pages.problems(),
    )
    for problem in found:
        click.echo(problem, err=True)
    if found:
        sys.exit(1)
    click.echo("The content is in order.")
