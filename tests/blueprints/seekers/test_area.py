"""„Mein persönlicher Bereich“ says what there is, the saved results first."""

import pytest

from portal.domain.accounts.roles import Role
from tests.factories import robin
from tests.factories.accounts import TOTP_BASE32, make_account, sign_in
from tests.factories.forms import press
from tests.factories.pages import heading, main_text
from tests.factories.results import keep_result

AREA = "/mein-konto/"


def test_a23_after_login_one_lands_here(app, client):
    account = make_account(app)
    values = {"email": account.email, "passwort": account.password}

    answer = press(client, client.get("/anmelden"), "Anmelden", values)

    assert answer.location == AREA
    assert heading(client.get(AREA)) == "Mein persönlicher Bereich"


@pytest.mark.usefixtures("erika")
def test_a23_with_nothing_in_it_it_says_how_to_begin(client):
    text = main_text(client.get(AREA))

    assert "Guten Tag, Erika Musterfrau." in text
    assert "Hier liegt noch nichts" in text
    assert "Zur Digitalen Beratung" in text
    assert "Beratung mit Robin offen" not in text


def test_c05_the_saved_results_come_first_then_the_settings(app, client, erika):
    for _ in range(4):
        keep_result(app, erika)

    page = client.get(AREA)

    text = main_text(page)
    first = text.index("Digitale Beratung: Ihre gespeicherten Ergebnisse")
    assert first < text.index("Ihr Konto") < text.index("Einstellungen")
    assert page.text.count("Umbenennen") == 3
    assert "Alle 4 Ergebnisse ansehen" in text


@pytest.mark.usefixtures("erika")
def test_c03_a_consultation_that_is_open_here_is_not_forgotten(client):
    robin.keep(client, robin.AT_HOME)

    page = client.get(AREA)

    assert "Beratung mit Robin offen" in main_text(page)
    assert f'href="{robin.RESULT}"' in page.text


@pytest.mark.usefixtures("erika")
def test_a_consultation_that_is_over_is_no_error(client):
    with client.session_transaction() as session:
        session["robin"] = "opens-nothing"

    page = client.get(AREA)

    assert page.status_code == 200
    assert "Beratung mit Robin offen" not in main_text(page)


def test_a23_signed_out_one_is_led_to_the_login(client):
    answer = client.get(AREA)

    assert answer.status_code == 303
    assert answer.location == f"/anmelden?weiter={AREA}"


@pytest.mark.parametrize(
    ("role", "start"), [(Role.ADMIN, "/verwaltung/"), (Role.PROVIDER, "/anbieter/")]
)
def test_others_are_led_to_their_own_start(app, client, role, start):
    sign_in(client, app, make_account(app, role=role, totp_secret=TOTP_BASE32))

    answer = client.get(AREA)

    assert answer.status_code == 303
    assert answer.location == start
