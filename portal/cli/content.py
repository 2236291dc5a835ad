"""Check what editors wrote."""

import sys
from collections.abc import Iterator

import click
from flask.cli import AppGroup

from portal.domain.library.checks import problems as library_problems
from portal.domain.pflegegrad.explanations import ExplanationsInvalid, load_explanations
from portal.domain.robin.checks import check_catalogue
from portal.law.leistungen.wortlaut import WordsInvalid, load_wortlaut
from portal.web import clock, content, event_words, explaining_pages

content_cli = AppGroup("content", help="What editors wrote.")


@content_cli.command("check")
def check() -> None:
    """Check all texts with their amounts: Robin, articles, Pflegegrad, benefits, other pages."""
    current = content.current()
    today = clock.today()
    found = (
        *library_problems(library=current.library, snapshot=current.law_at(day=today), today=today),
        *check_catalogue(catalogue=current.catalogue),
        *_pflegegrad_problems(current),
        *_benefit_problems(current),
        *explaining_pages.problems(),
        *event_words.problems(),
    )
    for problem in found:
        click.echo(problem, err=True)
    if found:
        sys.exit(1)
    click.echo("The content is in order.")


def _pflegegrad_problems(current: content.Content) -> Iterator[str]:
    """Give what is wrong with the explanations of the Pflegegrad, as they lie there now."""
    try:
        load_explanations(
            directory=content.CONTENT / "pflegegrad", instrument=current.instruments.versions[-1]
        )
    except ExplanationsInvalid as error:
        yield f"pflegegrad: {error}"


def _benefit_problems(current: content.Content) -> Iterator[str]:
    """Give what is wrong with the words about benefits."""
    try:
        words = load_wortlaut(directory=content.CONTENT / "leistungen")
    except WordsInvalid as error:
        yield f"leistungen: {' '.join(str(error).split())}"
    else:
        yield from words.problems(law=current.law_at(day=clock.today()))
