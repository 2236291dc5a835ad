"""What is chosen among the Pflegehilfsmittel, read from the address."""

from collections.abc import Collection

from werkzeug.datastructures import MultiDict

from portal.domain.library.choosing import Choice
from portal.domain.library.hilfsmittel import HilfsmittelEntry, Needed, Paying
from portal.domain.library.loading import Library

MOST_COMPARED = 4
YES = "ja"
PAYERS = {
    Paying.KRANKENKASSE: "Krankenkasse",
    Paying.PFLEGEKASSE: "Pflegekasse",
    Paying.SELBST: "Sie selbst",
}
NEEDED = {Needed.JA: "ja", Needed.NEIN: "nein", Needed.TEILS: "kommt darauf an"}


def read_choice(*, args: MultiDict[str, str], groups: Collection[str]) -> Choice:
    """Read the choice; what is unknown counts as not chosen."""
    group, payer = args.get("gruppe", ""), args.get("zahlt", "")
    return Choice(
        group=group if group in groups else "",
        payer=Paying(payer) if payer in set(Paying) else None,
        without_grade=args.get("ohne_pflegegrad") == YES,
        without_prescription=args.get("ohne_rezept") == YES,
    )


def read_ticked(*, args: MultiDict[str, str], library: Library) -> tuple[HilfsmittelEntry, ...]:
    """Return the ticked entries, each once, in the order of the list; unknown ones are left out."""
    ticked = set(args.getlist("hilfe"))
    return tuple(entry for entry in library.aids if entry.slug in ticked)
