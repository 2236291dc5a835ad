"""Print the benefits of one situation, for people who check them and for other programs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

import click

from portal.cli.law_options import OneLineCommand, json_option, on_option, print_json, refuse
from portal.cli.law_show import amount_json, citation_json, value_json
from portal.law.leistungen.alle import list_leistungen
from portal.law.leistungen.leistung import Leistung, Posten
from portal.law.leistungen.situation import HIGHEST_GRADE, Ersatzpflege, Situation, Wohnform
from portal.law.leistungen.wortlaut import Described, load_wortlaut
from portal.law.parameters import NotInForce, Parameters, load_parameters
from portal.values.money import Money
from portal.web import clock
from portal.web.content import CONTENT
from portal.web.law_days import first_day, last_day
from portal.web.law_words import period_words, value_words

USED = re.compile(r"(?P<number>[0-9]{1,6}(?:\.[0-9]{1,2})?)(?P<percent>%?)")
WHOLE = Decimal(100)
Json = dict[str, object]


def _read_used(_: click.Context, option: click.Parameter, text: str) -> Money | Decimal:
    match = USED.fullmatch(text)
    if match is None or (match["percent"] and Decimal(match["number"]) > WHOLE):
        message = f"{text!r} is neither euro such as 898.20 nor per cent such as 60%."
        raise click.BadParameter(message, param=option)
    return Decimal(match["number"]) if match["percent"] else Money.from_euro_text(match["number"])


@click.command("benefits", cls=OneLineCommand)
@click.option(
    "--grade", required=True, type=click.IntRange(0, HIGHEST_GRADE), help="Pflegegrad, 0 for none."
)
@on_option
@click.option(
    "--home",
    type=click.Choice([one.value for one in Wohnform]),
    help="Where the person lives; without it, benefits of every place.",
)
@click.option(
    "--used", default="0", callback=_read_used, help="Sachleistung of the month: 60% or 898.20."
)
@click.option("--relative", is_flag=True, help="A close relative does the Ersatzpflege.")
@click.option("--under-25", "is_under_25", is_flag=True, help="The person is younger than 25.")
@click.option("--beihilfe", is_flag=True, help="The person has Beihilfe or Heilfürsorge.")
@click.option(
    "--months-in-home", type=click.IntRange(1), help="Months in the Heim, begun ones too."
)
@json_option
def benefits_command(
    *,
    grade: int,
    on: date,
    home: str | None,
    used: Money | Decimal,
    relative: bool,
    is_under_25: bool,
    beihilfe: bool,
    months_in_home: int | None,
    as_json: bool,
) -> None:
    """Print every benefit of one situation with its amounts and their source.

    Bad input ends with exit code 2 and one line that names the option.
    """
    latest = last_day(clock.today())
    if on > latest:
        refuse(f"--on: the law is known until {latest.isoformat()}.")
    parameters = load_parameters()
    situation = Situation(
        grade=grade,
        day=on,
        used=used,
        helper=Ersatzpflege.ANGEHOERIGE if relative else Ersatzpflege.ANDERE,
        is_under_25=is_under_25,
        has_beihilfe=beihilfe,
        months_in_home=months_in_home,
    )
    homes = tuple(Wohnform) if home is None else (Wohnform(home),)
    try:
        found = _describe(situation, homes, parameters)
    except NotInForce as error:
        refuse(
            f"--on: NotInForce: {error}; there have been Pflegegrade since {first_day(parameters)}."
        )
    if as_json:
        facts = {"grade": grade, "on": on.isoformat(), "home": home}
        print_json({**facts, "benefits": [_benefit_json(one) for one in found]})
        return
    for line in _lines(found, situation):
        click.echo(line)


@dataclass(frozen=True, slots=True)
class _Found:
    """A benefit in words and where one must live for it."""

    words: Described
    homes: tuple[Wohnform, ...]

    @property
    def leistung(self) -> Leistung:
        return self.words.finding.value


def _describe(
    situation: Situation, homes: tuple[Wohnform, ...], parameters: Parameters
) -> tuple[_Found, ...]:
    """Return each benefit as it is in the first place where it is due, or in the first of all."""
    words = load_wortlaut(directory=CONTENT / "leistungen")
    law = parameters.at(day=situation.day)
    by_home = [
        list_leistungen(situation=replace(situation, home=home), parameters=parameters)
        for home in homes
    ]
    found = []
    for findings in zip(*by_home, strict=True):
        due = [index for index, one in enumerate(findings) if one.value.is_due]
        shown = findings[due[0] if due else 0]
        described = words.describe(finding=shown, law=law)
        found.append(_Found(described, tuple(homes[index] for index in due)))
    return tuple(found)


def _lines(found: tuple[_Found, ...], situation: Situation) -> Iterator[str]:
    grade = f"Pflegegrad {situation.grade}" if situation.grade else "kein Pflegegrad"
    yield f"Leistungen am {situation.day:%d.%m.%Y}, {grade}"
    for one in found:
        if one.homes:
            yield ""
            yield f"{one.words.name} ({one.leistung.citation.norm})"
            yield f"  wohnt: {', '.join(home.value for home in one.homes)}"
            yield from _due_lines(one.words)
    yield ""
    yield "Nicht dabei:"
    for one in found:
        if not one.homes:
            yield f"  {one.words.name} ({one.leistung.citation.norm}): {one.words.reasons[0]}"


def _due_lines(one: Described) -> Iterator[str]:
    for words, posten in one.posten:
        citation = posten.amount.citation
        yield f"  {words}: {value_words(posten)}"
        yield f"      {citation.norm}; {citation.reference}; {period_words(posten.amount)}"
    for text in (*one.conditions, *one.reasons[1:]):
        yield f"  – {text}"
    for named, frist in one.deadlines:
        yield f"  Frist {frist.ends_on:%d.%m.%Y}: {named.name} ({frist.citation.norm})"


def _benefit_json(found: _Found) -> Json:
    leistung, one = found.leistung, found.words
    return {
        "id": leistung.name,
        "name": one.name,
        "due": leistung.is_due,
        "homes": [home.value for home in found.homes],
        **citation_json(leistung.citation),
        "amounts": [_posten_json(words, posten) for words, posten in one.posten],
        "conditions": list(one.conditions),
        "notes": list(one.notes),
        "reasons": [
            {"code": reason.code, "text": text, "norm": str(reason.citation or "")}
            for reason, text in zip(one.finding.reasons, one.reasons, strict=True)
        ],
        "deadlines": [
            {"id": frist.name, "name": words.name, "on": frist.ends_on.isoformat()}
            | citation_json(frist.citation)
            for words, frist in one.deadlines
        ],
    }


def _posten_json(words: str, posten: Posten) -> Json:
    return {
        **amount_json(posten.amount),
        "id": posten.name,
        "name": words,
        **value_json(posten),
    }
