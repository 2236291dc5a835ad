"""A new password for somebody who has forgotten theirs."""

from datetime import timedelta

import pytest

from portal.blueprints.auth.reset import requesting, setting
from portal.domain.accounts.purposes import Purpose
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.models.account_token import AccountToken
from portal.models.known_place import KnownPlace
from portal.models.outgoing_mail import OutgoingMail
from portal.queries.account_links import LinkInvalid
from portal.services.journal.end_links import end_links
from portal.web import new_password
from portal.web.transactions import writing
from tests.blueprints.auth.entering import SIGN_IN, TOKEN, enter, give_link, rows
from tests.factories import accounts, pages
from tests.factories.accounts import make_account
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press
from tests.factories.mails import first_link
from tests.support.html import text_of, walk
from tests.support.statements import writes_nothing

RESET = "/neues-passwort"
ASK, SET = "Passwort zurücksetzen", "Neues Passwort setzen"
SENT = "Eine E-Mail mit weiteren Instruktionen für das Zurücksetzen des Passworts wurde gesendet"
NEW = "Elf-Amseln-singen-3-Lieder"
BOTH = {"passwort": NEW, "passwort2": NEW}


def ask(client, email="erika@example.org"):
    return press(client, client.get(RESET), ASK, {"email": email})


@pytest.fixture
def made(app):
    return make_account(app)


@pytest.fixture
def path(client, made, mails):
    """Ask for a link and return its path."""
    ask(client, made.email)
    (mail,) = mails()
    return "/neues-passwort/" + first_link(mail).rpartition("/")[2]


class TestAsk:
    def test_a15_one_field_and_a_blue_button(self, client):
        page = client.get(RESET)

        buttons = {text_of(one): one.get("class") for one in walk(pages.tree(page), "button")}
        assert buttons == {ASK: "button primary"}
        assert "E-Mail-Adresse" in pages.main_text(page)
        assert SENT not in pages.main_text(page)

    def test_a15_the_words_stand_below_the_field(self, client, made):
        answer = ask(client, made.email)

        page = client.get(answer.location)
        form = next(walk(pages.tree(page), "form"))
        after_field = text_of(form).partition("E-Mail-Adresse")[2]
        assert after_field.strip().startswith(SENT)

    def test_a15_unknown_addresses_get_the_same_answer_and_no_mail(self, client, made, app):
        known = ask(client, made.email)
        unknown = ask(client, "niemand@example.org")

        assert (known.status_code, known.location) == (unknown.status_code, unknown.location)
        assert known.data == unknown.data
        assert rows(app, OutgoingMail.account_id) == [(made.id,)]

    @pytest.mark.usefixtures("made")
    def test_a15_known_and_unknown_addresses_cost_the_same_transactions(
        self, client, begun, monkeypatch
    ):
        # In tests the worker's part would happen at once.
        monkeypatch.setattr(requesting, "send_soon", lambda: None)
        counts = []
        for email in ("erika@example.org", "niemand@example.org"):
            data = find_form(client.get(RESET), button=ASK).filled({"email": email}, button=ASK)
            begun.clear()
            client.post(RESET, data=data)
            counts.append(len(begun))

        assert counts[0] == counts[1] > 0

    def test_a16_the_mail_comes_from_the_other_sender(self, client, made, mails):
        ask(client, made.email)

        (mail,) = mails()
        assert mail["From"] == "do-not-reply@mitunsleben.de"
        assert mail["To"] == made.email

    def test_the_mail_goes_to_the_address_of_the_account_however_it_is_typed(
        self, client, app, mails
    ):
        make_account(app, email="Otto@example.org")

        ask(client, "OTTO@EXAMPLE.ORG")

        (mail,) = mails()
        assert mail["To"] == "Otto@example.org"

    def test_the_mail_names_our_host_whatever_the_request_says(self, client, made, mails):
        page = client.get(RESET)
        data = find_form(page, button=ASK).filled({"email": made.email}, button=ASK)
        refused = client.post(RESET, data=data, headers={"Host": "evil.example"})
        ignored = client.post(
            RESET,
            data=data,
            headers={
                "X-Forwarded-Host": "evil.example",
                "X-Forwarded-Proto": "gopher",
                "Forwarded": "host=evil.example",
            },
        )

        assert (refused.status_code, ignored.status_code) == (400, 303)
        (mail,) = mails()
        assert "evil.example" not in mail.as_string()
        assert first_link(mail).startswith("http://127.0.0.1:8000/neues-passwort/")

    def test_a_wrong_address_is_kept_and_named(self, client):
        page = ask(client, "erika")

        assert page.status_code == 422
        assert pages.problems(page)[0][0] == "email"
        assert find_form(page, button=ASK).chosen("email") == ["erika"]

    def test_too_many_from_one_place_wait(self, client, made, app):
        for _ in range(10):
            ask(client, made.email)

        page = ask(client, "otto@example.org")

        assert page.status_code == 429
        assert int(page.headers["Retry-After"]) > 0
        assert len(rows(app, OutgoingMail.id)) < 10


