"""„Arbeitsbereich“ and the group that is looked at."""

import pytest
from flask import Flask

from portal.domain.availability.light import KindOfPlace
from portal.web.extensions import db
from tests.factories.accounts import make_account, sign_in
from tests.factories.companies import (
    add_group,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.directory import Lamp, Offer
from tests.factories.forms import press
from tests.factories.pages import main_text
from tests.factories.received import receive
from tests.support.checked_client import CheckedClient
from tests.support.statements import counted

DESK = "/anbieter/"


class TestShow:
    def test_h01_master_lands_there_after_the_sign_in(
        self, app: Flask, client: CheckedClient, add_offers
    ):
        add_offers(Offer(), Offer(name="Haus am Hang", is_published=False))
        made = make_company(app)
        give_facility(app, made, 1, 2)

        typed = {"email": made.master.email, "passwort": made.master.password}
        answer = press(client, client.get("/anmelden"), "Anmelden", typed)

        assert answer.location == DESK
        text = main_text(client.get(DESK))
        assert made.name in text
        assert "Sie haben 2 Einrichtungen, davon 1 öffentlich." in text

    def test_h01_names_the_area(self, app: Flask, client: CheckedClient):
        sign_in(client, app, make_company(app).master)

        assert "Arbeitsbereich" in main_text(client.get(DESK))

    def test_says_what_to_do_where_there_is_no_facility(self, app: Flask, client: CheckedClient):
        sign_in(client, app, make_company(app).master)

        assert "Hier ist noch keine Einrichtung." in main_text(client.get(DESK))

    def test_an_employee_sees_no_facility_without_rights(
        self, app: Flask, client: CheckedClient, add_offers
    ):
        add_offers(Offer())
        made = make_company(app)
        give_facility(app, made, 1)
        sign_in(client, app, make_employee(app, made))

        text = main_text(client.get(DESK))
        assert "Ihnen ist noch keine Einrichtung zugeordnet." in text
        assert "Gutschein" not in text

    def test_says_what_can_be_done_now(self, app: Flask, client: CheckedClient, add_offers):
        old = Lamp(kind=KindOfPlace.DAUERPFLEGE, days_ago=15)
        fresh = Lamp(kind=KindOfPlace.DAUERPFLEGE, days_ago=14)
        add_offers(
            Offer(lamps=(fresh,)),
            Offer(name="Haus am Hang", lamps=(old,)),
            Offer(name="Haus am Wald"),
            Offer(name="Haus am Meer", is_published=False),
        )
        made = make_company(app)
        give_facility(app, made, 1, 2, 3, 4)
        receive(app, 1)
        sign_in(client, app, made.master)

        text = " ".join(main_text(client.get(DESK)).split())

        assert "Anfrage lesen 1 neu" in text
        assert "1 Einrichtung hat Angaben, die älter als 14 Tage sind" in text
        assert "1 öffentliche Einrichtung sagt noch nichts dazu" in text
        assert "1 Einrichtung ist noch nicht öffentlich" in text

    def test_says_that_nothing_is_to_be_done(self, app: Flask, client: CheckedClient, add_offers):
        add_offers(Offer(lamps=(Lamp(kind=KindOfPlace.DAUERPFLEGE),)))
        made = make_company(app)
        give_facility(app, made, 1)
        sign_in(client, app, made.master)

        assert "Alles ist erledigt." in main_text(client.get(DESK))

    def test_asks_the_database_six_times_at_most(
        self, app: Flask, client: CheckedClient, add_offers
    ):
        add_offers(*(Offer(name=f"Haus {number}") for number in range(30)))
        made = make_company(app)
        give_facility(app, made, *range(1, 31))
        add_group(app, made, 1)
        sign_in(client, app, made.master)
        with app.app_context():
            engine = db.engine

        with counted(engine) as statements:
            client.get(DESK)

        assert len(statements) <= 6


class TestChooseGroup:
    def test_n03_shows_the_facilities_of_the_group_until_another_is_chosen(
        self, app: Flask, client: CheckedClient, add_offers
    ):
        add_offers(Offer(), Offer(name="Haus am Hang"))
        made = make_company(app)
        give_facility(app, made, 1, 2)
        group_id = add_group(app, made, 1, name="Köln Einrichtungen")
        sign_in(client, app, made.master)
        page = client.get(DESK)
        assert "Gruppe wählen" in main_text(page)

        answer = press(client, page, "Zeigen", {"gruppe": group_id})

        assert answer.location == DESK
        text = main_text(client.get(DESK))
        assert "Sie haben 1 Einrichtung, " in text
        press(client, client.get(DESK), "Zeigen", {"gruppe": ""})
        assert "Sie haben 2 Einrichtungen" in main_text(client.get(DESK))

    def test_n03_finds_no_group_of_another_company(self, app: Flask, client: CheckedClient):
        other = make_company(app, name="Andere", email="andere@example.org")
        theirs = add_group(app, other)
        made = make_company(app)
        add_group(app, made)
        sign_in(client, app, made.master)
        page = client.get(DESK)

        assert press(client, page, "Zeigen", {"gruppe": theirs}).status_code == 404

    def test_n03_an_employee_sees_and_chooses_groups_with_a_facility_of_theirs(
        self, app: Flask, client: CheckedClient, add_offers
    ):
        add_offers(Offer(), Offer(name="Haus am Hang"))
        made = make_company(app)
        give_facility(app, made, 1, 2)
        grant(app, made, 1)
        add_group(app, made, 1, 2, name="Köln")
        secret = add_group(app, made, 2, name="Verkauf im Herbst")
        sign_in(client, app, make_employee(app, made, rights={1: "light", 2: "light"}))

        page = client.get(DESK)

        assert "Köln" in main_text(page)
        assert "Verkauf im Herbst" not in page.text
        assert press(client, page, "Zeigen", {"gruppe": secret}).status_code == 404

    def test_n03_an_employee_without_rights_sees_no_group(
        self, app: Flask, client: CheckedClient, add_offers
    ):
        add_offers(Offer())
        made = make_company(app)
        give_facility(app, made, 1)
        add_group(app, made, 1, name="Köln")
        sign_in(client, app, make_employee(app, made))

        assert "Köln" not in client.get(DESK).text

    def test_n03_a_group_that_an_employee_may_not_see_any_more_is_forgotten(
        self, app: Flask, client: CheckedClient, add_offers
    ):
        add_offers(Offer(), Offer(name="Haus am Hang"))
        made = make_company(app)
        give_facility(app, made, 1, 2)
        grant(app, made, 1)
        theirs = add_group(app, made, 2, name="Berlin")
        sign_in(client, app, make_employee(app, made, rights={1: "light"}))
        with client.session_transaction() as session:
            session["gruppe"] = theirs

        text = main_text(client.get(DESK))

        assert "Sie haben 1 Einrichtung, " in text
        assert "Berlin" not in text

    def test_forgets_a_group_that_is_gone(self, app: Flask, client: CheckedClient, add_offers):
        add_offers(Offer())
        made = make_company(app)
        give_facility(app, made, 1)
        sign_in(client, app, made.master)
        with client.session_transaction() as session:
            session["gruppe"] = "0" * 32

        assert "Sie haben 1 Einrichtung, " in main_text(client.get(DESK))


class TestRefused:
    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_seekers_have_no_desk(self, app: Flask, client: CheckedClient, method: str):
        app.config["WTF_CSRF_ENABLED"] = False
        sign_in(client, app, make_account(app))
        path = DESK if method == "GET" else "/anbieter/gruppe"

        assert client.open(path, method=method).status_code == 403
