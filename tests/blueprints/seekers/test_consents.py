"""„Ihre Einwilligungen“: what for, since when, and the way back."""

from datetime import timedelta

import pytest

from portal.domain.accounts.roles import Role
from tests.factories import robin
from tests.factories.accounts import TOTP_BASE32, make_account, sign_in
from tests.factories.directory import NOW
from tests.factories.forms import press
from tests.factories.pages import heading, links, main_text, tree
from tests.factories.results import keep_result

PATH = "/mein-konto/einwilligungen"
GIVEN = "Eingewilligt am 2. März 2026"


@pytest.mark.usefixtures("erika")
def test_x11_with_nothing_stored_it_still_names_each_purpose(client):
    page = client.get(PATH)

    text = main_text(page)
    assert heading(page) == "Ihre Einwilligungen"
    assert "Sie haben kein Ergebnis gespeichert." in text
    assert "In diesem Browser ist keine Beratung offen." in text
    assert GIVEN not in text
    ways = links(tree(page))
    assert ways["Mit dem Code widerrufen"] == "/digitale-beratung/weiter"
    assert ways["Konto löschen"] == "/mein-konto/loeschen"


def test_x11_each_saved_result_says_since_when_and_leads_to_its_end(app, client, erika):
    result_id = keep_result(app, erika, consented_at=NOW, now=NOW + timedelta(days=1))

    page = client.get(PATH)
    assert GIVEN in main_text(page)
    way = links(tree(page))["Zurücknehmen und löschen: Für Mutter"]
    press(client, client.get(way), "Löschen")

    assert way == f"/mein-konto/ergebnisse/{result_id}/loeschen"
    assert "Sie haben kein Ergebnis gespeichert." in main_text(client.get(PATH))


@pytest.mark.usefixtures("erika")
def test_x11_a_consultation_that_is_open_here_can_be_revoked(client):
    robin.keep(client, robin.AT_HOME)

    page = client.get(PATH)

    assert "In diesem Browser ist eine Beratung offen." in main_text(page)
    assert links(tree(page))["Ihre Antworten"] == "/digitale-beratung/antworten"


def test_x11_it_says_when_the_texts_of_the_account_were_agreed_to(app, client):
    sign_in(client, app, make_account(app))
    assert "Nutzungsbedingungen haben Sie am" in main_text(client.get(PATH))


def test_nobody_sees_those_of_others(app, client, erika):
    keep_result(app, make_account(app, email="otto@example.org"))

    assert erika
    assert GIVEN not in main_text(client.get(PATH))


def test_signed_out_it_leads_to_the_sign_in(client):
    assert client.get(PATH).location == f"/anmelden?weiter={PATH}"


def test_an_admin_keeps_no_results_and_has_no_such_page(app, client):
    sign_in(client, app, make_account(app, role=Role.ADMIN, totp_secret=TOTP_BASE32))

    assert client.get(PATH).status_code == 403
