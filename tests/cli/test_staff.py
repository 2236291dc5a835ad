"""Employees by command, until companies invite them themselves."""

import sqlalchemy as sa
from flask import Flask

from portal.models.membership import Membership
from portal.web.extensions import db
from tests.factories.companies import make_company


def add(app: Flask, company_id: str, email: str = "kollegin@example.org", name: str = "Anna"):
    return app.test_cli_runner().invoke(args=["staff", "add", company_id, email, name, "Kern"])


def ranks(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(sa.select(Membership.rank).order_by(Membership.rank)))


class TestAdd:
    def test_makes_an_account_that_works_for_the_company(self, app: Flask):
        made = make_company(app)

        result = add(app, made.id)

        assert result.exit_code == 0
        assert "Passwort vergessen" in result.output
        assert ranks(app) == ["employee", "master"]

    def test_says_what_is_wrong_and_stores_nothing(self, app: Flask):
        made = make_company(app)

        assert "no such company" in add(app, "0" * 32).output
        assert "no e-mail address" in add(app, made.id, email="kollegin").output
        assert "no e-mail address" in add(app, made.id, name="").output
        assert "another account" in add(app, made.id, email=made.master.email).output
        assert ranks(app) == ["master"]
