"""Two people at one review, of a company or its author: none destroys what the other wrote."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.models.review import Review
from portal.web.extensions import db
from tests.factories.accounts import sign_in
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import NOW, Offer
from tests.factories.forms import button_words, find_form, press
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


PUBLISH, FITS = "Antwort veröffentlichen", "Antwort passt noch"
PUBLIC = "/pflege-und-wohnangebote/1/bewertungen"


@pytest.fixture
def rewrite(app: Flask, freeze: Callable[[datetime], None]) -> Callable[[], None]:
    """Return a function that lets the author change the review a minute after the answer."""

    def change() -> None:
        later = NOW + timedelta(minutes=1)
        freeze(later)
        with app.app_context():
            db.session.execute(sa.update(Review).values(text="Anders.", published_at=later))
            db.session.commit()

    return change


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


class TestRewritten:
    """Its author changes the review after it was answered."""

    def test_f07_the_answer_is_kept_and_nobody_else_reads_it(
        self, client: CheckedClient, path: str, rewrite: Callable[[], None]
    ):
        assert "Danke." in main_text(client.get(PUBLIC))
        rewrite()

        public = main_text(client.get(PUBLIC))
        assert "Die Einrichtung hat auf eine frühere Fassung dieser Bewertung geantwor" in public
        assert "Danke." not in public
        own = main_text(client.get(path))
        assert "Ihre Antwort ist deshalb gerade nicht öffentlich." in own
        assert "Danke." in own

    def test_f07_the_provider_lets_it_stand(
        self, client: CheckedClient, path: str, rewrite: Callable[[], None]
    ):
        rewrite()
        page = client.get("/anbieter/bewertungen")

        press(client, page, button_words(page, beginning=FITS))

        assert "Danke." in main_text(client.get(PUBLIC))
        assert "frühere Fassung" not in main_text(client.get(path))

    def test_f07_or_writes_another(
        self, client: CheckedClient, path: str, rewrite: Callable[[], None]
    ):
        rewrite()

        press(client, client.get(path), PUBLISH, {"text": "Schade."})

        assert "Schade." in main_text(client.get(PUBLIC))

    def test_f07_answers_nothing_that_the_page_did_not_show(
        self, client: CheckedClient, path: str, rewrite: Callable[[], None]
    ):
        page = client.get(path)
        rewrite()

        late = press(client, page, PUBLISH, {"text": "Vielen Dank für das Lob."})

        assert late.status_code == 409
        assert "Die Person hat ihre Bewertung inzwischen geändert." in main_text(late)
        assert "Anders." in main_text(late)
        assert find_form(late, button=PUBLISH).chosen("text") == ["Vielen Dank für das Lob."]
        assert "frühere Fassung" in main_text(client.get(PUBLIC))

    def test_f07_says_so_without_reload_in_the_list(
        self, client: CheckedClient, path: str, rewrite: Callable[[], None]
    ):
        rewrite()
        headers = {"HX-Request": "true", "HX-Target": f"b{path.rpartition('/')[2]}"}
        typed = {"text": "Danke.", "bisher": "Danke.", "fassung": NOW.isoformat()}

        late = client.post(f"{path}/antwort", data=typed, headers=headers)

        assert late.status_code == 200, "htmx shows nothing of an answer that is an error"
        assert "<html" not in late.text
        assert "Ihre Antwort ist deshalb gerade nicht öffentlich." in late.text
