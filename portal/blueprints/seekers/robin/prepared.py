"""What of a page of questions is the same for everybody, prepared once per process and language.

A page has up to thirty options. Of each only the mark of the chosen ones depends on the person,
and no answer is kept here.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from flask import current_app
from markupsafe import Markup

from portal.blueprints.seekers.robin.glossary import words_of_questions
from portal.domain.robin.catalogue.load import Catalogue
from portal.domain.robin.catalogue.questions import Page, Question
from portal.domain.robin.governing import Governing, governing_within
from portal.web import content, plain_language

NAME = "robin_prepared"


@dataclass(frozen=True, slots=True)
class Row:
    """An option as it stands on the page, without and with its mark."""

    key: str
    open: str
    chosen: str


@dataclass(frozen=True, slots=True)
class Markings:
    """The fixed parts of a question: wording with hint, the options, and why it is asked."""

    head: Markup
    options: tuple[Row, ...]
    why: Markup

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
    governing: Governing
    markings: Mapping[str, Markings]
    words: Markup


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
        governing=governing,
        markings={
            question.id: _mark(question, governs=question.id in governing.questions)
            for question in questions
        },
        words=_component("words_explained")(words_of_questions(topic=topic)),
    )


def _mark(question: Question, *, governs: bool) -> Markings:
    row = _component("question_row")
    return Markings(
        head=_component("question_head")(question),
        options=tuple(
            Row(
                option.key,
                *(
                    str(row(question, option, has_id=has_id, is_chosen=is_chosen))
                    for is_chosen in (False, True)
                ),
            )
            for place, option in enumerate(question.options)
            for has_id in (governs or place == 0,)
        ),
        why=_component("question_why")(question),
    )


def _component(name: str) -> Callable[..., Markup]:
    template = current_app.jinja_env.get_template(f"components/{name}.html")
    macro: Callable[..., Markup] = getattr(template.module, name)
    return macro
