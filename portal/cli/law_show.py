"""Print all dated values of the law on a day: the sheet on which lawyers check them."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

import click

from portal.cli.law_options import OneLineCommand, json_option, on_option, print_json, refuse
from portal.law.parameters import Amount, load_parameters
from portal.values.citation import Citation
from portal.values.money import Money
from portal.web.law_words import (
    CONFIDENCE_WORDS,
    STATUS_WORDS,
    Valued,
    last_day,
    period_words,
    value_words,
)

Json = dict[str, object]


@click.command("show", cls=OneLineCommand)
@on_option
@json_option
def show_command(*, on: date, as_json: bool) -> None:
    """Print every dated value that is law on a day, with source, status and how well proven.

    Planned law stands apart and says so. Bad input ends with exit code 2 and one line that names
    the option.
    """
    parameters = load_parameters()
    in_force = tuple(parameters.at(day=on).amounts.values())
    if not in_force:
        refuse(f"--on: nothing is known to be law on {on.isoformat()}.")
    planned = parameters.planned()
    if as_json:
        print_json(
            {
                "on": on.isoformat(),
                "in_force": [amount_json(one) for one in in_force],
                "planned": [amount_json(one) for one in planned],
            }
        )
        return
    click.echo(f"Werte des SGB XI am {on:%d.%m.%Y}: {len(in_force)} geltende")
    for line in _lines(in_force):
        click.echo(line)
    click.echo("\nGEPLANT, KEIN GELTENDES RECHT:")
    for line in _lines(planned):
        click.echo(line)


def _lines(amounts: tuple[Amount, ...]) -> Iterator[str]:
    """Give each source once with the values that rest on it."""
    for key, group in groupby(amounts, key=_source):
        citation, period, status, confidence = key
        yield f"\n{citation.norm}; {citation.reference}"
        yield f"    {citation.url}"
        yield f"    {period}; {status}; {confidence}"
        for one in group:
            yield f"    {one.name:<44} {value_words(one):<34} {one.title}"


def _source(amount: Amount) -> tuple[Citation, str, str, str]:
    status, confidence = STATUS_WORDS[amount.status], CONFIDENCE_WORDS[amount.confidence]
    return (amount.citation, period_words(amount), status, confidence)


def amount_json(amount: Amount) -> Json:
    """Return a dated value with its source, period, status and confidence."""
    end = last_day(amount)
    return {
        "id": amount.name,
        "name": amount.title,
        **value_json(amount),
        "valid_from": amount.valid_from.isoformat(),
        "valid_to": None if end is None else end.isoformat(),
        "status": amount.status.value,
        "confidence": amount.confidence.value,
        **citation_json(amount.citation),
    }


def value_json(valued: Valued) -> Json:
    """Return a value as text with a point, money in cents too."""
    value = valued.value
    if isinstance(value, Money):
        euros, cents = divmod(value.cents, 100)
        number: Json = {"value": f"{euros}.{cents:02d}", "cents": value.cents}
    else:
        number = {"value": str(value), "cents": None}
    return {
        **number,
        "unit": valued.unit.value,
        "per": valued.per.value,
        "maximum": valued.is_maximum,
        "text": value_words(valued),
    }


def citation_json(citation: Citation) -> Json:
    """Return where a rule or a number comes from."""
    return {"norm": citation.norm, "reference": citation.reference, "url": citation.url}
