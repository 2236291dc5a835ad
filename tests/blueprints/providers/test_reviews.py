"""„Bewertung“, as those use it who work for a company."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.models.review import Review
from portal.web.extensions import db
from tests.factories.accounts import sign_in
from tests.factories.companies import (
    MadeCompany,
    add_group,
    grant,
    make_employee,
)
from tests.factories.directory import NOW
from tests.factories.forms import button_words, find_form, press
from tests.factories.pages import main_text
from tests.factories.reviews import rate
from tests.support.checked_client import CheckedClient
from tests.support.statements import counted, writes_nothing

REVIEWS = "/anbieter/bewertungen"
PUBLISH = "Antwort veröffentlichen"


def one_review(app: Flask, facility_id: int = 1) -> str:
    """Store a review of the facility and return its path."""
    rate(app, facility_id, 4)
    with app.app_context():
        found = sa.select(Review.id).where(Review.facility_id == facility_id)
        return f"{REVIEWS}/{db.session.scalars(found).first()}"


def words(page) -> str:
    return " ".join(main_text(page).split())


def answers(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(sa.select(Review.answer).order_by(Review.id)))


class TestList:
    @pytest.mark.usefixtures("company")
    def test_f04_f05_counts_what_is_new_and_leads_to_all(self, app: Flask, client: CheckedClient):
        rate(app, 1, 4, 5)
        rate(app, 3, 1)

        desk = client.get("/anbieter/")
        assert "Bewertung Neu 2" in words(desk)
        page = client.get(REVIEWS)

        assert words(page).count("Haus am See Neu") == 2
        assert "Haus der anderen" not in words(page)

    @pytest.mark.usefixtures("company")
    def test_f05_shows_only_what_is_new(self, app: Flask, client: CheckedClient):
        path = one_review(app)
        press(client, client.get(path), button_words(client.get(path), beginning="Lesen"))

        assert "Sie haben alles gelesen." in words(client.get(f"{REVIEWS}?neu=ja"))
        assert "Haus am See" in words(client.get(REVIEWS))

    @pytest.mark.usefixtures("company")
    def test_says_so_where_there_is_none(self, client: CheckedClient):
        assert "Noch hat niemand eine Ihrer Einrichtungen bewertet." in words(client.get(REVIEWS))

    def test_n03_shows_those_of_the_group(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        rate(app, 1, 4)
        rate(app, 2, 5)
        group_id = add_group(app, company, 2)
        press(client, client.get(REVIEWS), "Zeigen", {"gruppe": group_id})

        page = client.get(REVIEWS)

        assert "Haus am Hang" in words(page)
        assert "Haus am See" not in words(page)

    def test_asks_the_database_as_often_with_many(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        rate(app, 1, *([4] * 12))
        add_group(app, company, 1)
        with app.app_context():
            engine = db.engine

        with counted(engine) as statements:
            page = client.get(REVIEWS)

        assert len(statements) <= 6
        assert words(page).count("Haus am See Neu") == 10
        assert words(client.get(f"{REVIEWS}?seite=2")).count("Haus am See Neu") == 2


class TestRead:
    @pytest.mark.usefixtures("company")
    def test_f06_marks_it_and_the_red_number_falls_by_one(self, app: Flask, client: CheckedClient):
        rate(app, 1, 4)
        path = one_review(app)

        press(client, client.get(path), button_words(client.get(path), beginning="Lesen"))

        assert "Bewertung Neu 1" in words(client.get("/anbieter/"))

    @pytest.mark.usefixtures("company")
    def test_f06_htmx_gets_the_card_and_the_counters(self, app: Flask, client: CheckedClient):
        path = one_review(app)
        app.config["WTF_CSRF_ENABLED"] = False
        anchor = f"b{path.rpartition('/')[2]}"

        answer = client.post(f"{path}/lesen", headers={"HX-Request": "true", "HX-Target": anchor})

        assert answer.status_code == 200
        assert f'id="{anchor}"' in answer.text
        assert 'id="zaehler"' in answer.text
        assert "Als gelesen markiert." in answer.text
        assert "<html" not in answer.text

    @pytest.mark.usefixtures("company")
    def test_opening_a_page_marks_nothing(self, app: Flask, client: CheckedClient):
        path = one_review(app)
        with app.app_context():
            engine = db.engine

        with writes_nothing(engine):
            client.get(path)


def press_htmx(client, response, values):
    """Publish an answer as htmx does where a script runs."""
    form = find_form(response, button=PUBLISH)
    return client.post(
        form.action,
        data=form.filled(values, button=PUBLISH),
        headers={"HX-Request": "true", "HX-Target": "beantworten"},
    )


class TestAnswer:
    @pytest.mark.usefixtures("company")
    def test_i05_f07_is_published_below_the_review(self, app: Flask, client: CheckedClient):
        path = one_review(app)

        press(client, client.get(path), PUBLISH, {"text": "Vielen Dank für Ihre Zeit."})

        public = client.get("/pflege-und-wohnangebote/1/bewertungen")
        assert "Vielen Dank für Ihre Zeit." in main_text(public)
        assert "Antwort der Einrichtung" in main_text(public)

    @pytest.mark.usefixtures("company")
    @pytest.mark.parametrize("text", ["", "x" * 2_001])
    def test_f07_says_what_is_wrong_and_keeps_the_text(
        self, app: Flask, client: CheckedClient, text: str
    ):
        path = one_review(app)

        answer = press(client, client.get(path), PUBLISH, {"text": text})

        assert answer.status_code == 422
        assert find_form(answer, button=PUBLISH).chosen("text") == [text]
        assert answers(app) == [""]

    def test_f07_of_two_at_once_the_second_sees_the_first(
        self, app: Flask, client: CheckedClient, company: MadeCompany, other_client
    ):
        path = one_review(app)
        sign_in(other_client, app, company.master)
        mine, theirs = client.get(path), other_client.get(path)
        press(client, mine, PUBLISH, {"text": "Danke."})

        late = press(other_client, theirs, PUBLISH, {"text": "Vielen Dank."})

        assert late.status_code == 409
        assert "Inzwischen hat jemand anderes" in words(late)
        assert find_form(late, button=PUBLISH).chosen("text") == ["Vielen Dank."]
        press(other_client, late, PUBLISH, {"text": "Vielen Dank."})
        assert answers(app) == ["Vielen Dank."]

    @pytest.mark.usefixtures("company")
    def test_f07_without_reload_it_can_be_changed_again(self, app: Flask, client: CheckedClient):
        path = one_review(app)

        first = press_htmx(client, client.get(path), {"text": "Danke."})
        second = press_htmx(client, first, {"text": "Vielen Dank."})

        assert "Ihre Antwort ist veröffentlicht." in second.text
        assert answers(app) == ["Vielen Dank."]

    @pytest.mark.usefixtures("company")
    def test_f07_without_reload_it_says_what_is_wrong(self, app: Flask, client: CheckedClient):
        path = one_review(app)

        answer = press_htmx(client, client.get(path), {"text": ""})

        assert answer.status_code == 200, "htmx shows nothing of an answer that is an error"
        assert "Bitte schreiben Sie Ihre Antwort in das Feld." in answer.text
        assert "<html" not in answer.text

    def test_f07_without_reload_the_second_sees_the_first(
        self, app: Flask, client: CheckedClient, company: MadeCompany, other_client
    ):
        path = one_review(app)
        sign_in(other_client, app, company.master)
        theirs = other_client.get(path)
        press(client, client.get(path), PUBLISH, {"text": "Danke."})

        late = press_htmx(other_client, theirs, {"text": "Vielen Dank."})

        assert late.status_code == 200
        assert "Inzwischen hat jemand anderes" in late.text
        assert find_form(late, button=PUBLISH).chosen("text") == ["Vielen Dank."]
        assert answers(app) == ["Danke."]

    @pytest.mark.usefixtures("company")
    def test_f08_is_deleted_and_the_review_stays(self, app: Flask, client: CheckedClient):
        path = one_review(app)
        press(client, client.get(path), PUBLISH, {"text": "Danke."})
        page = client.get(path)

        press(client, page, button_words(page, beginning="Antwort löschen"))

        assert answers(app) == [""]
        public = client.get("/pflege-und-wohnangebote/1/bewertungen")
        assert "Antwort der Einrichtung" not in main_text(public)


class TestEmployee:
    @pytest.mark.parametrize(
        "case", [("read", 200, 403), ("read answer", 200, 303), ("light", 403, 403)]
    )
    def test_f09_does_what_the_master_lets_them(
        self, app: Flask, client: CheckedClient, company: MadeCompany, case: tuple[str, int, int]
    ):
        rights, reading, answering = case
        grant(app, company, 1)
        path = one_review(app)
        sign_in(client, app, make_employee(app, company, rights={1: rights}))
        app.config["WTF_CSRF_ENABLED"] = False

        assert client.get(path).status_code == reading
        typed = {"text": "Danke.", "bisher": "", "fassung": NOW.isoformat()}
        answer = client.post(f"{path}/antwort", data=typed)
        assert answer.status_code == answering
        refused = 409 if answering == 303 else 403
        assert client.post(f"{path}/antwort-loeschen", data={"stand": ""}).status_code == refused

    def test_f09_without_licence_nobody_but_the_master(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        path = one_review(app)
        sign_in(client, app, make_employee(app, company, rights={1: "read answer"}))

        assert client.get(REVIEWS).status_code == 403
        assert client.get(path).status_code == 403


class TestOthers:
    @pytest.mark.usefixtures("company")
    def test_f10_reviews_of_others_do_not_exist_and_none_can_be_deleted(
        self, app: Flask, client: CheckedClient
    ):
        path = one_review(app, 3)
        app.config["WTF_CSRF_ENABLED"] = False
        with app.app_context():
            engine = db.engine

        with writes_nothing(engine):
            assert client.get(path).status_code == 404
            for way in ("lesen", "antwort", "antwort-loeschen"):
                answer = client.post(f"{path}/{way}", data={"text": "Danke."})
                assert answer.status_code == 404, way
            assert client.post(f"{path}/loeschen").status_code == 404
            assert client.delete(path).status_code == 405
