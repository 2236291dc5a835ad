"""A password that is typed twice, and what is wrong with it."""

from collections.abc import Iterator, Mapping

from werkzeug.exceptions import TooManyRequests

from portal.domain.accounts.password_rule import judge, normalise, own_words_of
from portal.web import outside
from portal.web.named_problem import NamedProblem
from portal.web.password_words import sentences
from portal.web.throttle import seconds_to_wait

FIRST, SECOND = "passwort", "passwort2"
PURPOSE = "new-password"
MOST_RATED = 60
"""From one address in ten minutes: rating a password takes the portal time."""
FIRST_NEEDED = "Bitte geben Sie ein neues Passwort ein."
SECOND_NEEDED = "Bitte geben Sie das neue Passwort zur Bestätigung noch einmal ein."
DIFFERENT = (
    "Die Bestätigung ist anders als das neue Passwort. Bitte geben Sie in beide Felder dasselbe"
    " Passwort ein."
)


def problems_of(*, form: Mapping[str, str], own_texts: tuple[str, ...]) -> tuple[NamedProblem, ...]:
    """Return what is wrong with the new password and with its confirmation.

    `own_texts` are address and name, of which the password must not be made. What the caller
    sends is counted before it is rated.

    Raises:
        TooManyRequests: too many passwords came from the caller's address.
    """
    return tuple(_problems(form.get(FIRST, ""), form.get(SECOND, ""), own_texts))


def _problems(first: str, second: str, own_texts: tuple[str, ...]) -> Iterator[NamedProblem]:
    if not first:
        yield NamedProblem(FIRST, FIRST_NEEDED)
        return
    wait = seconds_to_wait(purpose=PURPOSE, most=MOST_RATED)
    if wait:
        raise TooManyRequests(retry_after=wait)
    verdict = judge(
        password=first, own_words=own_words_of(texts=own_texts), rate=outside.current().rating
    )
    for sentence in sentences(verdict=verdict):
        yield NamedProblem(FIRST, sentence)
    if not second:
        yield NamedProblem(SECOND, SECOND_NEEDED)
    elif normalise(password=first) != normalise(password=second):
        yield NamedProblem(SECOND, DIFFERENT)
