"""What the page behind the button asks for, and what becomes of it in the inquiry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.domain.availability.light import KindOfPlace
from portal.domain.button.relevance import Start
from portal.domain.places.place import Place, Resolution
from portal.web.named_problem import NamedProblem
from portal.web.place_input import PLACE_SENTENCES
from portal.web.typed_text import shown_again

KIND, PLACE, GRADE, START = "hilfe", "ort", "pflegegrad", "beginn"
KIND_WORDS: Mapping[KindOfPlace, str] = {
    KindOfPlace.AUFNAHME: "Pflege oder Hilfe zu Hause",
    KindOfPlace.DAUERPFLEGE: "Dauerhaft in ein Pflegeheim ziehen",
    KindOfPlace.KURZZEITPFLEGE: "Kurzzeitpflege: einige Wochen im Pflegeheim",
    KindOfPlace.VERHINDERUNGSPFLEGE: "Verhinderungspflege: Wer sonst pflegt, fällt aus",
    KindOfPlace.TAGESPFLEGE: "Tagespflege: tagsüber betreut, abends zu Hause",
    KindOfPlace.NACHTPFLEGE: "Nachtpflege: nachts betreut, tagsüber zu Hause",
    KindOfPlace.WOHNUNG: "Eine altersgerechte Wohnung",
}
START_WORDS: Mapping[Start, str] = {
    Start.SOFORT: "So bald wie möglich",
    Start.VIER_WOCHEN: "In den nächsten vier Wochen",
    Start.DREI_MONATE: "In den nächsten drei Monaten",
    Start.SPAETER: "Später, oder ich plane nur",
}
GRADES = ("Keiner", "Beantragt", "1", "2", "3", "4", "5")
KIND_NEEDED = "Bitte wählen Sie, welche Hilfe Sie suchen."
START_NEEDED = "Bitte wählen Sie, ab wann Sie die Hilfe brauchen."


@dataclass(frozen=True, slots=True)
class Told:
    """What fits the form: what is looked for, where, with which Pflegegrad and when.

    Args:
        grade: one of `GRADES`; empty for somebody who does not know it.
    """

    kind: KindOfPlace
    place: Place
    grade: str
    start: Start

    @property
    def message(self) -> str:
        """Return it as the beginning of the message, which the person sees and may change."""
        lines = [
            f"Ich suche: {KIND_WORDS[self.kind]}",
            f"Ort: {self.place.label}",
            *([f"Pflegegrad: {self.grade}"] if self.grade else ()),
            f"Beginn: {START_WORDS[self.start]}",
        ]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed, to be shown again, and what is wrong with it."""

    kind: str = ""
    place: str = ""
    grade: str = ""
    start: str = ""
    choices: tuple[Place, ...] = ()
    problems: tuple[NamedProblem, ...] = ()

    def problem_of(self, *fields: str) -> str:
        """Return the sentence for a field, empty if nothing is wrong with it."""
        return next((one.sentence for one in self.problems if one.anchor in fields), "")


def read_form(*, form: Mapping[str, str], place: Resolution) -> tuple[Entered, Told | None]:
    """Read what was typed; nothing is told where something is wrong."""
    kind, start, grade = (form.get(name, "") for name in (KIND, START, GRADE))
    entered = Entered(
        kind=kind if kind in set(KindOfPlace) else "",
        place=shown_again(form.get(PLACE, ""), most=100),
        grade=grade if grade in GRADES else "",
        start=start if start in set(Start) else "",
        choices=place.choices,
        problems=tuple(_problems(kind, start, place)),
    )
    if entered.problems or place.place is None:
        return entered, None
    return entered, Told(KindOfPlace(kind), place.place, entered.grade, Start(start))


def _problems(kind: str, start: str, place: Resolution) -> Iterator[NamedProblem]:
    if kind not in set(KindOfPlace):
        yield NamedProblem(KIND, KIND_NEEDED)
    if place.problem:
        anchor = "ort-wahl-1" if place.choices else PLACE
        yield NamedProblem(anchor, PLACE_SENTENCES[place.problem])
    if start not in set(Start):
        yield NamedProblem(START, START_NEEDED)
