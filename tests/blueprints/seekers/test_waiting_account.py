"""Waiting lists of somebody who is signed in."""

import pytest
import sqlalchemy as sa

from portal.domain.accounts.roles import Role
from portal.domain.availability.light import CONFIRMED_DAYS, Light
from portal.models.waiting_entry import WaitingEntry
from portal.web.extensions import db
from tests.factories import pages, waiting
from tests.factories.accounts import TOTP_BASE32, make_account, sign_in
from tests.factories.directory import house_with_lamp
from tests.factories.forms import find_form, press
from tests.factories.mails import take_mails

MINE = "/mein-konto/warteliste"


@pytest.fixture
def house(add_offers):
    return add_offers(house_with_lamp("Haus am See", light=Light.BELEGT))[0]


@pytest.fixture
def erika(app):
    return make_account(app, email="erika@example.org")


def stored(app):
    with app.app_context():
        return db.session.scalars(sa.select(WaitingEntry)).all()


def test_x04_the_form_asks_for_no_address_and_joins_at_once(client, app, house, erika):
    sign_in(client, app, erika)

    form = find_form(client.get(waiting.path_of(house)), button=waiting.JOIN)
    assert "email" not in form.names
    assert form.chosen("name") == ["Erika Musterfrau"]
    answer = waiting.join(client, house)

    text = pages.main_text(client.get(answer.location))
    assert answer.location.startswith(MINE)
    assert "Ihr Eintrag steht jetzt auf der Warteliste" in text
    assert "Sie stehen unter den Ersten" in text
    assert take_mails(app) == ()


def test_x04_mein_konto_leads_to_the_list(client, app, erika):
    sign_in(client, app, erika)

    links = pages.links(pages.tree(client.get("/mein-konto/")))

    assert links["Meine Wartelisten ansehen"] == MINE
    assert "Sie stehen auf keiner Warteliste" in pages.main_text(client.get(MINE))


def test_what_was_joined_without_the_account_is_in_it(client, app, house, erika):
    waiting.confirmed(client, app, house, email="erika@Example.org")

    sign_in(client, app, erika)

    assert "Haus am See" in pages.main_text(client.get(MINE))


def test_what_another_mailbox_joined_is_not(client, app, house, erika):
    waiting.confirmed(client, app, house, email="Erika@example.org")

    sign_in(client, app, erika)

    assert "Sie stehen auf keiner Warteliste" in pages.main_text(client.get(MINE))


def test_x04_what_the_empty_list_promises_is_the_rule_of_the_profile(
    client, app, add_offers, erika
):
    sign_in(client, app, erika)

    text = pages.main_text(client.get(MINE))

    assert f"in den letzten {CONFIRMED_DAYS} Tagen „Belegt“ gemeldet" in text
    for age, is_shown in ((CONFIRMED_DAYS, True), (CONFIRMED_DAYS + 1, False)):
        full = house_with_lamp(f"Haus {age}", light=Light.BELEGT, days_ago=age)
        profile = client.get(f"/pflege-und-wohnangebote/{add_offers(full)[0]}")
        assert (waiting.JOIN in pages.links(pages.tree(profile))) is is_shown


def test_a_draft_that_is_gone_leads_back_to_the_list(client, app, house, erika):
    waiting.join(client, house)
    sign_in(client, app, erika)
    data = waiting.filled_at(client, MINE, f"{waiting.CONFIRM}: Haus am See")
    waiting.press_at(client, MINE, waiting.LEAVE)
    add = waiting.join(client, house)

    answer = client.post(f"{MINE}/bestaetigen", data=data)

    assert (add.status_code, answer.status_code) == (303, 404)
    assert pages.links(pages.tree(answer))["Meine Wartelisten ansehen"] == MINE


def test_a_draft_is_confirmed_kept_and_left_there(client, app, house, erika):
    waiting.join(client, house)
    sign_in(client, app, erika)

    waiting.press_at(client, MINE, waiting.CONFIRM)
    assert [one.state for one in stored(app)] == ["aktiv"]
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(sa.update(WaitingEntry).values(state="ruht", asked_at=sa.func.now()))
    press(client, client.get(MINE), waiting.STILL)
    assert [one.state for one in stored(app)] == ["aktiv"]
    answer = waiting.press_at(client, MINE, waiting.LEAVE)
    assert answer.location == "/warteliste-verlassen"
    assert stored(app) == []


def test_everything_is_left_with_one_click(client, app, house, erika):
    sign_in(client, app, erika)
    waiting.join(client, house)

    press(client, client.get(MINE), waiting.LEAVE_ALL)

    assert stored(app) == []


def test_too_many_entries_are_refused_with_what_was_typed(client, app, house, erika, monkeypatch):
    monkeypatch.setattr("portal.services.waiting.join.MOST_ENTRIES", 0)
    sign_in(client, app, erika)

    answer = waiting.join(client, house)

    assert answer.status_code == 422
    assert "auf 20 Wartelisten" in pages.main_text(answer)
    assert find_form(answer, button=waiting.JOIN).chosen("telefon") == ["0385 123"]


def test_another_account_sees_and_changes_nothing(client, app, house, erika, other_client):
    sign_in(client, app, erika)
    waiting.join(client, house)
    data = waiting.filled_at(client, MINE, f"{waiting.LEAVE}: Haus am See")
    otto = make_account(app, email="otto@example.org")
    sign_in(other_client, app, otto)
    waiting.join(other_client, house, name="Otto")

    text = other_client.get(MINE).text
    assert "Otto" in text
    assert "Erika Muster<" not in text
    mine = waiting.filled_at(other_client, MINE, f"{waiting.LEAVE}: Haus am See")
    for path, status in (("bestaetigen", 404), ("austragen", 303)):
        forged = dict(mine) | {"eintrag": data["eintrag"]}
        assert other_client.post(f"{MINE}/{path}", data=forged).status_code == status
    assert len(stored(app)) == 2


def test_without_the_second_code_it_is_the_form_of_everybody(client, app, house):
    account = make_account(app, totp_secret=TOTP_BASE32)
    sign_in(client, app, account, awaits_second_factor=True)

    form = find_form(client.get(waiting.path_of(house)), button=waiting.JOIN)

    assert "email" in form.names
    assert form.chosen("name") == [""]


def test_admins_have_no_waiting_list(client, app):
    admin = make_account(app, role=Role.ADMIN, totp_secret=TOTP_BASE32)
    sign_in(client, app, admin)

    assert client.get(MINE).status_code == 403
