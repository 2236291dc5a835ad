"""The shape of the catalogue's YAML files; unknown keys and empty texts are errors.

The names are those of the files, which a care expert edits in German.
"""

from typing import Annotated, Literal

from portal.values.shape import Limits, Prepared, Shape
from portal.values.wording import Wording


def _stripped(text: object) -> object:
    return text.strip() if isinstance(text, str) else text


Text = Annotated[str, Prepared(_stripped), Limits(shortest=1)]
Key = Annotated[str, Limits(pattern=r"[a-z0-9_]+")]
QuestionId = Annotated[str, Limits(pattern=r"[a-z0-9_]+(\.[a-z0-9_]+)?")]
Slug = Annotated[str, Limits(pattern=r"[a-z0-9]+(-[a-z0-9]+)*")]
PartNumber = Annotated[int, Limits(least=1, most=6)]


class Twins(Shape):
    """A sentence and its twin in plain language."""

    text: Text
    text_einfach: Text

    def to_wording(self) -> Wording:
        """Return the sentence as a value."""
        return Wording(text=self.text, plain=self.text_einfach)


class PageEntry(Shape):
    """One page in `seiten.yaml`."""

    schluessel: Key
    titel: Text
    titel_einfach: Text
    einleitung: Text | None = None
    einleitung_einfach: Text | None = None
    feld: Key | None = None


class PagesFile(Shape):
    """`seiten.yaml`."""

    seiten: list[PageEntry]


class OptionEntry(Shape):
    """One option of a question; without a plain twin the text itself is plain."""

    schluessel: Key
    text: Text
    text_einfach: Text | None = None
    exklusiv: bool = False
    hilfe: Text | None = None
    hilfe_einfach: Text | None = None
    symbol: Text | None = None


class QuestionEntry(Shape):
    """One question in `fragen/*.yaml`."""

    id: QuestionId
    seite: Key
    typ: Literal[
        "ort",
        "einfach",
        "mehrfach",
        "kacheln",
        "ja_nein",
        "haekchen",
        "datum",
        "zahl",
        "text",
    ]
    darstellung: Key | None = None
    text: Text
    text_einfach: Text
    hilfe: Text | None = None
    hilfe_einfach: Text | None = None
    warum: Text
    warum_einfach: Text
    pflicht: bool
    bedingung: Text | None = None
    vorgabe: Text | None = None
    einheit: Text | None = None
    minimum: int | None = None
    maximum: int | None = None
    optionen: tuple[OptionEntry, ...] = ()
    wirkt_auf: list[PartNumber]


class QuestionsFile(Shape):
    """One file in `fragen/`."""

    fragen: list[QuestionEntry]


class PartEntry(Shape):
    """One part in `teile.yaml`."""

    nummer: PartNumber
    schluessel: Key
    titel: Text
    titel_einfach: Text
    einleitung: Text
    einleitung_einfach: Text


class PartsFile(Shape):
    """`teile.yaml`."""

    teile: list[PartEntry]


class RuleEntry(Shape):
    """The text of one rule in `regeln.yaml`."""

    text: Text
    text_einfach: Text
    zusatz: Text | None = None
    zusatz_einfach: Text | None = None


class RulesFile(Shape):
    """`regeln.yaml`."""

    regeln: dict[str, RuleEntry]


class PhrasesFile(Shape):
    """`saetze.yaml`: sentences of result, protocol and tools, by key."""

    saetze: dict[Key, Twins]


class NeedEntry(Shape):
    """What `bedarf.yaml` says about a facility that offers a service."""

    treffer: Text
    treffer_einfach: Text


class NeedsFile(Shape):
    """`bedarf.yaml`; `anlass` maps „frage=schluessel“ to a clause."""

    bedarf: dict[str, NeedEntry]
    anlass: dict[str, Twins]


class OccasionEntry(Shape):
    """One occasion in `anlaesse.yaml`."""

    bedingung: Text
    artikel: list[Slug]
    grund: Text
    grund_einfach: Text


class ArticlesFile(Shape):
    """`anlaesse.yaml`."""

    grundpaket: list[Slug]
    felder: dict[Key, list[Slug]]
    anlaesse: list[OccasionEntry]
    rueckfall: list[Slug]


class AidGroupEntry(Shape):
    """One group in `hilfsmittel.yaml`."""

    titel: Text
    titel_einfach: Text
    grund: Text
    grund_einfach: Text


class AidTriggerEntry(Shape):
    """One trigger in `hilfsmittel.yaml`."""

    bedingung: Text
    gruppe: Text
    grund: Text
    grund_einfach: Text


class AidsFile(Shape):
    """`hilfsmittel.yaml`."""

    gruppen: dict[str, AidGroupEntry]
    ausloeser: list[AidTriggerEntry]
