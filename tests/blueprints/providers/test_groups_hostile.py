"""Whatever is typed as the name of a group, or sent instead of the form: it stays text."""

import secrets

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.datastructures import MultiDict

from portal.models.facility_group import FacilityGroup
from portal.web.extensions import db
from tests.factories.accounts import sign_in
from tests.factories.companies import MadeCompany, add_group, give_facility, make_company
from tests.factories.directory import Offer
from tests.factories.forms import find_form, press
from tests.factories.hostile import HOSTILE, assert_only_text
from tests.support.checked_client import CheckedClient
from tests.support.statements import writes_nothing

GROUPS, CREATE = "/anbieter/gruppen", "Gruppe anlegen"


@pytest.fixture
def company(app: Flask, client: CheckedClient, add_offers) -> MadeCompany:
    add_offers(Offer(name="Haus am See"), Offer(name="Fremdes Haus"))
    made = make_company(app)
    give_facility(app, made, 1)
    sign_in(client, app, made.master)
    return made


def stored(app: Flask, *columns: object) -> list[tuple[object, ...]]:
    with app.app_context():
        return [tuple(row) for row in db.session.execute(sa.select(*columns))]


class TestName:
    @pytest.mark.usefixtures("company")
    @pytest.mark.parametrize("text", HOSTILE)
    def test_stays_text_wherever_it_is_shown(self, client: CheckedClient, text: str):
        answer = press(client, client.get(GROUPS), CREATE, {"name": text})

        assert answer.status_code in {303, 422}
        for page in (GROUPS, "/anbieter/", "/anbieter/anfragen"):
            assert_only_text(client.get(page))
        if answer.status_code == 303:
            assert_only_text(client.get(answer.location))
            assert_only_text(client.get(f"{answer.location}/loeschen"))
        else:
            assert_only_text(answer)


class TestForm:
    def test_takes_nothing_that_it_does_not_ask_for(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        other = make_company(app, name="Andere", email="andere@example.org")
        form = find_form(client.get(GROUPS), button=CREATE)
        extra = {"company_id": other.id, "name_key": "x", "id": "f" * 32, "created_at": "1"}

        client.post(GROUPS, data=form.filled({"name": "Berlin"}, button=CREATE) | extra)

        group = stored(app, FacilityGroup.company_id, FacilityGroup.name, FacilityGroup.name_key)
        assert group == [(company.id, "Berlin", "berlin")]

    @pytest.mark.usefixtures("company")
    def test_of_a_field_sent_twice_the_first_counts(self, app: Flask, client: CheckedClient):
        form = find_form(client.get(GROUPS), button=CREATE)
        pairs = [*form.filled({"name": "Berlin"}, button=CREATE).items(multi=True)]

        client.post(GROUPS, data=MultiDict([*pairs, ("name", "Köln"), ("name[]", "Bonn")]))

        assert stored(app, FacilityGroup.name) == [("Berlin",)]

    @pytest.mark.usefixtures("company")
    def test_json_is_no_form(self, app: Flask, client: CheckedClient):
        form = find_form(client.get(GROUPS), button=CREATE)
        data = form.filled({"name": "Berlin"}, button=CREATE).to_dict()

        with app.app_context(), writes_nothing(db.engine):
            answer = client.post(GROUPS, json=data)

        assert answer.status_code == 400

    @pytest.mark.usefixtures("company")
    @pytest.mark.parametrize(
        "group_id", ["x", "0" * 31, "0" * 33, "../" + "0" * 29, "%00" * 11, "' OR 1=1 --"]
    )
    @pytest.mark.parametrize("way", ["", "/loeschen"])
    def test_a_number_that_is_none_finds_nothing(
        self, client: CheckedClient, group_id: str, way: str
    ):
        assert client.get(f"{GROUPS}/{group_id}{way}").status_code == 404

    def test_facilities_of_others_and_what_is_no_number_are_left_out(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        path = f"{GROUPS}/{add_group(app, company)}"
        form = find_form(client.get(path), button="Speichern")
        pairs = [*form.filled({}, button="Speichern").items(multi=True)]
        crafted = ["1", "2", "-1", "1e0", "9" * 30, "1 OR 1=1", secrets.token_hex(4) + "x"]

        answer = client.post(
            path, data=MultiDict([*pairs, *(("einrichtung", one) for one in crafted)])
        )

        assert answer.status_code == 303
        page = find_form(client.get(path), button="Speichern")
        assert page.chosen("einrichtung") == ["1"]
