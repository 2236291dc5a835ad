"""Every page about an object of a company: its Master, another company's, and ids of nothing.

`tests/test_access_matrix.py` holds that each view has its row. Here each view that names an
object is asked for one that exists: the Master of its company reaches it, the Master of another
company gets 404 and changes nothing, and so does everybody who invents an id.
"""

import secrets
from collections.abc import Iterator, Mapping

import pytest
from flask import Flask

from portal.models.facility_profile import FacilityFile
from portal.models.text_module import TextModule
from portal.web.extensions import db
from tests.factories.accounts import sign_in
from tests.factories.companies import (
    MadeCompany,
    add_group,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.directory import NOW, Offer, store
from tests.factories.received import receive
from tests.models.records import make_review
from tests.support.access_rows import COMPANY
from tests.support.checked_client import CheckedClient
from tests.support.statements import writes_nothing
from tests.test_access_matrix import requests

OBJECTS = frozenset(
    {"facility_id", "inquiry_id", "review_id", "group_id", "text_id", "account_id", "file_id"}
)
NOTHING: Mapping[str, str] = {
    **dict.fromkeys(OBJECTS, "0" * 32),
    "facility_id": "2147483647",
}
FLATS = ("/wohnungen", "/wohnungen/neu", "/wohnungen/1", "/wohnungen/1/loeschen")
NOT_THERE = ("/termin.ics", "/320.avif", ".pdf", *FLATS)
"""What the nursing home of this test has none of: a proposed time, bytes of its file, flats."""
RETURNED = "/zurueckholen"
"""Needs a facility in the bin."""


@pytest.fixture(autouse=True)
def _prepared(app: Flask, freeze) -> None:
    freeze(NOW)
    app.config["WTF_CSRF_ENABLED"] = False


@pytest.fixture
def company(app: Flask) -> tuple[MadeCompany, Mapping[str, str]]:
    """Store a company with one object of each kind; return the values for their addresses."""
    (house,) = store(app, [Offer()])
    made = make_company(app)
    give_facility(app, made, house)
    grant(app, made, house)
    review_id, text_id, file_id = (secrets.token_hex(16) for _ in range(3))
    with app.app_context():
        db.session.add(make_review(id=review_id, author_key=review_id, facility_id=house))
        db.session.add(
            TextModule(id=text_id, company_id=made.id, title="Gern", text="Gern.", changed_at=NOW)
        )
        db.session.add(
            FacilityFile(
                id=file_id, facility_id=house, kind="infomaterial", position=1, title="Prospekt",
                width=0, height=0, byte_count=1, is_ready=True, added_at=NOW,
            )
        )  # fmt: skip
        db.session.commit()
    return made, {
        "facility_id": str(house),
        "inquiry_id": receive(app, house, state="gelesen").id,
        "review_id": review_id,
        "group_id": add_group(app, made, house),
        "text_id": text_id,
        "account_id": make_employee(app, made).id,
        "file_id": file_id,
        "shelf": "dokumente",
    }


def about_objects(app: Flask, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give method and path of every view of a company that names an object."""
    for row in COMPANY:
        yield from requests(app, row=row, values=values, only=OBJECTS)


class TestOwnMaster:
    def test_reaches_each_object_by_reading(self, app: Flask, client: CheckedClient, company):
        made, values = company
        sign_in(client, app, made.master)

        reached = 0
        for method, path in about_objects(app, values):
            if method == "GET" and not path.endswith(NOT_THERE):
                answer = client.get(path)
                assert answer.status_code in {200, 303}, (path, answer.status_code)
                reached += 1
        assert reached >= 14

    def test_each_form_is_answered_and_none_hides(self, app: Flask, client: CheckedClient, company):
        made, values = company

        for method, path in about_objects(app, values):
            if method == "POST" and not path.endswith((*NOT_THERE, RETURNED)):
                sign_in(client, app, made.master)
                answer = client.post(path)
                assert answer.status_code in {200, 303, 400, 404, 409, 422}, path


class TestAnotherMaster:
    def test_finds_nothing_and_changes_nothing(self, app: Flask, client: CheckedClient, company):
        _, values = company
        other = make_company(app, name="Andere", email="andere@example.org")
        sign_in(client, app, other.master)
        with app.app_context():
            engine = db.engine

        asked = 0
        with writes_nothing(engine):
            for method, path in about_objects(app, values):
                answer = client.open(path, method=method, data={"name": "Meins", "text": "Meins"})
                assert answer.status_code == 404, (method, path, answer.status_code)
                asked += 1
        assert asked > 40


class TestNobodysObjects:
    def test_what_there_is_not_is_answered_as_what_is_others(
        self, app: Flask, client: CheckedClient, company
    ):
        made, _ = company
        sign_in(client, app, made.master)
        with app.app_context():
            engine = db.engine

        with writes_nothing(engine):
            for method, path in about_objects(app, NOTHING):
                answer = client.open(path, method=method, data={"name": "Meins", "text": "Meins"})
                assert answer.status_code == 404, (method, path, answer.status_code)
