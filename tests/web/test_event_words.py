"""The sentences of security events are read once and checked with all other content."""

import pytest

from portal.domain.accounts.events import Event
from portal.web import event_words


def test_every_event_has_a_sentence():
    assert set(event_words.event_words()) == set(Event)
    assert event_words.event_words() is event_words.event_words()


def test_the_real_file_is_in_order():
    assert list(event_words.problems()) == []


@pytest.mark.parametrize("text", ["ereignisse:\n  signed_in: Angemeldet.\n", "- 1\n"])
def test_a_broken_file_is_named(tmp_path, monkeypatch, text):
    path = tmp_path / "ereignisse.yaml"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(event_words, "FILE", path)

    (problem,) = event_words.problems()

    assert problem.startswith("konto: ereignisse.yaml: ")
