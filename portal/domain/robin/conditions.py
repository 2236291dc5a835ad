"""The language of conditions, parsed once to a tree.

    condition = choice
    choice    = chain { "oder" chain }
    chain     = term { "und" term }
    term      = "nicht" term | "(" choice ")" | test | name
    test      = question "==" key | question "!=" key | question "in" list
              | question "enthaelt" key | question "enthaelt_eines" list | question "beantwortet"
    list      = "(" key { "," key } ")"

A question without an answer makes every test false, also `!=`: `fuer_wen != selbst` shows its
question only once `fuer_wen` is answered. `nicht (fuer_wen == selbst)` is true without an answer.
A bare name stands for a condition known by that name and is replaced by its tree.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from portal.values.errors import PortalError


class ConditionInvalid(PortalError):
    """Report a condition that cannot be read.

    Args:
        text: the whole condition.
        position: index of the character at which reading stopped.
        expected: what should have stood there.
    """

    def __init__(self, text: str, position: int, expected: str) -> None:
        super().__init__(f"{text!r}, character {position + 1}: expected {expected}")
        self.text = text
        self.position = position
        self.expected = expected


class Operator(StrEnum):
    """How a test compares the answer with its keys."""

    IS = "=="
    """One value, and it is one of the keys."""
    DIFFERS = "!="
    """Answered, and not just this key."""
    CONTAINS = "enthaelt"
    """At least one of the values is one of the keys."""
    ANSWERED = "beantwortet"
    """Any answer at all, exclusive options included."""


@dataclass(frozen=True, slots=True)
class Test:
    """Compare the answer to one question with option keys."""

    __test__ = False

    question: str
    operator: Operator
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Not:
    """Hold when the part does not."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Hold when every part does; without parts always."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Hold when one part does; without parts never."""

    parts: tuple["Condition", ...]


Condition: TypeAlias = Test | Not | AllOf | AnyOf

ALWAYS = AllOf(parts=())
"""The condition of what needs none."""


def parse_condition(*, text: str, names: Mapping[str, Condition]) -> Condition:
    """Read a condition; bare names are looked up in `names`.

    Raises:
        ConditionInvalid: the text breaks the grammar or uses an unknown name.
    """
    return _Parser(text, names).whole()


def mentions(*, condition: Condition) -> tuple[Test, ...]:
    """Return every test of a condition, in order of writing."""
    if isinstance(condition, Test):
        return (condition,)
    parts = (condition.part,) if isinstance(condition, Not) else condition.parts
    return tuple(test for part in parts for test in mentions(condition=part))


_TOKEN = re.compile(r"(==|!=|[(),]|[A-Za-z0-9_.]+)\s*")
_WORD = re.compile(r"[A-Za-z0-9_.]+")
_KEYWORDS = frozenset(
    {"und", "oder", "nicht", "in", "enthaelt", "enthaelt_eines", "beantwortet"},
)
_LISTS = {"in": Operator.IS, "enthaelt_eines": Operator.CONTAINS}
_SINGLES = {"==": Operator.IS, "!=": Operator.DIFFERS, "enthaelt": Operator.CONTAINS}


class _Parser:
    def __init__(self, text: str, names: Mapping[str, Condition]) -> None:
        self._text = text
        self._names = names
        self._tokens = self._split()
        self._next = 0

    def _split(self) -> list[tuple[str, int]]:
        tokens = []
        position = len(self._text) - len(self._text.lstrip())
        while position < len(self._text):
            found = _TOKEN.match(self._text, position)
            if found is None:
                raise ConditionInvalid(self._text, position, "a word or an operator")
            tokens.append((found[1], position))
            position = found.end()
        return [*tokens, ("", len(self._text))]

    @property
    def _token(self) -> str:
        return self._tokens[self._next][0]

    def _fail(self, expected: str) -> ConditionInvalid:
        return ConditionInvalid(self._text, self._tokens[self._next][1], expected)

    def _skip(self, token: str) -> bool:
        if self._token != token:
            return False
        self._next += 1
        return True

    def _expect(self, token: str) -> None:
        if not self._skip(token):
            raise self._fail(f"{token!r}")

    def _word(self, expected: str) -> str:
        word = self._token
        if word in _KEYWORDS or not _WORD.fullmatch(word):
            raise self._fail(expected)
        self._next += 1
        return word

    def whole(self) -> Condition:
        condition = self._choice()
        if self._token:
            raise self._fail("the end, 'und' or 'oder'")
        return condition

    def _choice(self) -> Condition:
        parts = [self._chain()]
        while self._skip("oder"):
            parts.append(self._chain())
        return parts[0] if len(parts) == 1 else AnyOf(parts=tuple(parts))

    def _chain(self) -> Condition:
        parts = [self._term()]
        while self._skip("und"):
            parts.append(self._term())
        return parts[0] if len(parts) == 1 else AllOf(parts=tuple(parts))

    def _term(self) -> Condition:
        if self._skip("nicht"):
            return Not(part=self._term())
        if self._skip("("):
            inner = self._choice()
            self._expect(")")
            return inner
        word = self._word("a question or a name")
        test = self._test(word)
        if test is not None:
            return test
        if word in self._names:
            return self._names[word]
        raise self._fail("an operator or a known name")

    def _test(self, question: str) -> Test | None:
        if self._skip("beantwortet"):
            return Test(question=question, operator=Operator.ANSWERED)
        sign = self._token
        if sign in _SINGLES:
            self._next += 1
            return Test(question=question, operator=_SINGLES[sign], keys=(self._word("a key"),))
        if sign in _LISTS:
            self._next += 1
            return Test(question=question, operator=_LISTS[sign], keys=self._keys())
        return None

    def _keys(self) -> tuple[str, ...]:
        self._expect("(")
        keys = [self._word("a key")]
        while self._skip(","):
            keys.append(self._word("a key"))
        self._expect(")")
        return tuple(keys)
