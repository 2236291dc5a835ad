"""No regular expression of the portal can be kept busy by what somebody types (ASVS 1.3.12)."""

import importlib
import itertools
import pkgutil
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import BuiltinMethodType

import pytest

import portal

FAR_TOO_LONG = 2.0
"""Seconds of processor time for all texts of one expression; they take hundredths of one.

One that divides a text in exponentially many ways would take longer than anybody lives.
"""
LENGTH = 60
PIECES = (
    *("a", "A", "ü", "1", "0", "a ", "1 ", " ", "\n", "\t", "a\n", "\n\n", "# ", "- "),
    *(
        "-",
        "--",
        " -",
        " - ",
        "a-",
        "1-",
        "1 - ",
        "a1 - ",
        "1a,",
        "a 1 ",
        ".",
        "a.",
        "1.",
        "..",
        "/",
    ),
    *("/a", ";", ",", "+", "(", ")", "[", "](", "<", "</", "<a ", "{", "{{", "}", '"', "'", "\\"),
    *(
        "@",
        "a@",
        "www.",
        "www.a",
        "https:",
        "12:",
        "str",
        "ue",
        "Frau ",
        "€",
        "1€ ",
        "_",
        "*",
        "**",
    ),
)
OFTEN_IN_TURNS = (
    "a",
    "1",
    " ",
    "\n",
    "-",
    " - ",
    "/",
    ".",
    ",",
    "(",
    "[",
    "<",
    "{",
    "@",
    "€",
    "\\",
)
BEFORE = ("", "a ", "Weg 1", "https://")
AFTER = ("", "!", "\x00", "<", "@", " x")
WAYS = ("fullmatch", "search")


class TooLong(Exception):
    """Say that an expression was still at work."""


def patterns() -> Iterator[tuple[str, re.Pattern]]:
    """Yield every expression that a module of the portal keeps, with the name it has there."""
    for module in pkgutil.walk_packages(portal.__path__, "portal."):
        if module.name.startswith("portal.migrations"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for one in value.values() if type(value) is dict else [value]:
                kept = one.__self__ if type(one) is BuiltinMethodType else one
                if type(kept) is re.Pattern:
                    yield f"{module.name}.{name}", kept


def hostile_texts() -> Iterator[str]:
    """Yield texts that repeat one thing, or two by turns, and end otherwise."""
    by_turns = ("".join(pair) for pair in itertools.permutations(OFTEN_IN_TURNS, 2))
    for piece in (*PIECES, *by_turns):
        repeated = (piece * LENGTH)[:LENGTH]
        for before, after in itertools.product(BEFORE, AFTER):
            yield f"{before}{repeated}{after}"


@contextmanager
def stopped_in_time() -> Iterator[None]:
    """Stop what takes more processor time than is meant for it; `re` looks for signals."""

    def stop(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, FAR_TOO_LONG)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def read_all(pattern: re.Pattern, texts: tuple[str, ...]) -> None:
    """Look for the expression in every text, in every way."""
    bare = isinstance(pattern.pattern, bytes)
    for way in WAYS:
        read = getattr(pattern, way)
        for text in texts:
            read(text.encode() if bare else text)


@pytest.fixture(scope="module")
def texts() -> tuple[str, ...]:
    """Return the hostile texts, some seven thousand, each once."""
    return tuple(dict.fromkeys(hostile_texts()))


def test_one_that_divides_blanks_in_many_ways_is_stopped():
    hostile = re.compile(r"[0-9]+(?:\s*[-/]\s*[0-9]*)*")

    with pytest.raises(TooLong), stopped_in_time():
        hostile.fullmatch("1" + " - " * 20 + "!")


def test_nobody_keeps_one_busy(texts):
    kept = {(pattern.pattern, pattern.flags): (name, pattern) for name, pattern in patterns()}
    endless = []
    for name, pattern in kept.values():
        try:
            with stopped_in_time():
                read_all(pattern, texts)
        except TooLong:
            endless.append(name)

    assert len(kept) > 100
    assert endless == []
