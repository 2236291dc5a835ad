"""„Bilder“ and „Dokumente“, as those use them who keep a facility."""

from io import BytesIO

import pytest
from flask import Flask
from PIL import Image

from portal.adapters import preparing
from portal.web import outside
from tests.factories import uploads
from tests.factories.accounts import make_account, sign_in
from tests.factories.companies import (
    MadeCompany,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.directory import Offer
from tests.factories.forms import press
from tests.factories.pages import links, main_text, problems, tree
from tests.factories.uploading import (
    DOCUMENTS,
    PAGE,
    TEXT,
    empty_storage,
    send,
    shown_form,
    stored_files,
    stored_ids,
)
from tests.support.checked_client import CheckedClient
from tests.support.statements import writes_nothing

FRAGMENT = {"HX-Request": "true", "HX-Target": "in_arbeit"}


@pytest.fixture
def company(app: Flask, client: CheckedClient, add_offers) -> MadeCompany:
    """Store a home, another company's home, and sign the Master in."""
    add_offers(Offer(), Offer(name="Haus der anderen"))
    made = make_company(app)
    give_facility(app, made, 1)
    give_facility(app, make_company(app, name="Andere", email="andere@example.org"), 2)
    sign_in(client, app, made.master)
    empty_storage(app)
    return made


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the worker keep every upload at once, without a process of its own."""
    picture = uploads.picture()
    names = {f"{width}.{one}": picture for width in (320, 640, 1280) for one in ("jpg", "webp")}

    def prepare(*, kind: str, data: bytes) -> preparing.Prepared:
        if kind == preparing.PICTURE:
            return preparing.Prepared(400, 300, names)
        return preparing.Prepared(0, 0, {"dokument.pdf": data})

    monkeypatch.setattr("portal.jobs.pictures.prepare", prepare)


@pytest.fixture
def _idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no worker run."""
    monkeypatch.setattr("portal.blueprints.providers.pictures.uploading.run_soon", lambda _: None)


@pytest.mark.usefixtures("company")
class TestAdding:
    def test_h11_a_photograph_is_shown_upright_and_says_nothing_of_place_and_camera(
        self, app: Flask, client: CheckedClient
    ):
        answer = send(client, uploads.photograph_lying())

        assert (answer.status_code, answer.location) == (303, f"{PAGE}?getan=hochgeladen")
        assert stored_files(app) == [("bild", TEXT, True)]
        (file_id,) = stored_ids(app)
        own = client.get(f"{PAGE}/{file_id}/640.jpg")
        public = client.get(f"/pflege-und-wohnangebote/bilder/{file_id}/640.jpg")
        assert own.data == public.data
        assert Image.open(BytesIO(own.data)).size == (300, 400)
        assert uploads.SERIAL not in own.data
        assert "Ihre Datei ist gespeichert" in main_text(client.get(answer.location))

    def test_h11_a_document_is_given_as_something_to_keep(self, app: Flask, client: CheckedClient):
        answer = send(client, uploads.document(), page=DOCUMENTS, name="haus.pdf")

        assert answer.status_code == 303
        (file_id,) = stored_ids(app)
        given = client.get(f"{DOCUMENTS}/{file_id}.pdf")
        assert given.mimetype == "application/pdf"
        assert given.headers["Content-Disposition"] == "attachment; filename=infomaterial.pdf"
        assert given.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in given.headers["Content-Security-Policy"]
        assert "script-src" not in given.headers["Content-Security-Policy"]
        public = client.get(f"/pflege-und-wohnangebote/dokumente/{file_id}.pdf")
        assert public.data == given.data
        assert "sandbox" in public.headers["Content-Security-Policy"]

    @pytest.mark.usefixtures("quick")
    def test_h11_a_double_click_adds_one_and_a_new_form_another(
        self, app: Flask, client: CheckedClient
    ):
        form = shown_form(client)

        answers = [send(client, form=form) for _ in range(3)]

        assert {answer.location for answer in answers} == {f"{PAGE}?getan=hochgeladen"}
        assert len(stored_files(app)) == 1
        send(client)
        assert len(stored_files(app)) == 2

    @pytest.mark.usefixtures("quick")
    def test_i03_three_pictures_are_shown_and_the_fourth_is_refused(
        self, app: Flask, client: CheckedClient
    ):
        form = shown_form(client)
        for number in range(3):
            assert send(client, text=f"Bild {number}").status_code == 303

        full = client.get(PAGE)
        answer = send(client, form=form, art="bild")

        assert "3 von höchstens 3" in main_text(full)
        assert "Sie zeigen schon drei Bilder" in main_text(full)
        assert "mit einer Lizenz bis zu 12" in main_text(full)
        assert answer.status_code == 422
        assert "Löschen Sie zuerst eines" in str(problems(answer))
        assert len(stored_files(app)) == 3

    @pytest.mark.usefixtures("quick")
    def test_j07_a_licence_opens_twelve(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        grant(app, company, 1)
        for number in range(4):
            assert send(client, text=f"Bild {number}").status_code == 303

        shown = main_text(client.get(PAGE))

        assert "4 von höchstens 12" in shown
        assert "Basis-Profil" not in shown

    @pytest.mark.usefixtures("quick")
    def test_a_photograph_of_the_contact_person_stands_beside_them(
        self, app: Flask, client: CheckedClient
    ):
        send(client, art="person", text="Frau Muster lächelt")

        assert stored_files(app) == [("person", "Frau Muster lächelt", True)]
        assert shown_form(client).options("art") == ["bild"]

    @pytest.mark.usefixtures("_idle")
    def test_while_the_worker_is_busy_the_page_says_so_and_looks_by_itself(
        self, app: Flask, client: CheckedClient
    ):
        send(client)

        waiting = client.get(PAGE)
        polled = client.get(PAGE, headers=FRAGMENT)

        assert stored_files(app) == [("bild", TEXT, False)]
        for answer in (waiting, polled):
            assert "Wird vorbereitet" in answer.text
            assert 'data-hx-trigger="every 2s"' in answer.text
        (file_id,) = stored_ids(app)
        assert client.get(f"{PAGE}/{file_id}/320.jpg").status_code == 404
        assert client.get(f"/pflege-und-wohnangebote/bilder/{file_id}/320.jpg").status_code == 404

    def test_the_page_of_the_facility_leads_here(self, client: CheckedClient):
        found = client.get("/anbieter/einrichtungen/1")

        assert links(tree(found))["Bilder und Dokumente"] == PAGE

    def test_when_all_is_ready_nobody_looks_any_more_and_it_is_said_once(
        self, client: CheckedClient
    ):
        polled = client.get(PAGE, headers=FRAGMENT)

        assert "every 2s" not in polled.text
        assert 'id="ansage"' in polled.text
        assert "Ihre Bilder sind vorbereitet." in polled.text
        assert "vorbereitet" not in client.get(PAGE).text

    def test_h11_what_only_the_worker_can_tell_is_told_afterwards(
        self, app: Flask, client: CheckedClient
    ):
        send(client, uploads.picture()[:-600])

        assert stored_files(app) == [("bild", TEXT, False)]
        assert "Wir können die Datei nicht lesen" in main_text(client.get(PAGE))


class TestChanging:
    @pytest.fixture(autouse=True)
    def _three(self, request: pytest.FixtureRequest, client: CheckedClient) -> None:
        for name in ("company", "quick"):
            request.getfixturevalue(name)
        for number in (1, 2, 3):
            send(client, text=f"Bild {number}")

    def test_buttons_change_the_order_and_stop_at_the_ends(self, app: Flask, client: CheckedClient):
        page = client.get(PAGE)
        press(client, page, "Nach vorn: Bild 3")
        press(client, page, "Nach vorn: Bild 3")  # A double click: the same form again.

        assert [title for _, title, _ in stored_files(app)] == ["Bild 1", "Bild 3", "Bild 2"]
        shown = client.get(PAGE)
        assert "Nach vorn: Bild 1" not in main_text(shown)
        assert "Nach hinten: Bild 2" not in main_text(shown)
        done = press(client, shown, "Nach hinten: Bild 1")
        assert "#datei-" in done.location
        assert [title for _, title, _ in stored_files(app)] == ["Bild 3", "Bild 1", "Bild 2"]

    @pytest.mark.parametrize("place", ["", "0", "-1", "eins", "1e3"])
    def test_a_place_that_is_none_is_refused(self, app: Flask, client: CheckedClient, place: str):
        file_id = stored_ids(app)[0]
        form = shown_token(client)

        answer = client.post(f"{PAGE}/{file_id}/platz", data={**form, "platz": place})

        assert answer.status_code == 400

    def test_the_text_is_changed_or_asked_for_again(self, app: Flask, client: CheckedClient):
        page = client.get(PAGE)

        press(client, page, "Speichern: Bild 2", {"text": "Haus\n am Ufer"})
        refused = press(client, page, "Speichern: Bild 1", {"text": "  "})

        assert stored_files(app)[1][1] == "Haus am Ufer"
        assert refused.status_code == 422
        assert problems(refused)[0][0] == f"text-{stored_ids(app)[0]}"

    def test_what_is_deleted_is_gone_with_its_bytes(self, app: Flask, client: CheckedClient):
        page, file_id = client.get(PAGE), stored_ids(app)[1]

        first = press(client, page, "Endgültig löschen: Bild 2")
        second = press(client, page, "Endgültig löschen: Bild 2")

        assert (first.status_code, second.status_code) == (303, 404)
        assert [title for _, title, _ in stored_files(app)] == ["Bild 1", "Bild 3"]
        assert client.get(f"{PAGE}/{file_id}/320.jpg").status_code == 404
        with app.app_context():
            assert outside.current().files.read(name=f"einrichtungen/{file_id}/320.jpg") is None

    def test_reading_changes_nothing(self, client: CheckedClient, database):
        with writes_nothing(database):
            for path in (PAGE, DOCUMENTS):
                assert client.get(path).status_code == 200


def shown_token(client: CheckedClient) -> dict[str, str]:
    """Return what every form sends besides its fields."""
    return {"csrf_token": shown_form(client, page=DOCUMENTS).chosen("csrf_token")[0]}


@pytest.mark.usefixtures("company", "quick")
class TestOthers:
    THEIRS = "/anbieter/einrichtungen/2/bilder"

    def test_the_facility_of_another_company_is_not_there(self, app: Flask, client: CheckedClient):
        send(client)
        (file_id,) = stored_ids(app)
        form = shown_form(client)
        token = shown_token(client)

        assert client.get(self.THEIRS).status_code == 404
        assert client.get(f"{self.THEIRS}/{file_id}/320.jpg").status_code == 404
        assert send(client, form=form, page=self.THEIRS).status_code == 404
        for step in ("text", "platz", "loeschen"):
            data = {**token, "text": "x", "platz": "1"}
            answer = client.post(f"{self.THEIRS}/{file_id}/{step}", data=data)
            assert answer.status_code == 404, step
        assert stored_files(app) == [("bild", TEXT, True)]

    def test_nobody_is_led_to_the_sign_in(self, other_client: CheckedClient):
        assert other_client.get(PAGE).location.startswith("/anmelden")

    def test_a_seeker_and_an_employee_are_refused(
        self, app: Flask, other_client: CheckedClient, company: MadeCompany
    ):
        grant(app, company, 1)
        employee = make_employee(app, company, rights={1: "light inquiries read answer"})
        for account in (make_account(app, email="erika@example.org"), employee):
            sign_in(other_client, app, account)
            assert other_client.get(PAGE).status_code == 403
