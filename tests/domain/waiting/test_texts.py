from pathlib import Path

import pytest

from portal.domain.waiting.texts import WaitingTextsInvalid, load_waiting_texts
from portal.domain.waiting.wish import Reason

REAL = Path(__file__).parents[3] / "portal" / "content" / "warteliste" / "texte.yaml"
FILE = "einwilligung: Ich willige ein.\ngruende:\n" + "".join(
    f"  {reason.value}: Wort {number}\n" for number, reason in enumerate(Reason)
)


def load(tmp_path, text):
    path = tmp_path / "texte.yaml"
    path.write_text(text, encoding="utf-8")
    return load_waiting_texts(path=path)


def test_the_words_are_read_in_the_order_of_the_reasons(tmp_path):
    texts = load(tmp_path, FILE)

    assert texts.consent == "Ich willige ein."
    assert list(texts.reasons) == list(Reason)
    assert texts.reasons[Reason.KRANKENHAUS] == "Wort 0"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("  reha: Wort 1\n", "", "each reason"),
        ("  reha:", "  laune:", "each reason"),
        ("einwilligung: Ich willige ein.\n", "", "einwilligung"),
        ("Wort 1", "1", "gruende"),
    ],
)
def test_broken_words_are_refused(tmp_path, old, new, complaint):
    with pytest.raises(WaitingTextsInvalid, match=complaint):
        load(tmp_path, FILE.replace(old, new))


def test_the_real_words_can_be_read():
    texts = load_waiting_texts(path=REAL)

    assert texts.consent.startswith("Ich willige ein")
    assert all(texts.reasons[reason] for reason in Reason)
