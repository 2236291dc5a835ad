"""The answers given to Robin, as lines that a person may send along."""

import hashlib
import json
from contextlib import suppress

from flask import current_app, request

from portal.blueprints.seekers.robin import session
from portal.domain.robin.consent import QUESTION as CONSENT
from portal.domain.robin.flow import prune
from portal.domain.robin.recommendation import name_answers
from portal.services.consultations.find import ConsultationGone
from portal.web import content
from portal.web.plain_language import say
from portal.web.result_words import answer_words

Lines = tuple[tuple[str, str], ...]
NOT_ASKED_FOR = frozenset({CONSENT, "umkreis"})


def read_lines() -> Lines:
    """Return question and answer of the consultation that is open in this browser; else nothing.

    A browser without our cookie is not asked.
    """
    if current_app.config["SESSION_COOKIE_NAME"] not in request.cookies:
        return ()
    consultation = None
    with suppress(ConsultationGone):
        consultation = session.open_consultation()
    if consultation is None:
        return ()
    catalogue = content.current().catalogue
    kept = prune(catalogue=catalogue, answers=consultation.answers)
    named = name_answers(catalogue=catalogue, answers=kept, question_ids=kept)
    return tuple(
        (say(one.question), answer_words(one))
        for one in named
        if one.question_id not in NOT_ASKED_FOR
    )


def mark_of(lines: Lines) -> str:
    """Return what tells these lines from others, so that only what was shown is sent."""
    return hashlib.sha256(json.dumps(lines).encode()).hexdigest()
