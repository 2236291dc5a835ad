"""Both addresses get a link, and nobody learns who has the new one."""

import pytest
import sqlalchemy as sa

from portal.domain.accounts.events import Event
from portal.domain.accounts.purposes import Purpose
from portal.models.account import Account
from portal.models.account_token import AccountToken
from portal.queries.own_account import PasswordOutdated
from portal.services.accounts.request_address_change import REPEATED_WITHIN
from portal.services.journal.end_links import end_links
from portal.values.errors import Invalid, NotFound
from tests.factories.accounts import MadeAccount, Role, make_account
from tests.factories.own_account import NOW, OUTDATED, events_of, open_links, posted
from tests.services.accounts.changes import NEW_LINK, OLD_LINK, WANTED, request

BOTH = [Purpose.NEW_ADDRESS, Purpose.OLD_ADDRESS]


@pytest.fixture
def account(session):
    return make_account(session)


def test_both_addresses_get_a_mail_and_the_old_one_stays_for_now(session, account):
    request(session, account)

    assert posted(session) == [(account.email, "Link alt"), (WANTED, "Link neu")]
    assert open_links(session, account.id) == BOTH
    assert session.get_one(Account, account.id).email == account.email
    assert events_of(session, account.id) == [Event.ADDRESS_CHANGE_REQUESTED]


def test_only_hashes_of_the_links_are_stored_for_a_day(session, account):
    request(session, account)

    links = session.scalars(sa.select(AccountToken)).all()
    assert {link.token_hash for link in links} == {OLD_LINK, NEW_LINK}
    assert {link.expires_at - NOW for link in links} == {Purpose.NEW_ADDRESS.term}


def test_another_request_takes_the_place_of_the_first(session, account):
    request(session, account)

    request(session, account, email="noch@example.org", links=("c" * 64, "d" * 64), ids="56")

    links = session.scalars(sa.select(AccountToken)).all()
    assert {link.new_email for link in links} == {"noch@example.org"}
    assert {link.token_hash for link in links} == {"c" * 64, "d" * 64}


class TestAgain:
    def test_within_a_minute_it_has_one_effect(self, session, account):
        request(session, account)

        request(session, account, links=("c" * 64, "d" * 64), ids="56")

        links = session.scalars(sa.select(AccountToken)).all()
        assert {link.token_hash for link in links} == {OLD_LINK, NEW_LINK}
        assert len(posted(session)) == 2
        assert events_of(session, account.id) == [Event.ADDRESS_CHANGE_REQUESTED]

    def test_once_the_links_have_ended_there_are_new_ones_at_once(self, session, account):
        request(session, account)
        end_links(session, account_id=account.id, now=NOW)

        request(session, account, links=("c" * 64, "d" * 64), ids="56")

        links = session.scalars(sa.select(AccountToken)).all()
        assert {link.token_hash for link in links} == {"c" * 64, "d" * 64}
        assert open_links(session, account.id) == BOTH

    def test_after_a_minute_there_are_new_links(self, session, account):
        request(session, account)
        later = NOW + REPEATED_WITHIN

        request(session, account, links=("c" * 64, "d" * 64), ids="56", now=later)

        links = session.scalars(sa.select(AccountToken)).all()
        assert {link.token_hash for link in links} == {"c" * 64, "d" * 64}


class TestTaken:
    def test_its_owner_is_told_and_nothing_else_differs(self, session, account):
        owner = make_account(session, email=WANTED)

        request(session, account)

        assert posted(session) == [(account.email, "Link alt"), (WANTED, "Schon vergeben")]
        assert open_links(session, account.id) == BOTH
        assert events_of(session, account.id) == [Event.ADDRESS_CHANGE_REQUESTED]
        assert events_of(session, owner.id) == []

    def test_also_in_another_spelling_which_gets_no_mail(self, session, account):
        make_account(session, email=WANTED)

        request(session, account, email="Neu@EXAMPLE.org")

        assert posted(session) == [(account.email, "Link alt"), (WANTED, "Schon vergeben")]

    def test_by_an_account_that_nobody_confirmed_it_is_free(self, session, account):
        make_account(session, email=WANTED, activated=False)

        request(session, account)

        assert (WANTED, "Link neu") in posted(session)


class TestRefused:
    @pytest.mark.parametrize("email", ["erika@example.org", "ERIKA@Example.org"])
    def test_the_address_that_the_account_has(self, session, account, email):
        with pytest.raises(Invalid) as refused:
            request(session, account, email=email)

        assert (refused.value.field, refused.value.code) == ("email", "same")
        assert posted(session) == []

    def test_an_outdated_password(self, session, account):
        with pytest.raises(PasswordOutdated):
            request(session, account, password_hash=OUTDATED)

        assert open_links(session, account.id) == []
        assert posted(session) == []

    def test_an_erased_account(self, session):
        gone = MadeAccount(id="f" * 32, email="x@example.org", password="", role=Role.SEEKER)

        with pytest.raises(NotFound):
            request(session, gone)
