"""What the consultation that is open in this browser says about a comparison."""

from contextlib import suppress
from dataclasses import dataclass

from flask import current_app, request

from portal.blueprints.seekers.robin import advising, session
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.domain.places.place import Place
from portal.domain.robin.recommendation import recommend
from portal.services.consultations.find import ConsultationGone
from portal.services.consultations.read import OpenConsultation
from portal.web import content


@dataclass(frozen=True, slots=True)
class Situation:
    """Where help is looked for, and which services Robin found necessary.

    Args:
        place: None if no consultation is open here.
        needed: empty until all questions are answered, and where Robin does not recommend the
            category.
    """

    place: Place | None = None
    needed: frozenset[Service] = frozenset()


def read_situation(*, category: Category) -> Situation:
    """Return what is known; a browser without our cookie is not asked."""
    if current_app.config["SESSION_COOKIE_NAME"] not in request.cookies:
        return Situation()
    consultation = None
    with suppress(ConsultationGone):
        consultation = session.open_consultation()
    if consultation is None:
        return Situation()
    typed = str(consultation.answers.get("ort", ""))
    return Situation(
        place=content.current().gazetteer.find(text=typed).place,
        needed=_needed(consultation, category),
    )


def _needed(consultation: OpenConsultation, category: Category) -> frozenset[Service]:
    if advising.first_open_page(consultation):
        return frozenset()
    found = recommend(catalogue=content.current().catalogue, answers=consultation.answers)
    return frozenset(
        need.service
        for part in found.parts
        if part.category is category and part.decision.recommended
        for need in part.needs
    )
