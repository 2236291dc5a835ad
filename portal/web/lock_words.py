"""What support is told and asks for when it locks accounts and companies."""

from collections.abc import Mapping

from portal.domain.access.acting import Rank
from portal.domain.accounts.locking import LONGEST_REASON, LockStep
from portal.domain.accounts.roles import Role
from portal.web.typed_text import read_lines

ROLE_WORDS: Mapping[Role, str] = {
    Role.SEEKER: "Pflegesuche",
    Role.PROVIDER: "Anbieter",
    Role.ADMIN: "Verwaltung",
}
RANK_WORDS: Mapping[Rank, str] = {Rank.MASTER: "Master", Rank.EMPLOYEE: "Mitarbeiter-Zugang"}
DONE_WORDS: Mapping[str, str] = {
    LockStep.LOCK.value: "Gesperrt. Alle Anmeldungen sind beendet.",
    LockStep.UNLOCK.value: "Entsperrt.",
}
MEANWHILE = (
    "Inzwischen hat jemand anderes das geändert. Unten sehen Sie, was jetzt gilt. Ihre Änderung"
    " wurde nicht gespeichert."
)
REASON_NEEDED = "Bitte schreiben Sie den Grund."
REASON_TOO_LONG = f"Bitte kürzen Sie den Grund auf höchstens {LONGEST_REASON} Zeichen."


def read_reason(form: Mapping[str, str]) -> tuple[str, str]:
    """Return the reason as typed and what is wrong with it, empty if nothing is."""
    return read_lines(
        form.get("grund", ""),
        longest=LONGEST_REASON,
        missing=REASON_NEEDED,
        too_long=REASON_TOO_LONG,
    )
