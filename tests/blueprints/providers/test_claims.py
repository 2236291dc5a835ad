"""„Ist das Ihre Einrichtung?“"""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.matching.category import Category
from portal.models.account import Account
from portal.models.claim import Claim, ClaimedFacility
from portal.models.facility import Facility
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories import pages
from tests.factories.accounts import make_account, sign_in
from tests.factories.claims import TYPED, claim, page_of, store_claim
from tests.factories.companies import give_facility, make_company, make_employee
from tests.factories.directory import Offer
from tests.factories.forms import find_form, press
from tests.support.checked_client import CheckedClient
from tests.support.html import by_id
from tests.support.statements import writes_nothing

QUESTION = "Ist das Ihre Einrichtung?"
SEND = "Anfrage abschicken"


@pytest.fixture
def ids(add_offers) -> tuple[int, ...]:
    return add_offers(
        Offer(columns={"name": "Haus Birke"}),
        Offer(columns={"name": "Haus Ahorn"}),
        Offer(category=Category.AMBULANT, columns={"name": "Dienst Linde"}),
    )


def rows(app: Flask, *columns: object) -> list[tuple[object, ...]]:
    with app.app_context():
        return [tuple(row) for row in db.session.execute(sa.select(*columns))]


def hide(app: Flask, facility_id: int) -> None:
    with app.app_context(), writing() as session:
        session.execute(
            sa.update(Facility).where(Facility.id == facility_id).values(is_published=False)
        )


class TestQuestion:
    def test_g05_is_asked_on_the_page_of_what_nobody_keeps(
        self, app: Flask, client: CheckedClient, ids: tuple[int, ...]
    ):
        give_facility(app, make_company(app), ids[1])
        own, kept = (client.get(f"/pflege-und-wohnangebote/{one}") for one in ids[:2])

        assert pages.links(pages.tree(own))[QUESTION] == page_of(ids[0])
        assert QUESTION not in kept.text


class TestClaim:
    def test_g06_comes_into_the_queue_and_changes_nothing(
        self, app: Flask, client: CheckedClient, ids: tuple[int, ...]
    ):
        answer = claim(client, ids[0])

        assert (answer.status_code, answer.location) == (303, f"{page_of(ids[0])}/danke")
        assert "Bis dahin ändert sich nichts" in pages.main_text(client.get(answer.location))
        assert rows(app, Claim.state) == [("neu",)]
        assert rows(app, Facility.id).count((ids[0],)) == 1
        assert set(rows(app, Facility.is_managed)) == {(False,)}
        assert rows(app, Account.id) == []

    def test_what_was_said_is_not_readable_in_the_database(
        self, app: Flask, client: CheckedClient, ids: tuple[int, ...]
    ):
        claim(client, ids[0])

        ((content,),) = rows(app, Claim.content)
        assert b"Hafen" not in content

    def test_g12_takes_several_facilities_that_were_searched_and_ticked(
        self, app: Flask, client: CheckedClient, ids: tuple[int, ...]
    ):
        searched = press(
            client, client.get(page_of(ids[0])), "Einrichtung suchen", {**TYPED, "suche": "Ahorn"}
        )
        form = find_form(searched, button=SEND)
        assert form.options("einrichtung") == [str(ids[1])]
        assert form.chosen("firma") == [TYPED["firma"]]

        press(client, searched, SEND, {"einrichtung": str(ids[1]), "einwilligung": "ja"})

        assert sorted(rows(app, ClaimedFacility.facility_id)) == [(ids[0],), (ids[1],)]

    def test_looking_for_facilities_stores_nothing(
        self, app: Flask, client: CheckedClient, ids: tuple[int, ...]
    ):
        page = press(
            client, client.get(page_of(ids[0])), "Einrichtung suchen", {"suche": "Zeppelin"}
        )

        assert page.status_code == 200
        assert "keine weitere Einrichtung gefunden" in pages.main_text(page)
        assert rows(app, Claim.id) == []

    def test_sent_twice_claims_once(self, app: Flask, client: CheckedClient, ids: tuple[int, ...]):
        shown = client.get(page_of(ids[0]))
        for _ in range(2):
            assert press(client, shown, SEND, TYPED).status_code == 303

        assert len(rows(app, Claim.id)) == 1

    def test_a_second_claim_is_told_that_one_waits(
        self, app: Flask, client: CheckedClient, ids: tuple[int, ...]
    ):
        assert "liegt uns schon eine Anfrage vor" not in client.get(page_of(ids[0])).text
        store_claim(app, ids[0])

        assert "liegt uns schon eine Anfrage vor" in client.get(page_of(ids[0])).text
        assert claim(client, ids[0]).status_code == 303
        assert len(rows(app, Claim.id)) == 2

    def test_reading_writes_nothing(self, client: CheckedClient, ids, database):
        with writes_nothing(database):
            client.get(page_of(ids[0]))


