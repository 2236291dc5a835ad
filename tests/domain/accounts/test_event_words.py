"""Every security event has its German sentence, and a list that lacks one is refused."""

from pathlib import Path

import pytest

from portal.domain.accounts.event_words import EventWordsInvalid, load_event_words
from portal.domain.accounts.events import Event

REAL = Path(__file__).parents[3] / "portal" / "content" / "konto" / "ereignisse.yaml"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ereignisse.yaml"


def test_every_event_has_its_own_sentence():
    words = load_event_words(path=REAL)

    assert set(words) == set(Event)
    assert len(set(words.values())) == len(Event)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('  signed_in: "Angemeldet."\n', "", "no words for signed_in"),
        ("  signed_in:", "  signed_inn:", "ereignisse.signed_inn"),
        ('"Angemeldet."', '"angemeldet"', "ereignisse.signed_in"),
        ('"Angemeldet."', '"Angemeldet um 9."', "ereignisse.signed_in"),
        ('"Angemeldet."', '""', "ereignisse.signed_in"),
        ("ereignisse:\n", "ereignisse:\n  signed_in: A.\n", "stands here twice"),
        ("ereignisse:\n", "andere:\n", "ereignisse"),
    ],
)
def test_anything_else_is_refused_with_its_place(path, old, new, place):
    text = REAL.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(EventWordsInvalid) as refused:
        load_event_words(path=path)

    assert str(refused.value).startswith("ereignisse.yaml: ")
    assert place in str(refused.value)
