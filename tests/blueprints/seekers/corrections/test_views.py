"""„Angabe stimmt nicht?“ at every profile."""

import pytest
import sqlalchemy as sa

from portal.models.correction import Correction
from portal.web.extensions import db
from tests.factories import directory, pages
from tests.factories.directory import Offer
from tests.factories.forms import find_form
from tests.support.statements import rows_of

SEND = "Hinweis absenden"
FILLED = {"angabe": "kontakt", "text": "Die Nummer ist neu.", "email": "erika@example.org"}


@pytest.fixture
def house(add_offers):
    return add_offers(Offer(name="Haus am See"))[0]


@pytest.fixture
def path(house):
    return f"/pflege-und-wohnangebote/{house}/angabe-stimmt-nicht"


def send(client, path, **changed):
    form = find_form(client.get(path), button=SEND)
    return client.post(path, data=form.filled(FILLED | changed, button=SEND))


def number_of(app):
    with app.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(Correction))


def test_x24_every_profile_leads_there(client, house, path):
    links = pages.links(pages.tree(client.get(f"/pflege-und-wohnangebote/{house}")))

    assert links["Angabe stimmt nicht?"] == path


def test_x24_is_taken_and_the_profile_stays(client, app, house, path):
    answer = send(client, path)

    assert answer.status_code == 303
    assert "Danke" in pages.heading(client.get(answer.location))
    assert number_of(app) == 1
    assert "neu" not in pages.main_text(client.get(f"/pflege-und-wohnangebote/{house}"))


@pytest.mark.parametrize("block", ["preise", "ansprechperson", "bilder"])
def test_x24_what_a_provider_tells_can_be_reported_as_well(client, app, path, block):
    assert send(client, path, angabe=block).status_code == 303

    with app.app_context():
        assert db.session.scalars(sa.select(Correction.block)).all() == [block]


def test_x24_nobody_reads_it_in_the_database(client, path, database):
    send(client, path, text="Kanarienwort")

    everything = str(rows_of(database))
    assert "Kanarienwort" not in everything
    assert "erika@example.org" not in everything


def test_x24_what_is_wrong_is_said_and_kept(client, app, path):
    answer = send(client, path, email="erika")

    assert answer.status_code == 422
    assert "E-Mail-Adresse vollständig" in pages.main_text(answer)
    assert "Die Nummer ist neu." in answer.text
    assert number_of(app) == 0


def test_a_double_click_reports_once(client, app, path):
    form = find_form(client.get(path), button=SEND)
    data = form.filled(FILLED, button=SEND)

    answers = [client.post(path, data=data) for _ in range(2)]

    assert [one.status_code for one in answers] == [303, 303]
    assert number_of(app) == 1


def test_many_have_to_wait_and_keep_their_words(client, app, path):
    for _ in range(20):
        assert send(client, path).status_code == 303

    answer = send(client, path)

    assert answer.status_code == 429
    assert "Die Nummer ist neu." in answer.text
    assert number_of(app) == 20


def test_d12_an_unpublished_profile_has_no_such_page(client, app, house, path):
    form = find_form(client.get(path), button=SEND)
    directory.change(app, house, is_published=False)

    assert client.get(path).status_code == 404
    assert client.get(f"{path}/danke").status_code == 404
    assert client.post(path, data=form.filled(FILLED, button=SEND)).status_code == 404
    assert number_of(app) == 0


def test_hostile_words_stay_words(client, path):
    answer = send(client, path, text="<script>alert(1)</script>{{7*7}}", email="x")

    assert "<script>alert" not in answer.text
    assert "{{7*7}}" in answer.text
