"""Rules about every text file: nothing of a machine or a registry, no open work, German quotes."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.architecture.sources import Source

# These files spell out what they look for.
SPELLING_IT_OUT = ("tests/architecture/text_rules.py", "tests/architecture/test_text_rules.py")
MACHINE_PATH = re.compile(r"(?<![\w./~<-])/(?:home|root|work|Users)/[\w.-]+")
REGISTRY = re.compile(r"(?:\b|_)index[-_]url\s*=|\"resolved\":")
OPEN_WORK = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b(?!\(ADR-(?:\d+|n)\))")
MARKDOWN_CODE = re.compile(r"```.*?```|`[^`]*`|\]\([^)]*\)|<[^>]*>", re.DOTALL)
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
URL_PATH = re.compile(r"(?:/[a-z0-9]+(?:[-.][a-z0-9]+)*)*/?")
PARAMETER = re.compile(r"<([^>]*)>")


def names_no_machine(source: Source) -> Iterator[str]:
    """Refuse the absolute path of somebody's machine."""
    yield from _found(MACHINE_PATH, source)


def names_no_registry(source: Source) -> Iterator[str]:
    """Refuse the address of a package registry."""
    yield from _found(REGISTRY, source)


def leaves_no_open_work(source: Source) -> Iterator[str]:
    """Refuse open work without the number of its decision."""
    yield from _found(OPEN_WORK, source)


def quotes_are_german(source: Source) -> Iterator[str]:
    """Refuse straight double quotes in the texts of editors."""
    if source.is_below("portal/content") and PurePosixPath(source.path).suffix == ".md":
        body = MARKDOWN_CODE.sub("", FRONT_MATTER.sub("", source.text))
        for line in body.splitlines():
            if '"' in line:
                yield f"{source.path}: „German quotes“ in {line.strip()[:60]!r}"


def _found(pattern: re.Pattern[str], source: Source) -> Iterator[str]:
    if source.path in SPELLING_IT_OUT:
        return
    for number, line in enumerate(source.text.splitlines(), start=1):
        match = pattern.search(line)
        if match is not None:
            yield f"{source.path}:{number}: {match.group()}"


RULES = (
    names_no_machine,
    names_no_registry,
    leaves_no_open_work,
    quotes_are_german,
)


def address_faults(rule: str) -> Iterator[str]:
    """Refuse an address that is not lower-case kebab-case ASCII or has an untyped parameter."""
    for parameter in PARAMETER.findall(rule):
        if ":" not in parameter:
            yield f"{rule}: say the type of <{parameter}>"
    if not URL_PATH.fullmatch(PARAMETER.sub("x", rule)):
        yield f"{rule} is not lower-case kebab-case"
