"""Complete answer sets of the portal's own catalogue, drawn by walking its flow."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from portal.domain.robin.catalogue import load_catalogue
from portal.domain.robin.catalogue.questions import Question
from portal.domain.robin.checks import sample_answer
from portal.domain.robin.flow import INTERESTS, is_asked
from tests.domain.robin.small_catalogue import REAL

CATALOGUE = load_catalogue(directory=REAL)
MOST_FIELDS = 4
"""Interest fields in one drawn set; more only make the walk longer."""

few_examples = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def answers_to(question: Question):
    """Draw an allowed answer; an exclusive option stands alone."""
    if not question.options:
        return st.just(sample_answer(question=question))
    if not question.type.is_multiple:
        return st.sampled_from(question.option_keys)
    free = [key for key in question.option_keys if key not in question.exclusive_keys]
    most = MOST_FIELDS if question.id == INTERESTS else len(free)
    several = st.sets(st.sampled_from(free), min_size=1, max_size=most).map(
        lambda chosen: tuple(key for key in free if key in chosen)
    )
    alone = [st.just((key,)) for key in question.option_keys if key in question.exclusive_keys]
    return st.one_of(several, *alone)


_OPTIONAL = {
    question.id: answers_to(question)
    if question.is_mandatory
    else st.one_of(st.none(), answers_to(question))
    for question in CATALOGUE.questions
}


@st.composite
def answer_sets(draw):
    """Draw the answers of a person who walked to the end."""
    kept = {}
    for question in CATALOGUE.questions:
        if is_asked(catalogue=CATALOGUE, question=question, kept=kept):
            answer = draw(_OPTIONAL[question.id])
            if answer is not None:
                kept[question.id] = answer
    return kept


BASE = {
    "ort": "19370 Parchim",
    "einwilligung": "ja",
    "fuer_wen": "selbst",
    "pg_status": "nein",
    "hilfebedarf": "kaum",
    "alter": "75_84",
    "wohnt": "partner",
    "wunsch": "offen",
    "wann": "vorsorge",
    "wer_hilft": ("niemand",),
    "interessen": ("recht",),
    "recht.themen": ("betreuung",),
}
"""A person who needs nothing yet: every part but the first is advised against."""


def base(**changes):
    """Return the base answers with changes; a chosen field replaces the field „recht“.

    Ids of questions that contain a dot are written with two underscores.
    """
    answers = dict(BASE)
    if "interessen" in changes:
        del answers["recht.themen"]
    answers.update({key.replace("__", "."): value for key, value in changes.items()})
    return answers
