"""The first admin, and the demo accounts of a development machine."""

import re

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.cli import accounts
from portal.domain.accounts.password_rule import judge
from portal.domain.accounts.roles import Role
from portal.models.account import Account
from portal.models.audit_entry import AuditEntry
from portal.web import outside
from portal.web.extensions import db
from tests.factories.accounts import make_account
from tests.factories.forms import press
from tests.support import migrated

NEW = "Elf-Amseln-singen-3-Lieder"
LINK = re.compile(r"http://127\.0\.0\.1:8000(/neues-passwort/\S+)")


@pytest.fixture
def development(make_app, sqlite_template, tmp_path) -> Flask:
    """Return an app of a development machine."""
    url = migrated.copy_sqlite(template=sqlite_template, target=tmp_path / "dev.sqlite3")
    return make_app(database_url=url, environment="development")


def stored(app: Flask) -> list[tuple[str, str]]:
    with app.app_context():
        found = db.session.execute(sa.select(Account.email, Account.role).order_by(Account.email))
        return [tuple(row) for row in found]


def create_admin(app: Flask, email: str = "chefin@example.org"):
    return app.test_cli_runner().invoke(args=["accounts", "create-admin", email])


class TestCreateAdmin:
    def test_prints_a_link_that_sets_the_password_and_nothing_secret(self, app, client):
        result = create_admin(app)

        assert result.exit_code == 0
        assert stored(app) == [("chefin@example.org", Role.ADMIN.value)]
        path = LINK.search(result.output)[1]
        press(
            client, client.get(path), "Neues Passwort setzen", {"passwort": NEW, "passwort2": NEW}
        )
        values = {"email": "chefin@example.org", "passwort": NEW}
        answer = press(client, client.get("/anmelden"), "Anmelden", values)
        assert answer.status_code == 303
        assert client.get("/verwaltung/").location == "/mein-konto/zweiter-faktor"

    def test_p08_stands_in_the_trail(self, app):
        create_admin(app)
        create_admin(app, "keine")

        with app.app_context():
            entries = db.session.execute(sa.select(AuditEntry.action, AuditEntry.actor)).all()
        assert [tuple(one) for one in entries] == [("admin_created", "Befehl auf dem Server")]

    def test_the_link_works_once(self, app, client):
        path = LINK.search(create_admin(app).output)[1]
        page = client.get(path)
        both = {"passwort": NEW, "passwort2": NEW}
        press(client, page, "Neues Passwort setzen", both)

        assert client.get(path).status_code == 410

    def test_a_second_time_gives_another_link_for_the_same_account(self, app):
        first, second = create_admin(app), create_admin(app)

        assert LINK.search(first.output)[1] != LINK.search(second.output)[1]
        assert len(stored(app)) == 1

    @pytest.mark.parametrize("email", ["keine", "a@b", "x@example.org\nBcc: y@example.org"])
    def test_refuses_what_is_no_address(self, app, email):
        result = create_admin(app, email)

        assert result.exit_code == 2
        assert stored(app) == []

    def test_makes_no_seeker_an_admin(self, app):
        made = make_account(app)

        result = create_admin(app, made.email)

        assert result.exit_code == 1
        assert stored(app) == [(made.email, Role.SEEKER.value)]


class TestDemo:
    def test_there_is_one_account_for_each_role(self, development):
        with development.app_context():
            accounts.make_demo_accounts()
            lines = list(accounts.demo_logins())

        assert {role for _, role in stored(development)} == {role.value for role in Role}
        assert len(lines) == len(Role)

    def test_whoever_reads_the_line_can_sign_in(self, development):
        with development.app_context():
            accounts.make_demo_accounts()
            (line, *_) = accounts.demo_logins()
        email, password = line.split()[-2:]
        client = development.test_client()

        values = {"email": email, "passwort": password}
        answer = press(client, client.get("/anmelden"), "Anmelden", values)

        assert (answer.status_code, answer.location) == (303, "/mein-konto/")

    def test_an_admin_is_told_of_the_second_factor(self, development):
        with development.app_context():
            accounts.make_demo_accounts()

        result = development.test_cli_runner().invoke(args=["accounts", "list-demo"])

        assert "admin, asks for a second factor" in result.output

    def test_the_passwords_keep_the_rule_and_differ(self, development):
        with development.app_context():
            passwords = [demo.password for demo in accounts.DEMOS]
            verdicts = [
                judge(password=one, own_words=(), rate=outside.current().rating)
                for one in passwords
            ]

        assert all(verdict.is_good for verdict in verdicts)
        assert len(set(passwords)) == len(passwords)

    def test_a_second_start_changes_nothing(self, development):
        with development.app_context():
            accounts.make_demo_accounts()
            before = db.session.scalars(sa.select(Account.password_hash)).all()
            accounts.make_demo_accounts()

            assert db.session.scalars(sa.select(Account.password_hash)).all() == before

    def test_a_login_that_works_no_more_is_not_printed(self, development):
        with development.app_context():
            accounts.make_demo_accounts()
            with db.session.begin():
                db.session.execute(
                    sa.update(Account)
                    .where(Account.role == Role.SEEKER.value)
                    .values(password_hash=outside.current().passwords.hash(password=NEW))
                )

            assert [line for line in accounts.demo_logins() if "seeker" in line] == []

    def test_an_address_that_somebody_took_is_left_alone(self, development):
        make_account(development, email=accounts.DEMOS[1].email)

        with development.app_context():
            accounts.make_demo_accounts()
            lines = list(accounts.demo_logins())

        assert [line for line in lines if "admin" in line] == []

    @pytest.mark.parametrize("environment", ["production", "test"])
    def test_there_are_none_elsewhere(self, make_app, sqlite_template, tmp_path, environment):
        url = migrated.copy_sqlite(template=sqlite_template, target=tmp_path / "other.sqlite3")
        app = make_app(
            database_url=url,
            environment=environment,
            public_url="https://pflege.example.de",
            operator="Pflege gGmbH",
            operator_email="post@pflege.example.de",
        )

        with app.app_context():
            accounts.make_demo_accounts()

            assert list(accounts.demo_logins()) == []
        assert stored(app) == []
