"""Licences at the terminal."""

import re

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.entitlements.vouchers import hash_code
from portal.domain.matching.category import Category
from portal.models.audit_entry import AuditEntry
from portal.models.entitlement import Entitlement
from portal.models.voucher import Voucher
from portal.web.extensions import db
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import NOW, Offer, store

ID = re.compile(r"[0-9a-f]{32}")


@pytest.fixture
def house(app: Flask, freeze) -> int:
    freeze(NOW)
    house, flats = store(
        app, [Offer(name="Haus Birke"), Offer(category=Category.WOHNEN, name="Wohnen")]
    )
    give_facility(app, make_company(app, name="Deich\x1b[31m"), house, flats)
    return house


@pytest.fixture
def run(app: Flask):
    def run(*args: str):
        return app.test_cli_runner().invoke(args=["entitlements", *args])

    return run


def rows(app: Flask, *columns: object) -> list[tuple[object, ...]]:
    with app.app_context():
        return [tuple(row) for row in db.session.execute(sa.select(*columns))]


def granting(house: int, **changes: str) -> tuple[str, ...]:
    given = {"product": "premium", "until": "2026-12-31", "reason": "Probe", **changes}
    return ("grant", str(house), *(part for name in given for part in (f"--{name}", given[name])))


class TestGrant:
    def test_holds_from_today_and_is_listed(self, app: Flask, run, house: int):
        granted = run(*granting(house))

        assert granted.exit_code == 0, granted.output
        assert [str(one) for one in rows(app, Entitlement.starts_on, Entitlement.ends_on)[0]] == [
            "2026-03-02",
            "2026-12-31",
        ]
        listed = run("list").output
        assert ID.search(granted.output)[0] in listed
        assert "\x1b" not in listed
        assert rows(app, AuditEntry.action) == [("entitlement_granted",)]

    @pytest.mark.parametrize(
        "changes", [{"product": "wohnen"}, {"until": "2026-03-01"}, {"reason": " "}]
    )
    def test_refuses_what_does_not_fit(self, app: Flask, run, house: int, changes):
        assert run(*granting(house, **changes)).exit_code == 1
        assert rows(app, Entitlement.id) == []

    def test_refuses_a_facility_that_no_company_keeps(self, run, house: int):
        assert run(*granting(house + 99)).exit_code == 1


class TestEnd:
    def test_ends_at_once_and_only_once(self, app: Flask, run, house: int):
        run(*granting(house, **{"from": "2026-03-01"}))
        entitlement_id = rows(app, Entitlement.id)[0][0]

        for _ in range(2):
            assert run("end", entitlement_id, "--reason", "Irrtum").exit_code == 0

        assert str(rows(app, Entitlement.ends_on)[0][0]) == "2026-03-01"
        assert len(rows(app, AuditEntry.id)) == 2

    def test_one_that_begins_today_goes(self, app: Flask, run, house: int):
        run(*granting(house))
        run("end", rows(app, Entitlement.id)[0][0], "--reason", "Irrtum")

        assert rows(app, Entitlement.id) == []

    def test_one_that_is_not_there(self, run):
        assert run("end", "0" * 32, "--reason", "Irrtum").exit_code == 1


class TestVoucher:
    def test_g04_prints_a_code_of_which_only_the_hash_is_stored(self, app: Flask, run, freeze):
        freeze(NOW)

        made = run("voucher", "--product", "premium", "--days", "30", "--reason", "Messe")

        code = made.output.split()[0]
        assert rows(app, Voucher.code_hash, Voucher.days) == [(hash_code(text=code), 30)]
