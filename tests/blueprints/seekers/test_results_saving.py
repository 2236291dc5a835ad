"""„Empfehlungen speichern“: from Robin's result into the account, with nothing lost on the way."""

import html
import re
from datetime import timedelta

import pytest

from portal.domain.accounts.roles import Role
from tests.blueprints.seekers.saving import LIST, SAVE, TICKED, name_in, save, stored
from tests.factories import robin
from tests.factories.accounts import TOTP_BASE32, make_account, sign_in
from tests.factories.directory import NOW, one_of_each
from tests.factories.forms import find_form, press
from tests.factories.pages import main_text
from tests.factories.results import keep_result, new_result


class TestButton:
    def test_c02_stands_below_the_recommendations(self, client, add_offers):
        add_offers(*one_of_each())

        text = robin.advise(client, robin.EVERY_PART).text

        button = re.search(r'<a class="button" href="([^"]+)">Empfehlungen speichern</a>', text)
        assert button
        assert button[1] == SAVE
        assert text.index('id="teil-6"') < button.start() < text.index('id="leistungen"')


class TestSignedOut:
    def test_c03_leads_to_login_and_registration_and_back(self, client):
        robin.keep(client, robin.AT_HOME)

        page = client.get(SAVE)

        assert page.status_code == 200
        for name, address in (("Anmelden", "/anmelden"), ("Registrieren", "/registrieren")):
            link = re.search(rf'<a class="button [^"]*" href="([^"]+)">{name}</a>', page.text)
            assert html.unescape(link[1]) == f"{address}?weiter={SAVE}"

    def test_c03_the_result_is_the_same_after_signing_in(self, app, client, add_offers):
        add_offers(*one_of_each())
        robin.keep(client, robin.EVERY_PART)
        client.get(SAVE)
        account = make_account(app)

        sign_in_page = client.get(f"/anmelden?weiter={SAVE}")
        answer = press(
            client,
            sign_in_page,
            "Anmelden",
            {"email": account.email, "passwort": account.password},
        )
        form = client.get(answer.location)

        assert answer.location == SAVE
        assert "Wie soll das Ergebnis heißen?" in form.text
        assert robin.stored(client) == robin.EVERY_PART

    def test_c03_says_how_to_go_on_with_the_mail_on_another_device(self, client):
        robin.keep(client, robin.AT_HOME)

        text = main_text(client.get(SAVE))

        assert "hier in diesem Browser" in text
        assert "Code für später" in text

    def test_a24_there_are_ways_without_an_account(self, client):
        robin.keep(client, robin.AT_HOME)

        text = client.get(SAVE).text

        assert "/digitale-beratung/protokoll.pdf" in text
        assert "/digitale-beratung/antworten#code" in text

    def test_b16_nothing_is_stored_without_an_account(self, client, database):
        robin.keep(client, robin.AT_HOME)
        form = find_form(client.get("/digitale-beratung/antworten"), button="Neu beginnen")
        data = form.filled({}, button="Neu beginnen")

        answer = client.post(SAVE, data=data | {"name": "Meins", "einwilligung": "ja"})

        assert answer.status_code == 303
        assert answer.location.startswith("/anmelden")
        assert stored(database) == []

    def test_another_browser_is_told_how_to_go_on(self, app, other_client):
        sign_in(other_client, app, make_account(app))

        page = other_client.get(SAVE)

        text = main_text(page)
        assert page.status_code == 200
        assert "Hier ist keine Beratung offen" in text
        assert "anderen Browser" in text
        assert "Mit Ihrem Code weitermachen" in text


