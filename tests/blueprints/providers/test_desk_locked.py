"""What a company can still do while support has locked it, and what it is told."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.models.company import Company
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories.accounts import sign_in
from tests.factories.companies import (
    MadeCompany,
    add_group,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.directory import NOW, Offer
from tests.factories.forms import button_words, find_form, press
from tests.factories.pages import heading, links, main_text, tree
from tests.factories.received import receive
from tests.support.checked_client import CheckedClient
from tests.support.statements import writes_nothing

DESK, LOCK = "/anbieter/", "/anbieter/gesperrt"
REASON = "Die Anschrift gibt es nicht."
HEADING = "Ihr Unternehmen ist gesperrt"


@pytest.fixture
def company(app: Flask, client: CheckedClient, add_offers) -> MadeCompany:
    """Store a company with a facility, a group and two inquiries, and sign its Master in."""
    add_offers(Offer(name="Haus am See"))
    made = make_company(app)
    give_facility(app, made, 1)
    grant(app, made, 1)
    add_group(app, made, 1, name="Köln")
    receive(app, 1, number=1, state="gelesen")
    receive(app, 1, number=2)
    sign_in(client, app, made.master)
    return made


def lock(app: Flask) -> None:
    with app.app_context(), writing() as session:
        session.execute(sa.update(Company).values(locked_at=NOW, lock_reason=REASON))


@pytest.fixture
def locked(app: Flask, company: MadeCompany) -> MadeCompany:
    lock(app)
    return company


class TestRefused:
    @pytest.mark.usefixtures("company")
    def test_p10_a_form_changes_nothing_and_the_page_says_what_why_and_whom_to_write_to(
        self, app: Flask, client: CheckedClient
    ):
        form = client.get("/anbieter/gruppen")
        lock(app)
        with app.app_context(), writes_nothing(db.engine):
            answer = press(client, form, "Gruppe anlegen", {"name": "Berlin"})

        assert answer.status_code == 403
        assert heading(answer) == HEADING
        text = main_text(answer)
        assert "Deshalb haben wir nichts geändert" in text
        assert "Wir haben Pflege am Deich gGmbH am 2. März 2026, 10:00 Uhr gesperrt." in text
        assert REASON in text
        assert "mailto:support@" in links(tree(answer))["support@mitunsleben.de"]
        assert "Pflegesuchende" not in text

    @pytest.mark.usefixtures("locked")
    def test_an_unread_inquiry_stays_closed(self, app: Flask, client: CheckedClient):
        page = client.get("/anbieter/anfragen")
        button = button_words(page, beginning="Lesen")

        with app.app_context(), writes_nothing(db.engine):
            answer = press(client, page, button)

        assert (answer.status_code, heading(answer)) == (403, HEADING)

    @pytest.mark.usefixtures("locked")
    def test_a_tap_loads_its_page_anew_which_says_so(self, client: CheckedClient):
        page = client.get("/anbieter/einrichtungen")
        token = find_form(page, button="Zeigen").chosen("csrf_token")[0]

        answer = client.post(
            "/anbieter/einrichtungen/1/oeffentlich",
            data={"csrf_token": token, "soll": "nein"},
            headers={"HX-Request": "true"},
        )

        assert (answer.status_code, answer.headers["HX-Refresh"]) == (403, "true")
        assert HEADING in main_text(page)

    def test_an_employee_learns_whom_to_ask_but_not_the_reason(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        sign_in(client, app, make_employee(app, company, rights={1: "inquiries"}))
        lock(app)

        text = main_text(client.get(LOCK))

        assert "der Person geschrieben, die in Ihrem Unternehmen der Master ist" in text
        assert REASON not in text

    def test_who_may_not_do_it_anyway_is_told_just_that(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        app.config["WTF_CSRF_ENABLED"] = False
        sign_in(client, app, make_employee(app, company, rights={1: "light"}))
        lock(app)

        answer = client.post("/anbieter/gruppen", data={"name": "Berlin"})

        assert (answer.status_code, heading(answer)) == (
            403, "Diese Seite ist nicht für Sie freigegeben",
        )  # fmt: skip


class TestStillOpen:
    @pytest.mark.usefixtures("locked")
    def test_n03_another_group_is_chosen(self, client: CheckedClient):
        page = client.get(DESK)
        assert find_form(page, button="Zeigen").chosen("gruppe") == []

        answer = press(client, page, "Zeigen", {"gruppe": _group(page)})

        assert answer.location == DESK
        assert find_form(client.get(DESK), button="Zeigen").chosen("gruppe") == [_group(page)]

    @pytest.mark.usefixtures("locked")
    def test_what_was_read_is_taken_along(self, client: CheckedClient):
        answer = press(client, client.get("/anbieter/anfragen"), "Als Tabelle herunterladen (CSV)")

        assert answer.mimetype == "text/csv"

    @pytest.mark.usefixtures("locked")
    def test_every_page_leads_to_the_reason_and_on_to_what_is_left(self, client: CheckedClient):
        way = links(tree(client.get(DESK)))["Warum, und was Sie tun können"]

        page = client.get(way)

        assert (way, page.status_code, heading(page)) == (LOCK, 200, HEADING)
        assert "Deshalb haben wir nichts geändert" not in main_text(page)
        found = links(tree(page))
        for words in ("Alles ansehen", "Gelesene Anfragen ansehen", "Ihr Konto"):
            assert client.get(found[words]).status_code == 200, words

    @pytest.mark.usefixtures("company")
    def test_nobody_else_has_that_page(self, client: CheckedClient):
        assert client.get(LOCK).location == DESK


def _group(page) -> str:
    options = [one for one in tree(page).iter() if one.tag.endswith("option")]
    return next(one.get("value", "") for one in options if one.text == "Köln")
