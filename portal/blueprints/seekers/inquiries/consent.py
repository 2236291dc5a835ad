"""The sentence with which somebody lets their data go to a facility, and its version."""

from portal.domain.robin.consent import text_version

SENTENCE = (
    "Ich stimme der Übermittlung der oben genannten Daten, auch meiner Angaben zur Gesundheit,"
    " an {name} zu."
)
VERSION = text_version(text=SENTENCE)
NEEDED = "Bitte stimmen Sie der Übermittlung zu. Ohne Ihre Zustimmung senden wir nichts."
NEEDED_FOR_ONE = (
    "Bitte stimmen Sie der Übermittlung an mindestens eine Einrichtung zu."
    " Ohne Ihre Zustimmung senden wir nichts."
)


def sentence_for(name: str) -> str:
    """Return the sentence for one facility."""
    return SENTENCE.format(name=name)


def field_of(facility_id: int) -> str:
    """Return the name of the box for one facility."""
    return f"zustimmung-{facility_id}"
