"""Which Hilfsmittel somebody wants to see."""

from dataclasses import dataclass

from portal.domain.library.hilfsmittel import HilfsmittelEntry, Needed, Paying


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen; empty means all.

    Args:
        group: code of a group, "HM_BETT".
        without_grade, without_prescription: only what may come without; that includes what
            needs it in some cases only.
    """

    group: str = ""
    payer: Paying | None = None
    without_grade: bool = False
    without_prescription: bool = False


def choose(
    *, entries: tuple[HilfsmittelEntry, ...], choice: Choice
) -> tuple[HilfsmittelEntry, ...]:
    """Return the entries that fit, in their order."""
    return tuple(entry for entry in entries if _fits(entry, choice))


def _fits(entry: HilfsmittelEntry, choice: Choice) -> bool:
    facts = entry.comparison
    return (
        choice.group in {"", entry.group}
        and (choice.payer is None or choice.payer in facts.payers)
        and not (choice.without_grade and facts.grade is Needed.JA)
        and not (choice.without_prescription and facts.prescription is Needed.JA)
    )
