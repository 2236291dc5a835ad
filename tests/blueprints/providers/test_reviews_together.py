"""Two people of a company at one review: none of them destroys what the other wrote."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.models.review import Review
from portal.web.extensions import db
from tests.factories.accounts import sign_in
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import NOW, Offer
from tests.factories.pages import main_text
from tests.factories.reviews import rate
from tests.support.checked_client import CheckedClient


@pytest.fixture
def path(app: Flask, client: CheckedClient, add_offers) -> str:
    """Store a review that a colleague has answered, sign the Master in and return its path."""
    add_offers(Offer())
    made = make_company(app)
    give_facility(app, made, 1)
    sign_in(client, app, made.master)
    rate(app, 1, 4)
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        db.session.execute(sa.update(Review).values(answer="Danke.", answered_at=NOW))
        db.session.commit()
        return f"/anbieter/bewertungen/{db.session.scalars(sa.select(Review.id)).one()}"


def stored(app: Flask) -> str:
    with app.app_context():
        return db.session.scalars(sa.select(Review.answer)).one()


class TestDeleting:
    def test_f08_says_that_the_answer_is_another_by_now(
        self, app: Flask, client: CheckedClient, path: str
    ):
        answer = client.post(f"{path}/antwort-loeschen", data={"stand": "2026-01-01T00:00:00"})

        assert answer.status_code == 409
        assert "Sie ist noch nicht gelöscht." in main_text(answer)
        assert stored(app) == "Danke."

    def test_f08_says_so_without_reload_in_the_list(
        self, app: Flask, client: CheckedClient, path: str
    ):
        headers = {"HX-Request": "true", "HX-Target": f"b{path.rpartition('/')[2]}"}

        answer = client.post(f"{path}/antwort-loeschen", data={"stand": "x"}, headers=headers)

        assert answer.status_code == 200, "htmx shows nothing of an answer that is an error"
        assert "Sie ist noch nicht gelöscht." in answer.text
        assert stored(app) == "Danke."

    def test_f08_deletes_what_the_page_showed(self, app: Flask, client: CheckedClient, path: str):
        answer = client.post(f"{path}/antwort-loeschen", data={"stand": NOW.isoformat()})

        assert answer.status_code == 303
        assert stored(app) == ""
