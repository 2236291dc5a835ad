"""What of the questions of a page is the same for everybody, prepared once per language.

A page has up to thirty options. Of each only the mark of the chosen ones depends on the person,
and no answer is kept here.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from flask import current_app
from markupsafe import Markup

from portal.blueprints.seekers.robin.forms import Field
from portal.blueprints.seekers.robin.glossary import words_of_questions
from portal.domain.robin.catalogue.load import Catalogue
from portal.domain.robin.catalogue.questions import Page, Question
from portal.domain.robin.governing import Governing, governing_within
from portal.web import content, plain_language
from portal.web.frames import GAP, component

NAME = "robin_prepared"


@dataclass(frozen=True, slots=True)
class Row:
    """An option as it stands on the page, without and with its mark."""

    key: str
    open: str
    chosen: str


@dataclass(frozen=True, slots=True)
class Markings:
    """The fixed parts of a question: wording with hint, the options, and why it is asked.

    Args:
        around: all that stands before and after the options; None if there are none to choose.
    """

    head: Markup
    options: tuple[Row, ...]
    why: Markup
    around: tuple[str, str] | None = None

    def rows(self, values: Collection[str]) -> Markup:
        """Return the options, those with these keys chosen."""
        rows = (row.chosen if row.key in values else row.open for row in self.options)
        return Markup("\n".join(rows))  # noqa: S704 – rendered by our own template


@dataclass(frozen=True, slots=True)
class Prepared:
    """The fixed parts of a page.

    Args:
        markings: by question id.
        words: the explained words below the questions.
    """

    catalogue: Catalogue
    topic: Page
    governing: Governing
    markings: Mapping[str, Markings]
    words: Markup

    def html_of(self, fields: Iterable[Field]) -> Markup:
        """Return questions of the page with what this person chose or typed."""
        return Markup("\n".join(map(self._html_of, fields)))  # noqa: S704 – our own templates

    def _html_of(self, field: Field) -> str:
        markings = self.markings[field.question.id]
        if field.problem or markings.around is None:
            return component("question")(field, self.topic.key, markings)
        before, after = markings.around
        return f"{before}{markings.rows(field.values)}{after}"


def prepared_page(*, topic: Page) -> Prepared:
    """Return the fixed parts of a page in the language of this person."""
    kept: dict[tuple[str, bool], Prepared] = current_app.extensions.setdefault(NAME, {})
    catalogue = content.current().catalogue
    key = (topic.key, plain_language.is_on())
    found = kept.get(key)
    if found is None or found.catalogue is not catalogue:
        found = kept[key] = _prepare(catalogue, topic)
    return found


def _prepare(catalogue: Catalogue, topic: Page) -> Prepared:
    questions = catalogue.questions_by_page[topic.key]
    governing = governing_within(questions=questions)
    return Prepared(
        catalogue=catalogue,
        topic=topic,
        governing=governing,
        markings={
            question.id: _surround(
                question,
                _mark(question, is_exchanged=question.id in governing.changing),
                governs=question.id in governing.questions,
            )
            for question in questions
        },
        words=component("words_explained")(words_of_questions(topic=topic)),
    )


def _surround(question: Question, markings: Markings, *, governs: bool) -> Markings:
    """Add what stands around the options, by rendering the question with a gap for them."""
    if not markings.options:
        return markings
    with_gap = replace(markings, options=(Row(GAP, GAP, GAP),))
    field = Field(question=question, values=(), problem="", governs=governs)
    text = str(component("question")(field, question.page, with_gap))
    before, _, after = text.partition(GAP)
    return replace(markings, around=(before, after))


def _mark(question: Question, *, is_exchanged: bool) -> Markings:
    """Write the options; where they are exchanged, htmx finds the focus again by their ids."""
    row = component("question_row")
    return Markings(
        head=component("question_head")(question),
        options=tuple(
            Row(
                option.key,
                *(
                    str(row(question, option, has_id=has_id, is_chosen=is_chosen))
                    for is_chosen in (False, True)
                ),
            )
            for place, option in enumerate(question.options)
            for has_id in (is_exchanged or place == 0,)
        ),
        why=component("question_why")(question),
    )
