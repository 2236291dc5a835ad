"""A code that was entered opens a licence for the facility that the Master chooses."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.entitlements.vouchers import hash_code
from portal.models.entitlement import Entitlement
from portal.models.voucher import Voucher
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories import pages
from tests.factories.accounts import sign_in
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import NOW, TODAY, Offer
from tests.factories.forms import press
from tests.support.checked_client import CheckedClient

PATH, USE = "/anbieter/gutschein", "Gutschein einlösen"
CODE = hash_code(text="ABCD-EFGH-JKMN-2345")


def rows(app: Flask, *columns: object) -> list[tuple[object, ...]]:
    with app.app_context():
        return [tuple(row) for row in db.session.execute(sa.select(*columns))]


def enter(app: Flask, company_id: str | None) -> None:
    with app.app_context(), writing() as session:
        session.add(
            Voucher(
                code_hash=CODE,
                product="premium",
                days=30,
                redeem_until=TODAY,
                reason="Messe",
                made_at=NOW,
                company_id=company_id,
                used_at=None,
            )
        )


@pytest.fixture
def made(app: Flask, client: CheckedClient, add_offers):
    company = make_company(app)
    give_facility(app, company, *add_offers(Offer(columns={"name": "Haus Birke"})))
    sign_in(client, app, company.master)
    return company


class TestUse:
    def test_g04_begins_today_for_this_facility_and_works_once(
        self, app: Flask, client: CheckedClient, made
    ):
        enter(app, made.id)
        page = client.get(PATH)

        answer = press(client, page, USE, {"einrichtung": "1"})

        assert answer.status_code == 303
        ((facility_id, product, starts_on, ends_on),) = rows(
            app,
            Entitlement.facility_id,
            Entitlement.product,
            Entitlement.starts_on,
            Entitlement.ends_on,
        )
        assert (facility_id, product, starts_on) == (1, "premium", TODAY)
        assert (ends_on - starts_on).days == 29
        assert press(client, page, USE, {"einrichtung": "1"}).status_code == 404
        told = client.get(PATH)
        assert "keinen offenen Gutschein" in pages.main_text(told)
        assert "mailto:" in told.text

    def test_needs_a_facility(self, app: Flask, client: CheckedClient, made):
        enter(app, made.id)

        assert press(client, client.get(PATH), USE, {}).status_code == 422
        assert rows(app, Entitlement.id) == []

    def test_of_somebody_else_is_not_there(self, app: Flask, client: CheckedClient, made):
        other = make_company(app, name="Andere", email="andere@example.org")
        enter(app, made.id)
        page = client.get(PATH)
        with app.app_context(), writing() as session:
            session.execute(sa.update(Voucher).values(company_id=other.id))

        assert press(client, page, USE, {"einrichtung": "1"}).status_code == 404
        assert rows(app, Entitlement.id) == []

    def test_for_a_facility_of_somebody_else(
        self, app: Flask, client: CheckedClient, made, add_offers
    ):
        enter(app, made.id)
        other = make_company(app, name="Andere", email="andere@example.org")
        (theirs,) = add_offers(Offer(columns={"name": "Haus Fremd"}))
        give_facility(app, other, theirs)

        answer = press(client, client.get(PATH), USE, {"einrichtung": str(theirs)})

        assert answer.status_code == 404
        assert rows(app, Entitlement.id) == []
