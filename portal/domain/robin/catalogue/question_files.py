"""Turn the files of questions into questions in the order in which they are asked."""

from pathlib import Path

from portal.domain.robin.catalogue import schema
from portal.domain.robin.catalogue.entries import read_condition, read_twins, refuse_doubles
from portal.domain.robin.catalogue.files import CatalogueInvalid, read_file
from portal.domain.robin.catalogue.questions import Option, Page, Question, QuestionType
from portal.domain.robin.conditions import ALWAYS, mentions
from portal.values.wording import Wording


def read_questions(*, directory: Path, pages: tuple[Page, ...]) -> tuple[Question, ...]:
    """Read all questions, in the order of their pages, then of files and lines.

    Raises:
        CatalogueInvalid: an id stands twice, a page is unknown, options do not go with the type,
            or a condition looks at a question that is not asked before.
    """
    place = {page.key: position for position, page in enumerate(pages)}
    found = []
    for path in sorted(directory.glob("*.yaml")):
        for entry in read_file(path=path, shape=schema.QuestionsFile).fragen:
            if entry.seite not in place:
                raise CatalogueInvalid(path.name, entry.id, f"there is no page {entry.seite!r}")
            found.append((path.name, _question(path.name, entry)))
    found.sort(key=lambda pair: place[pair[1].page])
    earlier: set[str] = set()
    for file, question in found:
        refuse_doubles(file=file, keys=(question.id, *earlier))
        for test in mentions(condition=question.condition):
            if test.question not in earlier:
                raise CatalogueInvalid(file, question.id, f"{test.question!r} is not asked before")
        earlier.add(question.id)
    return tuple(question for _, question in found)


def _question(file: str, entry: schema.QuestionEntry) -> Question:
    kind = QuestionType(entry.typ)
    if kind.has_options is not bool(entry.optionen):
        raise CatalogueInvalid(file, entry.id, f"options do not go with {entry.typ!r}")
    refuse_doubles(
        file=f"{file}: {entry.id}", keys=(option.schluessel for option in entry.optionen)
    )
    return Question(
        id=entry.id,
        page=entry.seite,
        type=kind,
        display=entry.darstellung,
        wording=Wording(text=entry.text, plain=entry.text_einfach),
        hint=_hint(file, entry.id, entry),
        why=Wording(text=entry.warum, plain=entry.warum_einfach),
        is_mandatory=entry.pflicht,
        condition=read_condition(file=file, subject=entry.id, text=entry.bedingung)
        if entry.bedingung
        else ALWAYS,
        default=entry.vorgabe,
        unit=entry.einheit,
        minimum=entry.minimum,
        maximum=entry.maximum,
        options=tuple(_option(file, entry.id, option) for option in entry.optionen),
        affects=tuple(entry.wirkt_auf),
    )


def _option(file: str, question: str, entry: schema.OptionEntry) -> Option:
    return Option(
        key=entry.schluessel,
        wording=Wording(text=entry.text, plain=entry.text_einfach or entry.text),
        is_exclusive=entry.exklusiv,
        hint=_hint(file, f"{question}.{entry.schluessel}", entry),
        symbol=entry.symbol,
    )


def _hint(
    file: str, subject: str, entry: schema.QuestionEntry | schema.OptionEntry
) -> Wording | None:
    return read_twins(
        file=file, subject=subject, key="hilfe", text=entry.hilfe, plain=entry.hilfe_einfach
    )
