"""Robin's result and the answers it rests on."""

from typing import Any

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.seekers.robin import session
from portal.blueprints.seekers.robin.glossary import words_of_result
from portal.blueprints.seekers.robin.question_page import MAIN
from portal.domain.protocol.parts import Protocol
from portal.domain.robin.answers import Answers
from portal.domain.robin.flow import first_incomplete_page, prune
from portal.domain.robin.recommendation import name_answers, recommend
from portal.domain.robin.resume_code import spell
from portal.domain.robin.saving import may_be_kept
from portal.law.parameters import Snapshot
from portal.services.consultations.read import OpenConsultation
from portal.services.consultations.recommend import HITS_ON_RESULT, recommend_near
from portal.values.errors import NotFound
from portal.web import clock, content
from portal.web.extensions import reader
from portal.web.pages import fragment_of, page

MOST_PAGES = 20
HITS_A_PAGE = 10
PARTS_WITH_FACILITIES = (2, 3, 4, 5)
TEMPLATE = "seekers/robin/result.html"
ON_START_PAGE = ("ort", "umkreis", "einwilligung")


class PlaceUnknown(NotFound):
    """Report that the stored place cannot be found, so that it must be asked for again."""


def show_result() -> AnyResponse:
    """Show the six parts; an unfinished consultation leads to its first open question."""
    consultation = session.open_consultation()
    if consultation is None:
        return redirect(url_for("seekers.robin.start"), 303)
    due = first_open_page(consultation)
    if due:
        return redirect(url_for("seekers.robin.question", page_key=due), 303)
    anyway = request.args.get("zeige", type=int)
    protocol = protocol_of(
        consultation,
        shown_anyway=anyway if anyway in PARTS_WITH_FACILITIES else None,
    )
    return page(TEMPLATE, **_values(protocol), is_outdated=_is_outdated(consultation))


def main_of_result(answers: Answers) -> str:
    """Return the main part of the result that complete answers lead to, and its title.

    Raises:
        PlaceUnknown: the place that they name cannot be found.
    """
    values = _values(advise_on(answers))
    # They were answered just now, by the questions of today.
    return fragment_of(TEMPLATE, fragment=MAIN, **values, is_outdated=False)


def _values(protocol: Protocol) -> dict[str, Any]:
    words = words_of_result(protocol=protocol)
    return {"protocol": protocol, "law": law_of(protocol), "words": words}


def show_answers() -> AnyResponse:
    """Show every answer that counts, each with the way to change it, and the code."""
    consultation = session.open_consultation()
    if consultation is None:
        return redirect(url_for("seekers.robin.start"), 303)
    current = content.current()
    kept = prune(catalogue=current.catalogue, answers=consultation.answers)
    named = name_answers(catalogue=current.catalogue, answers=kept, question_ids=kept)
    return page(
        "seekers/robin/answers.html",
        answers=tuple(one for one in named if one.question_id not in ON_START_PAGE),
        place=current.gazetteer.find(text=str(kept.get("ort", ""))).place,
        radius=kept.get("umkreis", ""),
        due=first_open_page(consultation),
        code=consultation.code,
        words=spell(code=consultation.code) if consultation.code else (),
        may_be_kept=may_be_kept(catalogue=current.catalogue, answers=kept),
        expires_at=consultation.expires_at,
        is_outdated=_is_outdated(consultation),
    )


def show_more(*, part: int, page_number: int) -> AnyResponse:
    """Show further hits of one part, ten a page, inside Robin; also what lies farther away."""
    consultation = session.open_consultation()
    if consultation is None:
        return redirect(url_for("seekers.robin.start"), 303)
    if part not in PARTS_WITH_FACILITIES or not 1 <= page_number <= MOST_PAGES:
        abort(404)
    if first_open_page(consultation):
        return redirect(url_for("seekers.robin.result"), 303)
    is_wider = request.args.get("weiter") == "ja"
    protocol = advise_on(
        consultation.answers,
        limit=HITS_A_PAGE * page_number,
        wider=part if is_wider else None,
    )
    result = protocol.parts[part - 1]
    hits = result.listing.hits[HITS_A_PAGE * (page_number - 1) :] if result.listing else ()
    if result.listing is None or not hits:
        abort(404)
    return page(
        "seekers/robin/more.html",
        protocol=protocol,
        result=result,
        listing=result.listing,
        hits=hits,
        is_wider=is_wider,
        number=page_number,
        last=min(MOST_PAGES, -(-result.listing.total // HITS_A_PAGE)),
    )


def first_open_page(consultation: OpenConsultation) -> str:
    """Return the key of the first page that lacks an answer; empty when all is answered."""
    due = first_incomplete_page(catalogue=content.current().catalogue, answers=consultation.answers)
    return due.key if due else ""


def protocol_of(
    consultation: OpenConsultation, *, limit: int = HITS_ON_RESULT, shown_anyway: int | None = None
) -> Protocol:
    """Return the whole result of a finished consultation.

    Raises:
        PlaceUnknown: the stored place cannot be found.
    """
    return advise_on(consultation.answers, limit=limit, shown_anyway=shown_anyway)


def advise_on(
    given: Answers,
    *,
    limit: int = HITS_ON_RESULT,
    shown_anyway: int | None = None,
    wider: int | None = None,
) -> Protocol:
    """Return the whole result that complete answers lead to today; see `recommend_near`.

    Raises:
        PlaceUnknown: the place that they name cannot be found.
    """
    current = content.current()
    answers = prune(catalogue=current.catalogue, answers=given)
    place = current.gazetteer.find(text=str(answers["ort"])).place
    if place is None:
        raise PlaceUnknown("the stored place is in the gazetteer no more")
    return recommend_near(
        reader(),
        recommendation=recommend(catalogue=current.catalogue, answers=answers),
        place=place,
        radius_km=int(str(answers.get("umkreis", "25"))),
        library=current.library,
        today=clock.today(),
        limit=limit,
        shown_anyway=shown_anyway,
        wider=wider,
    )


def law_of(protocol: Protocol) -> Snapshot:
    """Return the amounts in force on the day of the result."""
    return content.current().law_at(day=protocol.made_on)


def _is_outdated(consultation: OpenConsultation) -> bool:
    """Say whether the questions changed since the last answer."""
    return consultation.catalogue_version != content.current().catalogue.version
