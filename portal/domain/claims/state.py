"""What becomes of a claim, and of each facility in it."""

from enum import StrEnum


class State(StrEnum):
    """Where a claim stands; the value is stored."""

    NEU = "neu"
    FREIGEGEBEN = "freigegeben"
    ABGELEHNT = "abgelehnt"


class Outcome(StrEnum):
    """What became of one facility of a claim; the value is stored."""

    OFFEN = "offen"
    UEBERNOMMEN = "uebernommen"
    ABGELEHNT = "abgelehnt"


STATE_WORDS = {
    State.NEU: "wartet",
    State.FREIGEGEBEN: "freigegeben",
    State.ABGELEHNT: "abgelehnt",
}
OUTCOME_WORDS = {
    Outcome.OFFEN: "wartet",
    Outcome.UEBERNOMMEN: "übernommen",
    Outcome.ABGELEHNT: "nicht übernommen",
}
