"""A password that is typed twice, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.domain.accounts.password_rule import judge, normalise, own_words_of
from portal.web import outside
from portal.web.password_words import sentences

FIRST, SECOND = "passwort", "passwort2"
FIRST_NEEDED = "Bitte geben Sie ein neues Passwort ein."
SECOND_NEEDED = "Bitte geben Sie das neue Passwort zur Bestätigung noch einmal ein."
DIFFERENT = (
    "Die Bestätigung ist anders als das neue Passwort. Bitte geben Sie in beide Felder dasselbe"
    " Passwort ein."
)


@dataclass(frozen=True, slots=True)
class NamedProblem:
    """A line of the error summary: the sentence and the id it leads to."""

    anchor: str
    sentence: str


def problems_of(*, form: Mapping[str, str], own_texts: tuple[str, ...]) -> tuple[NamedProblem, ...]:
    """Return what is wrong with the new password and with its confirmation.

    `own_texts` are address and name, of which the password must not be made.
    """
    return tuple(_problems(form.get(FIRST, ""), form.get(SECOND, ""), own_texts))


def _problems(first: str, second: str, own_texts: tuple[str, ...]) -> Iterator[NamedProblem]:
    if not first:
        yield NamedProblem(FIRST, FIRST_NEEDED)
        return
    verdict = judge(
        password=first, own_words=own_words_of(texts=own_texts), rate=outside.current().rating
    )
    for sentence in sentences(verdict=verdict):
        yield NamedProblem(FIRST, sentence)
    if not second:
        yield NamedProblem(SECOND, SECOND_NEEDED)
    elif normalise(password=first) != normalise(password=second):
        yield NamedProblem(SECOND, DIFFERENT)
