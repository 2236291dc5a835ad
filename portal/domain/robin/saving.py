"""Whether a consultation may be kept beyond its day."""

from portal.domain.robin.answers import Answers
from portal.domain.robin.catalogue.load import Catalogue
from portal.domain.robin.flow import Walk, walk

QUESTION = "rolle"
DOES_NOT_KNOW = "nein"


def walk_may_be_kept(*, taken: Walk) -> bool:
    """Say whether a resume code may be made of a consultation that is replayed already."""
    return taken.answers.get(QUESTION) != DOES_NOT_KNOW


def may_be_kept(*, catalogue: Catalogue, answers: Answers) -> bool:
    """Say whether a resume code may be made; not about a person who does not know of it.

    Raw answers are judged by the pruned ones.
    """
    return walk_may_be_kept(taken=walk(catalogue=catalogue, answers=answers))