class TestLink:
    def test_a17_its_page_has_two_fields_and_the_blue_button(self, client, path):
        page = client.get(path)

        assert pages.heading(page) == "Passwort zurücksetzen"
        assert {"passwort", "passwort2"} <= find_form(page, button=SET).names
        assert pages.element(pages.tree(page), "staerke") is not None
        buttons = {text_of(one): one.get("class") for one in walk(pages.tree(page), "button")}
        assert buttons == {SET: "button primary"}

    def test_a17_opening_it_uses_nothing_up(self, client, database, path):
        with writes_nothing(database):
            for method in ("GET", "HEAD", "GET"):
                assert client.open(path, method=method).status_code == 200

    def test_a17_the_new_password_works_and_the_old_one_fails(self, client, made, path):
        answer = press(client, client.get(path), SET, BOTH)

        assert (answer.status_code, answer.location) == (303, "/anmelden?hinweis=neues-passwort")
        assert "Ihr neues Passwort gilt" in pages.main_text(client.get(answer.location))
        assert enter(client, password=made.password).status_code == 422
        assert enter(client, password=NEW).status_code == 303

    def test_a17_nobody_is_signed_in_by_it_and_everybody_else_is_out(
        self, client, other_client, app, made, path
    ):
        accounts.sign_in(other_client, app, made)

        press(client, client.get(path), SET, BOTH)

        assert rows(app, AccountSession.id) == []
        assert other_client.get("/mein-konto/").location.startswith(SIGN_IN)

    def test_a17_the_owner_is_told_by_mail(self, client, made, path, mails):
        press(client, client.get(path), SET, BOTH)

        (mail,) = mails()
        assert (mail["To"], mail["Subject"]) == (made.email, "Ihr Passwort wurde geändert")

    def test_the_owner_may_sign_in_from_here_whatever_strangers_do(self, client, app, made, path):
        press(client, client.get(path), SET, BOTH)

        assert rows(app, KnownPlace.account_id) == [(made.id,)]

    def test_no_page_learns_its_address(self, client, path):
        page = client.get(path)

        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert page.headers["Cache-Control"] == "no-store"
        for address in pages.every_link(pages.tree(page)):
            assert address.startswith(("/", "#", "tel:")), address

    def test_its_token_stands_in_no_log(self, client, path, caplog):
        caplog.set_level("DEBUG")

        press(client, client.get(path), SET, BOTH)

        assert caplog.records
        assert path.rpartition("/")[2] not in caplog.text

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            (("", ""), "passwort"),
            (("Kurz-7", "Kurz-7"), "passwort"),
            (("Musterfrau-7", "Musterfrau-7"), "passwort"),
            ((NEW, "Anders-als-7-davor"), "passwort2"),
            ((NEW, ""), "passwort2"),
        ],
    )
    def test_a17_the_same_rule_holds(self, client, made, path, typed, field):
        values = dict(zip(("passwort", "passwort2"), typed, strict=True))

        page = press(client, client.get(path), SET, values)

        assert page.status_code == 422
        assert {anchor for anchor, _ in pages.problems(page)} == {field}
        assert enter(client, password=made.password).status_code == 303

    def test_beyond_the_limit_no_password_is_rated(self, client, app, monkeypatch, path):
        rated = []
        monkeypatch.setattr(new_password, "judge", lambda **given: rated.append(given))
        monkeypatch.setattr(new_password, "MOST_RATED", 0)

        page = press(client, client.get(path), SET, BOTH)

        assert page.status_code == 429
        assert int(page.headers["Retry-After"]) > 0
        assert rated == []
        assert rows(app, AccountToken.used_at) == [(None,)]


class TestDeadLink:
    def test_a17_works_once(self, client, path):
        page = client.get(path)
        press(client, page, SET, BOTH)

        assert client.get(path).status_code == 410
        assert press(client, page, SET, BOTH).status_code == 410

    def test_a17_ends_after_an_hour(self, client, path, freeze):
        page = client.get(path)
        freeze(NOW + timedelta(minutes=60))

        assert client.get(path).status_code == 410
        assert press(client, page, SET, BOTH).status_code == 410

    def test_a17_ends_with_another_change_of_password_or_address(self, client, app, made, path):
        with app.app_context(), writing() as session:
            end_links(session, account_id=made.id, now=NOW)

        assert client.get(path).status_code == 410

    def test_a17_a_link_used_at_the_same_moment_wins(self, client, path, monkeypatch):
        def used(*_args, **_given):
            raise LinkInvalid("used")

        page = client.get(path)
        monkeypatch.setattr(setting, "set_by_link", used)

        assert press(client, page, SET, BOTH).status_code == 410

    def test_all_dead_links_say_the_same(self, client, path):
        token = path.rpartition("/")[2]
        changed = token[:-1] + ("a" if token[-1] != "a" else "b")
        wrong = [client.get(f"/neues-passwort/{text}") for text in (changed, token[:-1], "x" * 900)]

        press(client, client.get(path), SET, BOTH)

        answers = [*wrong, client.get(path)]
        assert {answer.status_code for answer in answers} == {410}
        assert len({pages.main_text(answer) for answer in answers}) == 1
        assert pages.heading(answers[0]) == "Dieser Link gilt nicht mehr"

    def test_a_link_that_confirms_an_address_sets_no_password(self, client, app):
        give_link(app, make_account(app, activated=False), purpose=Purpose.ACTIVATION)

        assert client.get(f"/neues-passwort/{TOKEN}").status_code == 410
        assert rows(app, AccountToken.used_at) == [(None,)]

    def test_confirms_the_address_of_somebody_who_never_had(self, client, app, mails):
        made = make_account(app, activated=False)
        ask(client, made.email)
        (mail,) = mails()

        press(client, client.get(first_link(mail).removeprefix("http://127.0.0.1:8000")), SET, BOTH)

        assert rows(app, Account.activated_at) == [(NOW,)]
        assert enter(client, password=NEW).status_code == 303
