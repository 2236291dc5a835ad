"""What stays when somebody leaves a page without completing it."""

from portal.domain.robin.answers import Answer, Answers
from portal.domain.robin.catalogue.load import Catalogue
from portal.domain.robin.catalogue.questions import Page
from portal.domain.robin.submission import Submitted, parse_answer
from portal.values.errors import Invalid


def keep_what_fits(
    *, catalogue: Catalogue, page: Page, submitted: Submitted, answers: Answers
) -> dict[str, Answer]:
    """Return the answers with every sent value that answers its question.

    Nothing is mandatory here and nothing is lost: what was left empty keeps its stored answer.
    """
    kept = dict(answers)
    for question in catalogue.questions_by_page[page.key]:
        sent = (value.strip() for value in submitted.get(question.id, ()))
        values = tuple(dict.fromkeys(value for value in sent if value))
        try:
            answer = parse_answer(question=question, values=values) if values else None
        except Invalid:
            continue
        if answer is not None:
            kept[question.id] = answer
    return kept
