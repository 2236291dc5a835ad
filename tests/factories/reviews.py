"""Reviews, typed into the page and confirmed by the link in the mail."""

import re
from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.domain.reviews.review import AuthorRole, Known, Opinion
from portal.models.review import ReviewStars
from portal.web.extensions import db
from tests.factories.forms import find_form
from tests.factories.mails import take_mails
from tests.models.records import make_review

SEND = "Bewertung absenden"
CONFIRM = "Bewertung bestätigen"
OPINION = Opinion(
    role=AuthorRole.ANGEHOERIGE,
    stars={"pflege": 5, "essen": 3},
    text="Alle nehmen sich Zeit.\nDas Essen ist einfach.",
    signed="Erika",
    known=Known.AKTUELL,
)
FILLED = {
    "rolle": "angehoerige",
    "zeit": "aktuell",
    "sterne-pflege": "5",
    "sterne-essen": "3",
    "text": OPINION.text,
    "name": "Erika",
    "email": "erika@example.org",
    "erfahrung": "ja",
}
LINK = re.compile(r"/meine-bewertung/[\w-]+")


def write(client: FlaskClient, facility_id: int, **changed: str) -> TestResponse:
    """Fill in the form and send it; a value of None leaves a field as the page has it."""
    path = f"/pflege-und-wohnangebote/{facility_id}/bewerten"
    form = find_form(client.get(path), button=SEND)
    return client.post(path, data=form.filled(FILLED | changed, button=SEND))


def rate(app: Flask, facility_id: int, *stars: int) -> None:
    """Store a published review for each number of stars."""
    with app.app_context():
        session = db.session()
        for number in stars:
            one = uuid4().hex
            review = make_review(id=one, author_key=one, facility_id=facility_id)
            review.stars = [ReviewStars(criterion="pflege", stars=number)]
            session.add(review)
        session.commit()


def link_in_mail(app: Flask) -> str:
    """Return the path of the link in the newest mail, and empty the mailbox."""
    mail = take_mails(app)[-1]
    return LINK.findall(mail.get_body(("plain",)).get_content())[0]


def press_confirm(client: FlaskClient, path: str) -> TestResponse:
    """Open the link and press the button."""
    form = find_form(client.get(path), button=CONFIRM)
    return client.post(path, data=form.filled({}, button=CONFIRM))


def publish(client: FlaskClient, app: Flask, facility_id: int, **changed: str) -> str:
    """Write and confirm a review; return the path of its author's link."""
    write(client, facility_id, **changed)
    path = link_in_mail(app)
    press_confirm(client, path)
    return path
