"""Copying, deleting and taking back."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.blueprints.providers.facilities import removing
from portal.jobs.worker import run_job
from portal.models.facility import Facility
from portal.web.extensions import db
from tests.factories.accounts import sign_in
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import NOW, Lamp, Offer
from tests.factories.forms import press
from tests.factories.mails import plain_text, take_mails
from tests.factories.pages import heading, main_text
from tests.factories.received import CONTENT, receive
from tests.support.checked_client import CheckedClient

LIST = "/anbieter/einrichtungen"


@pytest.fixture
def made(app: Flask, client: CheckedClient, add_offers):
    add_offers(Offer(lamps=(Lamp(kind="dauerpflege"),)))
    made = make_company(app)
    give_facility(app, made, 1)
    sign_in(client, app, made.master)
    return made


def names(app: Flask) -> list[tuple[str, bool]]:
    with app.app_context(), db.engine.connect() as connection:
        rows = connection.execute(sa.select(Facility.name, Facility.is_published).order_by("id"))
        return [tuple(row) for row in rows]


class TestCopy:
    @pytest.mark.usefixtures("made")
    def test_h09_a_copy_is_a_draft_under_its_own_name(self, app: Flask, client: CheckedClient):
        page = client.get(f"{LIST}/1/kopieren")

        first = press(client, page, "Kopieren")
        again = press(client, page, "Kopieren")

        assert first.location == again.location
        assert heading(client.get(first.location)) == "Kopie von Haus am See"
        assert names(app) == [("Haus am See", True), ("Kopie von Haus am See", False)]
        assert "Keine Angabe" in main_text(client.get(LIST))

    @pytest.mark.usefixtures("made")
    def test_h09_needs_a_name(self, app: Flask, client: CheckedClient):
        answer = press(client, client.get(f"{LIST}/1/kopieren"), "Kopieren", {"name": "<b>"})

        assert answer.status_code == 422
        assert 'value="&lt;b&gt;"' in answer.text
        assert len(names(app)) == 1


class TestDelete:
    @pytest.mark.usefixtures("made")
    def test_h10_asks_first_and_hides_it_at_once(self, app: Flask, client: CheckedClient):
        page = client.get(f"{LIST}/1/loeschen")
        assert names(app) == [("Haus am See", True)]
        assert "30 Tage lang können Sie sie aus dem Papierkorb zurückholen" in main_text(page)

        answer = press(client, page, "Löschen")

        assert answer.location == f"{LIST}?fertig=geloescht"
        assert names(app) == [("Haus am See", False)]
        assert client.get("/pflege-und-wohnangebote/1").status_code == 404
        assert client.get(f"{LIST}/1").status_code == 404
        assert "Haus am See" not in main_text(client.get(LIST))

    @pytest.mark.usefixtures("made")
    def test_h10_comes_back_as_a_draft(self, app: Flask, client: CheckedClient):
        press(client, client.get(f"{LIST}/1/loeschen"), "Löschen")
        page = client.get(f"{LIST}/papierkorb")
        assert "Wird am 1. April 2026 endgültig gelöscht" in main_text(page)

        press(client, page, "Zurückholen: Haus am See")

        assert "Der Papierkorb ist leer" in main_text(client.get(f"{LIST}/papierkorb"))
        assert client.get(f"{LIST}/1").status_code == 200
        assert names(app) == [("Haus am See", False)]

    @pytest.mark.usefixtures("made")
    def test_h10_ends_what_waits_and_tells_who_asked(self, app: Flask, client: CheckedClient):
        sent = receive(app, 1)
        accepted = receive(app, 1, number=2, state="erledigt")
        page = client.get(f"{LIST}/1/loeschen")
        assert "Eine Anfrage ist noch offen. Sie endet" in main_text(page)

        press(client, page, "Löschen")

        (mail,) = take_mails(app)
        assert mail["To"] == CONTENT.email
        assert "Haus am See" not in plain_text(mail)
        seekers = main_text(client.get(f"/meine-anfragen/{sent.seeker}/{sent.id}"))
        assert "Der Anbieter hat diese Einrichtung bei uns abgemeldet." in seekers
        assert client.get(sent.path).status_code == 404
        press(client, client.get(f"{LIST}/papierkorb"), "Zurückholen: Haus am See")
        assert client.get(f"/anbieter/anfragen/{sent.id}").status_code == 404
        assert client.get(f"/anbieter/anfragen/{accepted.id}").status_code == 200

    @pytest.mark.usefixtures("made")
    def test_h10_lets_nobody_go_untold(self, app: Flask, client: CheckedClient, monkeypatch):
        page = client.get(f"{LIST}/1/loeschen")
        receive(app, 1)
        monkeypatch.setattr(removing, "read_unfinished_contacts", lambda *_, **__: {})

        late = press(client, page, "Löschen")

        assert late.status_code == 409
        assert "Gerade ist noch eine Anfrage an diese Einrichtung gekommen." in main_text(late)
        assert names(app) == [("Haus am See", True)]

    @pytest.mark.usefixtures("made")
    @pytest.mark.parametrize(("days", "is_kept"), [(30, True), (31, False)])
    def test_h10_is_gone_for_good_after_thirty_days(
        self, app: Flask, client: CheckedClient, freeze, days: int, *, is_kept: bool
    ):
        press(client, client.get(f"{LIST}/1/loeschen"), "Löschen")

        freeze(NOW + timedelta(days=days))
        run_job(app=app, job="purge", argument="")

        assert bool(names(app)) is is_kept

    @pytest.mark.usefixtures("made")
    def test_h10_another_company_deletes_and_takes_back_nothing(
        self, app: Flask, client: CheckedClient
    ):
        press(client, client.get(f"{LIST}/1/loeschen"), "Löschen")
        other = make_company(app, name="Andere", email="andere@example.org")
        sign_in(client, app, other.master)
        app.config["WTF_CSRF_ENABLED"] = False

        assert client.post(f"{LIST}/1/zurueckholen").status_code == 404
        assert "Haus am See" not in main_text(client.get(f"{LIST}/papierkorb"))
        app.config["WTF_CSRF_ENABLED"] = True
