"""The Merkliste of somebody with an account."""

import pytest

from portal.domain.accounts.roles import Role
from portal.queries.watchlist import list_ids
from portal.web.extensions import db
from tests.factories import directory, pages
from tests.factories.accounts import make_account, sign_in
from tests.factories.directory import Offer
from tests.factories.watchlist import LIST, unwatch, watch

NAME = "merkliste"


@pytest.fixture
def houses(add_offers):
    return add_offers(*(Offer(name=f"Haus {letter}") for letter in "ABC"))


def stored(app, account):
    with app.app_context():
        return list_ids(db.session(), account_id=account.id)


def names(client):
    return sorted(pages.names_of_cards(pages.tree(client.get(LIST))))


def test_d13_the_account_keeps_it_and_no_cookie_does(app, client, erika, houses):
    watch(client, houses[0])

    assert stored(app, erika) == (houses[0],)
    assert client.get_cookie(NAME) is None
    assert "Nur dieser Browser" not in pages.main_text(client.get(LIST))


def test_d13_it_is_found_on_another_device(app, client, other_client, erika, houses):
    watch(client, houses[0])
    assert names(other_client) == []

    sign_in(other_client, app, erika)

    assert names(other_client) == ["Haus A"]


def test_d13_who_signs_in_finds_both_and_the_next_change_moves_them(app, client, houses):
    account = make_account(app)
    watch(client, houses[0])
    sign_in(client, app, account)
    assert names(client) == ["Haus A"]
    assert stored(app, account) == ()

    watch(client, houses[1])

    assert names(client) == ["Haus A", "Haus B"]
    assert set(stored(app, account)) == set(houses[:2])
    assert client.get_cookie(NAME) is None


def test_d13_taking_one_off_moves_the_others(app, client, houses):
    account = make_account(app)
    watch(client, *houses)
    sign_in(client, app, account)

    unwatch(client, houses[1])

    assert names(client) == ["Haus A", "Haus C"]
    assert set(stored(app, account)) == {houses[0], houses[2]}
    assert client.get_cookie(NAME) is None


def test_d13_signed_out_nothing_of_it_is_seen(app, client, erika, houses):
    watch(client, houses[0])
    with client.session_transaction() as session:
        session.clear()

    assert names(client) == []
    assert stored(app, erika) == (houses[0],)


def test_d13_the_entries_of_somebody_else_can_neither_be_seen_nor_removed(
    app, client, other_client, erika, houses
):
    otto = make_account(app, email="otto@example.org")
    sign_in(other_client, app, otto)
    watch(other_client, houses[0], houses[1])
    watch(client, houses[0])

    unwatch(client, houses[0])

    assert names(client) == []
    assert stored(app, erika) == ()
    assert stored(app, otto) == houses[:2]


@pytest.mark.usefixtures("erika")
def test_d13_a_forged_cookie_adds_nothing_to_an_account(client, houses):
    watch(client, houses[0])
    client.set_cookie(NAME, "AAAAAAAA.forged")

    watch(client, houses[1])

    assert names(client) == ["Haus A", "Haus B"]


def test_d12_an_unpublished_one_is_missing_and_said_to_be(app, client, erika, houses):
    watch(client, *houses[:2])
    directory.change(app, houses[0], is_published=False)

    answer = client.get(LIST)

    assert "Haus A" not in answer.text
    assert "Eine Einrichtung steht zurzeit nicht im Verzeichnis" in pages.main_text(answer)
    assert stored(app, erika) == houses[:2]


@pytest.mark.parametrize("half", ["admin", "awaiting"])
def test_d13_admins_and_half_signed_in_people_keep_theirs_in_the_browser(app, client, houses, half):
    account = make_account(app, role=Role.ADMIN if half == "admin" else Role.SEEKER)
    sign_in(client, app, account, awaits_second_factor=half == "awaiting")

    watch(client, houses[0])

    assert stored(app, account) == ()
    assert client.get_cookie(NAME) is not None
    assert names(client) == ["Haus A"]
