"""What makes no company, and what a code is good for."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.entitlements.vouchers import hash_code
from portal.models.account import Account
from portal.models.company import Company
from portal.models.voucher import Voucher
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories import pages
from tests.factories.accounts import GOOD_WORDS, make_account
from tests.factories.directory import NOW, TODAY
from tests.factories.forms import find_form
from tests.factories.registering import (
    ACCESS,
    COMPANY_TYPED,
    CONTACT_TYPED,
    START,
    fill_access,
    fill_company,
    fill_contact,
    register,
)
from tests.support.checked_client import CheckedClient

CODE = "ABCD-EFGH-JKMN-2345"


def rows(app: Flask, *columns: object) -> list[tuple[object, ...]]:
    with app.app_context():
        return [tuple(row) for row in db.session.execute(sa.select(*columns))]


def add_voucher(app: Flask, **fields: object) -> None:
    with app.app_context(), writing() as session:
        session.add(
            Voucher(
                **{
                    "code_hash": hash_code(text=CODE),
                    "product": "premium",
                    "days": 90,
                    "redeem_until": TODAY,
                    "reason": "Messe",
                    "made_at": NOW,
                    "company_id": None,
                    "used_at": None,
                    **fields,
                }
            )
        )


class TestRefused:
    @pytest.mark.parametrize("field", [name for name in COMPANY_TYPED if name != "dachverband"])
    def test_g01_a_missing_field_of_the_company_is_named(self, client: CheckedClient, field: str):
        page = fill_company(client, **{field: ""})

        assert page.status_code == 422
        assert [anchor for anchor, _ in pages.problems(page)] == [field]

    @pytest.mark.parametrize(
        ("field", "typed"),
        [("vorname", ""), ("nachname", ""), ("email", "hanna"), ("telefon", ""), ("telefon", "x")],
    )
    def test_g01_a_wrong_contact_is_named(self, client: CheckedClient, field: str, typed: str):
        fill_company(client)

        page = fill_contact(client, **{field: typed})

        assert page.status_code == 422
        assert [anchor for anchor, _ in pages.problems(page)] == [field]

    @pytest.mark.parametrize(
        ("field", "typed"),
        [("passwort2", "anders"), ("einwilligung", ()), ("gutschein", "FALSCH-2345")],
    )
    def test_g01_g04_a_wrong_last_step_makes_nothing(
        self, client: CheckedClient, app: Flask, field: str, typed: str | tuple[str, ...]
    ):
        fill_company(client)
        fill_contact(client)

        page = fill_access(client, **{field: typed})

        assert page.status_code == 422
        assert [anchor for anchor, _ in pages.problems(page)] == [field]
        assert rows(app, Account.id) == rows(app, Company.id) == []

    def test_what_is_more_in_the_form_is_ignored(self, client: CheckedClient, app: Flask):
        fill_company(client)
        fill_contact(client)
        form = find_form(client.get(ACCESS), button="Registrieren")
        data = form.filled(
            {"passwort": GOOD_WORDS, "passwort2": GOOD_WORDS, "einwilligung": "ja"},
            button="Registrieren",
        )
        for name in ("role", "is_admin", "company_id", "email", "firma"):
            data[name] = "admin"

        client.post(ACCESS, data=data)

        assert rows(app, Account.role, Account.email) == [("provider", CONTACT_TYPED["email"])]
        assert rows(app, Company.name) == [("Pflege am Deich",)]


class TestVoucher:
    def test_g04_belongs_to_the_company_from_then_on(self, client: CheckedClient, app: Flask):
        add_voucher(app)

        register(client, gutschein="abcd efgh jkmn 2345")

        assert rows(app, Voucher.company_id) == rows(app, Company.id)

    @pytest.mark.parametrize("fields", [{"used_at": NOW}, {"redeem_until": NOW.date().min}])
    def test_g04_one_that_is_used_or_over_is_refused_and_everything_typed_stays(
        self, client: CheckedClient, app: Flask, fields: dict[str, object]
    ):
        add_voucher(app, **fields)

        page = register(client, gutschein=CODE)

        assert page.status_code == 422
        assert find_form(page, button="Registrieren").chosen("gutschein") == [CODE]
        assert find_form(client.get(START), button="Weiter").chosen("firma") == ["Pflege am Deich"]
        assert rows(app, Company.id) == []

    def test_g04_is_not_spent_by_an_address_that_has_an_account(
        self, client: CheckedClient, app: Flask
    ):
        add_voucher(app)
        make_account(app, email=CONTACT_TYPED["email"])

        register(client, gutschein=CODE)

        assert rows(app, Voucher.company_id) == [(None,)]
