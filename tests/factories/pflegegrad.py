"""Walking through the Pflegegrad-Rechner as a browser without scripts does."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.blueprints.seekers.pflegegrad import sealing
from portal.domain.pflegegrad.answer_sheet import AnswerSheet, person_of, read_fields
from portal.domain.pflegegrad.questionnaire import list_questions
from portal.law.pflegegrad.loading import load_instruments
from portal.law.pflegegrad.person import PersonClass
from portal.web import clock
from tests.factories.forms import find_form, press

START, PAGES = "/pflegegrad-rechner/", "/pflegegrad-rechner/fragen"
BEGIN, NEXT, BACK, SEE = "Einschätzung beginnen", "Weiter", "Zurück", "Ergebnis ansehen"
SO_FAR = "Zwischenstand ansehen"
INSTRUMENT = load_instruments().versions[-1]
NOTHING: Mapping[str, str] = MappingProxyType(
    dict.fromkeys((*INSTRUMENT.criteria, "continence_urine", "continence_stool", "1.B", "4.K"), "0")
    | {f"{measure}.takt": "0" for measure in INSTRUMENT.measures}
)
"""The lowest answer to every question of every person."""
ADULT: Mapping[str, str] = MappingProxyType({"person": "adult"})
CHILD: Mapping[str, str] = MappingProxyType({"person": "child", "geburtsdatum": "2022-03-01"})
BABY: Mapping[str, str] = MappingProxyType({"person": "baby"})
GRADE_3: Mapping[str, str] = MappingProxyType(
    NOTHING
    | {f"1.{number}": "1" for number in range(1, 6)}
    | {f"4.{number}": "2" for number in range(1, 8)}
    | {f"4.{number}": "1" for number in range(8, 11)}
    | {f"6.{number}": "1" for number in range(1, 7)}
    | {"5.1": "3", "5.1.takt": "tag"}
)
"""5 + 30 + 5 + 7.5 weighted points: just Pflegegrad 3 at 47.5."""


def begin(client: FlaskClient, person: Mapping[str, str] = ADULT) -> TestResponse:
    """Say who is assessed and come to the first module."""
    return press(client, client.get(START), BEGIN, person)


def turn(
    client: FlaskClient, page: TestResponse, answers: Mapping[str, str], *, button: str = ""
) -> TestResponse:
    """Answer what the page asks and press a button, by default the one that leads on."""
    is_last = f">{SEE}</button>" in page.text
    return press(client, page, button or (SEE if is_last else NEXT), answers)


def walk(
    client: FlaskClient, answers: Mapping[str, str], *, person: Mapping[str, str] = ADULT
) -> list[TestResponse]:
    """Return every page from the first module to the result."""
    pages = [begin(client, person)]
    while "<fieldset" in pages[-1].text:
        pages.append(turn(client, pages[-1], answers))
    return pages


def result(
    client: FlaskClient, answers: Mapping[str, str], *, person: Mapping[str, str] = ADULT
) -> TestResponse:
    """Return the result of a sheet with these answers, without walking there."""
    born, day = person.get("geburtsdatum"), person.get("tag")
    with client.application.app_context():
        sheet = AnswerSheet(
            id=sealing.fresh_id(),
            assessed_on=date.fromisoformat(day) if day else clock.today(),
            kind=PersonClass(person["person"]),
            born_on=date.fromisoformat(born) if born else None,
        )
        who = person_of(sheet=sheet, instrument=INSTRUMENT)
        questions = list_questions(person=who, instrument=INSTRUMENT)
        read = read_fields(questions=questions, submitted=answers)
        stand = sealing.seal(sheet=replace(sheet, answers=read.answers))
    token = find_form(client.get(START), button=BEGIN).chosen("csrf_token")[0]
    data = {"csrf_token": token, "stand": stand, "von": "ergebnis", "zu": "ergebnis"}
    return client.post(PAGES, data=data)


def sealed(page: TestResponse) -> str:
    """Return the encrypted field of a page."""
    form = next(
        find_form(page, button=one) for one in (NEXT, SEE, "Antworten ändern") if one in page.text
    )
    return form.chosen("stand")[0]