class TestSignedIn:
    def test_g12_a_master_claims_for_their_own_company(
        self, app: Flask, client: CheckedClient, ids: tuple[int, ...]
    ):
        made = make_company(app)
        sign_in(client, app, made.master)
        shown = client.get(page_of(ids[0]))
        assert "firma" not in find_form(shown, button=SEND).names

        press(client, shown, SEND, {"funktion": "Leitung"})

        assert rows(app, Claim.company_id, Claim.account_id) == [(made.id, made.master.id)]

    @pytest.mark.parametrize("who", ["seeker", "employee"])
    def test_everybody_else_says_who_they_are(
        self, app: Flask, client: CheckedClient, ids: tuple[int, ...], who: str
    ):
        made = make_company(app)
        account = make_account(app) if who == "seeker" else make_employee(app, made)
        sign_in(client, app, account)

        claim(client, ids[0])

        assert rows(app, Claim.company_id) == [(None,)]


class TestRefused:
    def test_g09_a_facility_that_a_provider_keeps_is_refused_with_a_hint(
        self, app: Flask, client: CheckedClient, ids: tuple[int, ...]
    ):
        shown = client.get(page_of(ids[0]))
        give_facility(app, make_company(app), ids[0])

        page = client.get(page_of(ids[0]))
        late = press(client, shown, SEND, TYPED)

        assert "wird schon von einem Anbieter gepflegt" in pages.main_text(page)
        assert late.status_code == 409
        assert "wird schon von einem Anbieter gepflegt" in pages.main_text(late)
        assert rows(app, Claim.id) == []

    @pytest.mark.parametrize(
        ("field", "typed"),
        [
            ("vorname", ""),
            ("email", "hanna"),
            ("telefon", ""),
            ("telefon", "x"),
            ("firma", ""),
            ("plz", "1"),
            ("funktion", ""),
            ("nachweis", "x" * 501),
            ("einwilligung", ()),
        ],
    )
    def test_g06_each_mistake_is_named_and_nothing_stored(
        self,
        app: Flask,
        client: CheckedClient,
        ids: tuple[int, ...],
        field: str,
        typed: str | tuple[str, ...],
    ):
        page = claim(client, ids[0], **{field: typed})

        assert page.status_code == 422
        assert [anchor for anchor, _ in pages.problems(page)] == [field]
        assert by_id(pages.tree(page), field) is not None
        assert rows(app, Claim.id) == []

    def test_more_than_twenty_at_once(self, app: Flask, client: CheckedClient, add_offers):
        many = add_offers(*(Offer(columns={"name": f"Haus {n}"}) for n in range(21)))
        form = find_form(client.get(page_of(many[0])), button=SEND)
        data = form.filled(TYPED, button=SEND)
        data.setlist("einrichtung", [str(one) for one in many[1:]])

        page = client.post(page_of(many[0]), data=data)

        assert [anchor for anchor, _ in pages.problems(page)] == ["einrichtung"]
        assert rows(app, Claim.id) == []

    def test_what_is_not_published_is_not_there(self, client: CheckedClient, ids):
        assert ids
        assert client.get(page_of(999)).status_code == 404
        assert client.get(f"{page_of(999)}/danke").status_code == 404

    def test_what_vanished_meanwhile_is_left_out_and_what_was_typed_is_kept(
        self, app: Flask, client: CheckedClient, ids: tuple[int, ...]
    ):
        searched = press(
            client, client.get(page_of(ids[0])), "Einrichtung suchen", {**TYPED, "suche": "Ahorn"}
        )
        hide(app, ids[1])

        late = press(client, searched, SEND, {"einrichtung": str(ids[1]), "einwilligung": "ja"})

        assert late.status_code == 409
        assert "Haus Ahorn: steht nicht mehr im Verzeichnis" in pages.main_text(late)
        assert rows(app, Claim.id) == []
        form = find_form(late, button=SEND)
        assert (form.options("einrichtung"), form.chosen("firma")) == ([], [TYPED["firma"]])
        assert press(client, late, SEND, {"einwilligung": "ja"}).status_code == 303
        assert rows(app, ClaimedFacility.facility_id) == [(ids[0],)]

    def test_what_was_never_there_is_left_out_without_a_name(
        self, app: Flask, client: CheckedClient, ids: tuple[int, ...]
    ):
        data = find_form(client.get(page_of(ids[0])), button=SEND).filled(TYPED, button=SEND)
        data["einrichtung"] = "999999"

        late = client.post(page_of(ids[0]), data=data)

        assert late.status_code == 409
        assert "Eine gewählte Einrichtung steht nicht mehr" in pages.main_text(late)
        assert rows(app, Claim.id) == []

    def test_the_facility_of_the_page_itself_vanished(
        self, app: Flask, client: CheckedClient, ids: tuple[int, ...]
    ):
        shown = client.get(page_of(ids[0]))
        hide(app, ids[0])

        late = press(client, shown, SEND, TYPED)

        assert late.status_code == 409
        assert "Haus Birke: steht nicht mehr im Verzeichnis" in pages.main_text(late)
        assert find_form(late, button=SEND).chosen("firma") == [TYPED["firma"]]
        assert rows(app, Claim.id) == []

    def test_too_many_are_slowed(self, client: CheckedClient, ids, monkeypatch):
        monkeypatch.setattr("portal.blueprints.providers.claims.claiming.MOST_SENT", 0)

        assert claim(client, ids[0]).status_code == 429