class TestForm:
    @pytest.mark.usefixtures("erika")
    def test_c04_proposes_a_name_with_day_and_place(self, client):
        robin.keep(client, robin.AT_HOME)

        form = find_form(client.get(SAVE), button="Speichern")

        assert name_in(form) == "Beratung vom 2. März 2026 – Parchim"

    @pytest.mark.usefixtures("erika")
    def test_consent_is_asked_in_its_own_words_and_not_ticked(self, client):
        robin.keep(client, robin.AT_HOME)

        page = client.get(SAVE)

        assert (
            "Ich willige ein, dass dieses Ergebnis mit meinen Antworten zur Gesundheit" in page.text
        )
        assert " checked" not in page.text

    @pytest.mark.parametrize(
        ("values", "sentence"),
        [
            ({"einwilligung": ()}, "Bitte setzen Sie das Häkchen."),
            ({"name": "  "}, "Bitte geben Sie dem Ergebnis einen Namen"),
            ({"name": "x" * 121}, "Bitte kürzen Sie den Namen"),
        ],
    )
    @pytest.mark.usefixtures("erika")
    def test_c04_what_is_wrong_is_said_and_what_was_typed_kept(
        self, client, database, values, sentence
    ):
        robin.keep(client, robin.AT_HOME)
        first = find_form(client.get(SAVE), button="Speichern")

        page = save(client, **({"name": "Für Mutter"} | values))

        form = find_form(page, button="Speichern")
        assert page.status_code == 422
        assert sentence in main_text(page)
        assert name_in(form) == {"name": "Für Mutter", **values}["name"]
        assert first.names <= form.names
        assert stored(database) == []

    def test_the_end_of_the_consultation_is_said_plainly(self, app, client, freeze):
        robin.keep(client, robin.AT_HOME)
        freeze(NOW + timedelta(hours=23))
        sign_in(client, app, make_account(app))
        page = client.get(SAVE)
        freeze(NOW + timedelta(hours=24))

        answer = press(client, page, "Speichern", TICKED)

        assert answer.status_code == 410
        assert "Ihre Beratung ist nicht mehr da" in main_text(answer)
        assert "Hier ist keine Beratung offen" in main_text(client.get(SAVE))

    @pytest.mark.usefixtures("erika")
    def test_an_unfinished_consultation_leads_to_its_next_question(self, client):
        robin.begin(client)

        answer = client.get(SAVE)

        assert answer.status_code == 303
        assert answer.location == robin.PERSON

    @pytest.mark.usefixtures("erika")
    def test_a_form_of_another_consultation_is_refused(self, client, database):
        robin.keep(client, robin.AT_HOME)
        page = client.get(SAVE)
        robin.keep(client, robin.EVERY_PART)

        answer = press(client, page, "Speichern", TICKED)

        assert answer.status_code == 409
        assert stored(database) == []


class TestSaving:
    def test_c04_the_result_lies_in_the_account_under_its_name(self, client, erika, database):
        robin.keep(client, robin.AT_HOME)

        answer = save(client, name="Für Mutter")

        (row,) = stored(database)
        assert answer.status_code == 303
        assert answer.location == f"{LIST}/{row['id']}?neu=ja"
        assert row["account_id"] == erika.id
        page = client.get(answer.location)
        assert "Ihr Ergebnis ist gespeichert." in main_text(page)
        assert "<h1>Für Mutter</h1>" in page.text

    @pytest.mark.usefixtures("erika")
    def test_the_consent_is_kept_with_version_and_time(self, client, database):
        robin.keep(client, robin.AT_HOME)

        save(client)

        (row,) = stored(database)
        assert re.fullmatch(r"[0-9a-f]{12}", row["consent_version"])
        assert row["consented_at"] == NOW

    @pytest.mark.usefixtures("erika")
    def test_a_double_click_saves_once(self, client, database):
        robin.keep(client, robin.AT_HOME)
        page = client.get(SAVE)

        first = press(client, page, "Speichern", TICKED)
        second = press(client, page, "Speichern", TICKED)

        assert first.location == second.location
        assert len(stored(database)) == 1

    @pytest.mark.usefixtures("erika")
    def test_saving_once_more_on_purpose_makes_a_second(self, client, database):
        robin.keep(client, robin.AT_HOME)

        save(client)
        save(client)

        assert len(stored(database)) == 2

    def test_a_full_account_says_what_to_do(self, app, client, erika, database):
        packed = new_result().packed
        for _ in range(50):
            keep_result(app, erika, packed=packed)
        robin.keep(client, robin.AT_HOME)

        page = save(client, name="Zu viel")

        assert page.status_code == 422
        assert "schon 50 Ergebnisse" in main_text(page)
        assert name_in(find_form(page, button="Speichern")) == "Zu viel"
        assert len(stored(database)) == 50

    def test_admins_keep_no_results(self, app, client):
        robin.keep(client, robin.AT_HOME)
        sign_in(client, app, make_account(app, role=Role.ADMIN, totp_secret=TOTP_BASE32))

        assert client.get(SAVE).status_code == 403

    def test_who_must_enter_a_code_first_is_led_there(self, app, client):
        robin.keep(client, robin.AT_HOME)
        sign_in(client, app, make_account(app), awaits_second_factor=True)

        answer = client.get(SAVE)

        assert answer.status_code == 303
        assert answer.location.startswith("/anmelden/code")
