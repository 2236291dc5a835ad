"""The result with its whole calculation."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Response

from portal.blueprints.seekers.pflegegrad import sealing, words
from portal.blueprints.seekers.pflegegrad.forms import title_of
from portal.blueprints.seekers.robin import session as robin
from portal.domain.pflegegrad.answer_sheet import AnswerSheet, to_assessment
from portal.domain.pflegegrad.questionnaire import list_pages, list_questions, name_in_finding
from portal.domain.robin.resume_code import spell
from portal.law.pflegegrad.ermittlung import determine_pflegegrad
from portal.law.pflegegrad.finding import PflegegradFinding
from portal.law.pflegegrad.person import PersonClass
from portal.web import content
from portal.web.pages import page

TEMPLATE = "seekers/pflegegrad/result.html"
FIELD = "einwilligung_speichern"
"""The tick without which nothing is kept."""


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page with open questions: its key, what it is called and the questions."""

    key: str
    title: str
    questions: tuple[str, ...]


def show_result(
    *,
    sheet: AnswerSheet,
    remark: str = "",
    lacks_consent: bool = False,
    code: str = "",
    expires_at: datetime | None = None,
) -> Response:
    """Show what is to be expected, or what is still possible, and why.

    `remark` says why Robin does not take it: "offen" or "schon_da". `code` opens the answers again
    until `expires_at`, if they are kept.
    """
    finding = find(sheet=sheet)
    explanations = content.current().explanations
    missing = {"anchor": FIELD, "sentence": explanations.sentences["ohne_einwilligung"]}
    return page(
        TEMPLATE,
        status=422 if remark or lacks_consent else 200,
        problems=(missing,) if lacks_consent else (),
        consent=explanations.consent,
        code=code,
        spelt=spell(code=code) if code else (),
        expires_at=expires_at,
        remark=explanations.sentences[remark] if remark else "",
        robin_waits=robin.key() is not None,
        **result_values(sheet=sheet, finding=finding),
        sealed=sealing.seal(sheet=sheet),
    )


def find(*, sheet: AnswerSheet) -> PflegegradFinding:
    """Calculate; the one stateless call."""
    instrument = content.current().instruments.at(day=sheet.assessed_on)
    return determine_pflegegrad(
        assessment=to_assessment(sheet=sheet, instrument=instrument), instrument=instrument
    )


def result_values(*, sheet: AnswerSheet, finding: PflegegradFinding) -> dict[str, Any]:
    """Return what page and document show."""
    kind = finding.assessment.person.kind
    lines = words.step_lines(finding)
    by_points = finding.grade_from_points
    return {
        "finding": finding,
        "assessed_on": sheet.assessed_on,
        "headline": words.headline(finding),
        "points": words.points_words(finding),
        "near": words.near_words(finding),
        "distances": words.distance_words(finding),
        "grade_by_points": "" if by_points is None else words.grade_words(by_points),
        "modules": words.module_words(finding),
        "deciding": tuple(one for one in lines if one.changes_grade),
        "further": tuple(one for one in lines if not one.changes_grade),
        "open_pages": _open_pages(finding),
        "is_child": kind is PersonClass.CHILD,
        "is_baby": kind is PersonClass.BABY,
        "is_special": bool(finding.assessment.special_constellation),
        "citations": finding.instrument.citations,
    }


def _open_pages(finding: PflegegradFinding) -> tuple[OpenPage, ...]:
    """Return the pages with questions that are open and matter."""
    missing = {
        question.id
        for question in list_questions(
            person=finding.assessment.person, instrument=finding.instrument
        )
        if name_in_finding(question=question, instrument=finding.instrument) in finding.missing
    }
    pages = list_pages(person=finding.assessment.person, instrument=finding.instrument)
    return tuple(
        OpenPage(
            key=one.key,
            title=f"Modul {one.module.number}"
            + (f", Teil {one.part} von {one.parts}" if one.parts > 1 else ""),
            questions=tuple(
                title_of(question=question) for question in one.questions if question.id in missing
            ),
        )
        for one in pages
        if any(question.id in missing for question in one.questions)
    )
