"""What editors wrote and the law of the day, read once per process."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flask import Flask, current_app

from portal.domain.library.exits import Exits, load_exits
from portal.domain.library.glossary import Glossary, load_glossary
from portal.domain.library.loading import Library, load_library
from portal.domain.pflegegrad.explanations import Explanations, load_explanations
from portal.domain.places.gazetteer import Gazetteer, load_gazetteer
from portal.domain.reviews.criteria import Criteria, load_criteria
from portal.domain.robin.catalogue import Catalogue, load_catalogue
from portal.domain.waiting.texts import WaitingTexts, load_waiting_texts
from portal.law.fristen.feiertage import Feiertage, load_feiertage
from portal.law.leistungen.wortlaut import Wortlaut, load_wortlaut
from portal.law.parameters import Parameters, Snapshot, load_parameters
from portal.law.pflegegrad.loading import Instruments, load_instruments

CONTENT = Path(__file__).resolve().parent.parent / "content"


@dataclass(frozen=True, slots=True)
class Content:
    """All of it, by subject.

    Args:
        parameters: the dated amounts of the law.
        instruments: the Begutachtungsinstrument in its versions.
        explanations: words of the Pflegegrad-Rechner.
        wording: words about benefits.
        holidays: public holidays of each Land.
        waiting: words of the waiting list.
    """

    catalogue: Catalogue
    library: Library
    glossary: Glossary
    gazetteer: Gazetteer
    parameters: Parameters
    instruments: Instruments
    explanations: Explanations
    exits: Exits
    criteria: Criteria
    wording: Wortlaut
    holidays: Feiertage
    waiting: WaitingTexts

    def law_at(self, *, day: date) -> Snapshot:
        """Return the amounts in force on a day."""
        return self.parameters.at(day=day)


def load_content(*, directory: Path = CONTENT) -> Content:
    """Read everything and check its shape.

    Raises:
        PortalError: a file is broken; the message names the file.
    """
    # First, because reading it takes memory for a moment that everything else uses again.
    gazetteer = load_gazetteer(path=directory / "orte" / "orte.csv")
    instruments = load_instruments()
    return Content(
        catalogue=load_catalogue(directory=directory / "robin"),
        library=load_library(
            articles=directory / "artikel",
            aids=directory / "hilfsmittel",
            questions=directory / "faq",
        ),
        glossary=load_glossary(path=directory / "glossar" / "begriffe.yaml"),
        gazetteer=gazetteer,
        parameters=load_parameters(),
        instruments=instruments,
        explanations=load_explanations(
            directory=directory / "pflegegrad", instrument=instruments.versions[-1]
        ),
        exits=load_exits(path=directory / "weiterleitung" / "ziele.yaml"),
        criteria=load_criteria(path=directory / "bewertungen" / "kriterien.yaml"),
        wording=load_wortlaut(directory=directory / "leistungen"),
        holidays=load_feiertage(),
        waiting=load_waiting_texts(path=directory / "warteliste" / "texte.yaml"),
    )


def bind(app: Flask, *, content: Content) -> None:
    """Let the app know its content."""
    app.extensions["content"] = content


def current() -> Content:
    """Return the content of the current app."""
    content: Content = current_app.extensions["content"]
    return content
