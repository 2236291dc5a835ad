"""Turn the checked files into the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.domain.robin.catalogue import schema
from portal.domain.robin.catalogue.entries import read_condition, read_twins, refuse_doubles
from portal.domain.robin.catalogue.files import CatalogueInvalid, read_file, version_of
from portal.domain.robin.catalogue.question_files import read_questions
from portal.domain.robin.catalogue.questions import Page, Question
from portal.domain.robin.catalogue.texts import (
    AidGroup,
    AidPlan,
    AidTrigger,
    ArticlePlan,
    NeedTexts,
    Occasion,
    Part,
    RuleText,
)
from portal.values.wording import Wording

PARTS = (1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything Robin asks and says.

    Args:
        version: short hash of the files.
        questions: in the order in which they are asked; a condition looks back only.
        question_by_id: the same by id.
        questions_by_page: the same by page key.
        rules: texts by rule id.
        phrases: sentences of result, protocol and tools by key.
    """

    version: str
    pages: tuple[Page, ...]
    page_by_key: Mapping[str, Page]
    questions: tuple[Question, ...]
    question_by_id: Mapping[str, Question]
    questions_by_page: Mapping[str, tuple[Question, ...]]
    parts: tuple[Part, ...]
    rules: Mapping[str, RuleText]
    needs: NeedTexts
    articles: ArticlePlan
    aids: AidPlan
    phrases: Mapping[str, Wording]


def load_catalogue(*, directory: Path) -> Catalogue:
    """Read the catalogue from a directory.

    Raises:
        CatalogueInvalid: a file breaks the schema, a key stands twice, a condition cannot be read
            or looks at a question that is not asked before; names file and question.
    """
    pages = _pages(directory / "seiten.yaml")
    questions = read_questions(directory=directory / "fragen", pages=pages)
    return Catalogue(
        version=version_of(directory=directory),
        pages=pages,
        page_by_key={page.key: page for page in pages},
        questions=questions,
        question_by_id={question.id: question for question in questions},
        questions_by_page={
            page.key: tuple(question for question in questions if question.page == page.key)
            for page in pages
        },
        parts=_parts(directory / "teile.yaml"),
        rules=_rules(directory / "regeln.yaml"),
        needs=_needs(directory / "bedarf.yaml"),
        articles=_articles(directory / "anlaesse.yaml"),
        aids=_aids(directory / "hilfsmittel.yaml"),
        phrases=_phrases(directory / "saetze.yaml"),
    )


def _pages(path: Path) -> tuple[Page, ...]:
    entries = read_file(path=path, shape=schema.PagesFile).seiten
    refuse_doubles(file=path.name, keys=(entry.schluessel for entry in entries))
    return tuple(
        Page(
            key=entry.schluessel,
            title=Wording(text=entry.titel, plain=entry.titel_einfach),
            introduction=read_twins(
                file=path.name,
                subject=entry.schluessel,
                key="einleitung",
                text=entry.einleitung,
                plain=entry.einleitung_einfach,
            ),
            field=entry.feld,
        )
        for entry in entries
    )


def _parts(path: Path) -> tuple[Part, ...]:
    entries = read_file(path=path, shape=schema.PartsFile).teile
    if tuple(entry.nummer for entry in entries) != PARTS:
        raise CatalogueInvalid(path.name, "", "the parts are not 1 to 6 in order")
    return tuple(
        Part(
            number=entry.nummer,
            key=entry.schluessel,
            title=Wording(text=entry.titel, plain=entry.titel_einfach),
            introduction=Wording(text=entry.einleitung, plain=entry.einleitung_einfach),
        )
        for entry in entries
    )


def _rules(path: Path) -> Mapping[str, RuleText]:
    entries = read_file(path=path, shape=schema.RulesFile).regeln
    return {key: _rule(path.name, key, entry) for key, entry in entries.items()}


def _rule(file: str, key: str, entry: schema.RuleEntry) -> RuleText:
    return RuleText(
        wording=Wording(text=entry.text, plain=entry.text_einfach),
        addition=read_twins(
            file=file,
            subject=key,
            key="zusatz",
            text=entry.zusatz,
            plain=entry.zusatz_einfach,
        ),
    )


def _phrases(path: Path) -> Mapping[str, Wording]:
    entries = read_file(path=path, shape=schema.PhrasesFile).saetze
    return {key: entry.to_wording() for key, entry in entries.items()}


def _needs(path: Path) -> NeedTexts:
    content = read_file(path=path, shape=schema.NeedsFile)
    clauses = {}
    for key, clause in content.anlass.items():
        question, sign, option = key.partition("=")
        if not (question and sign and option):
            raise CatalogueInvalid(path.name, key, "is not frage=schluessel")
        clauses[question, option] = clause.to_wording()
    return NeedTexts(
        hits={
            code: Wording(text=entry.treffer, plain=entry.treffer_einfach)
            for code, entry in content.bedarf.items()
        },
        clauses=clauses,
    )


def _articles(path: Path) -> ArticlePlan:
    content = read_file(path=path, shape=schema.ArticlesFile)
    return ArticlePlan(
        basic=tuple(content.grundpaket),
        fields={key: tuple(slugs) for key, slugs in content.felder.items()},
        occasions=tuple(
            Occasion(
                condition=read_condition(file=path.name, subject=entry.grund, text=entry.bedingung),
                articles=tuple(entry.artikel),
                reason=Wording(text=entry.grund, plain=entry.grund_einfach),
            )
            for entry in content.anlaesse
        ),
        fallback=tuple(content.rueckfall),
    )


def _aids(path: Path) -> AidPlan:
    content = read_file(path=path, shape=schema.AidsFile)
    triggers = tuple(
        AidTrigger(
            condition=read_condition(file=path.name, subject=entry.gruppe, text=entry.bedingung),
            group=entry.gruppe,
            reason=Wording(text=entry.grund, plain=entry.grund_einfach),
        )
        for entry in content.ausloeser
    )
    for trigger in triggers:
        if trigger.group not in content.gruppen:
            raise CatalogueInvalid(path.name, trigger.group, "is a group without title")
    return AidPlan(
        groups={
            key: AidGroup(
                key=key,
                title=Wording(text=entry.titel, plain=entry.titel_einfach),
                reason=Wording(text=entry.grund, plain=entry.grund_einfach),
            )
            for key, entry in content.gruppen.items()
        },
        triggers=triggers,
    )
