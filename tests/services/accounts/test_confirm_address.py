"""The address changes once both the old and the new one have agreed."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.purposes import Purpose
from portal.models.account import Account
from portal.services.accounts.cancel_address_change import cancel_address_change
from portal.services.accounts.confirm_address import AddressLinkInvalid
from portal.services.journal.end_links import end_links
from portal.services.journal.issue_link import issue_link
from tests.factories.accounts import make_account
from tests.factories.own_account import NOW, events_of, open_links, posted
from tests.services.accounts.changes import NEW_LINK, OLD_LINK, WANTED, confirm, request

BOTH_ORDERS = pytest.mark.parametrize(
    ("first", "second"), [(OLD_LINK, NEW_LINK), (NEW_LINK, OLD_LINK)]
)


@pytest.fixture
def account(session):
    made = make_account(session)
    request(session, made)
    return made


def email_of(session, account):
    return session.get_one(Account, account.id).email


@pytest.mark.parametrize("link", [OLD_LINK, NEW_LINK])
class TestOne:
    def test_alone_changes_nothing(self, session, account, link):
        assert not confirm(session, link)

        assert email_of(session, account) == account.email
        assert len(posted(session)) == 2

    def test_twice_changes_nothing(self, session, account, link):
        confirm(session, link)

        assert not confirm(session, link)

        assert email_of(session, account) == account.email


@BOTH_ORDERS
class TestBoth:
    def test_change_it_and_both_are_told(self, session, account, first, second):
        confirm(session, first)

        assert confirm(session, second)

        stored = session.get_one(Account, account.id)
        assert (stored.email, stored.email_key) == (WANTED, WANTED)
        assert posted(session)[1:] == [
            (WANTED, "Gewechselt"),
            (WANTED, "Link neu"),
            ("old@example.org", "Gewechselt"),
        ]
        assert events_of(session, account.id)[-1] == Event.ADDRESS_CHANGED

    def test_a_second_click_has_no_second_effect(self, session, account, first, second):
        confirm(session, first)
        confirm(session, second)

        assert confirm(session, second, ids="56")
        assert confirm(session, first, ids="78")

        assert len(posted(session)) == 4
        assert events_of(session, account.id).count(Event.ADDRESS_CHANGED) == 1


def test_reset_and_activation_links_die_with_the_old_address(session, account):
    for purpose, token in ((Purpose.RESET, "c" * 64), (Purpose.ACTIVATION, "d" * 64)):
        issue_link(session, account_id=account.id, purpose=purpose, token_hash=token, now=NOW)

    confirm(session, OLD_LINK)
    confirm(session, NEW_LINK)

    assert open_links(session, account.id) == []


@pytest.mark.usefixtures("account")
def test_an_account_that_nobody_confirmed_makes_room(session):
    squatter = make_account(session, email=WANTED, activated=False)

    confirm(session, OLD_LINK)

    assert confirm(session, NEW_LINK)
    assert session.get(Account, squatter.id, populate_existing=True) is None


class TestRefused:
    @pytest.mark.usefixtures("account")
    def test_unknown_link(self, session):
        with pytest.raises(AddressLinkInvalid):
            confirm(session, "e" * 64)

    def test_link_for_another_purpose(self, session, account):
        issue_link(
            session, account_id=account.id, purpose=Purpose.RESET, token_hash="c" * 64, now=NOW
        )

        with pytest.raises(AddressLinkInvalid):
            confirm(session, "c" * 64)

    @pytest.mark.usefixtures("account")
    def test_link_whose_term_is_over(self, session):
        with pytest.raises(AddressLinkInvalid):
            confirm(session, OLD_LINK, now=NOW + Purpose.OLD_ADDRESS.term)

    def test_cancelled_change(self, session, account):
        cancel_address_change(session, account_id=account.id, now=NOW)

        with pytest.raises(AddressLinkInvalid):
            confirm(session, NEW_LINK)

    def test_replaced_change(self, session, account):
        request(session, account, email="noch@example.org", links=("c" * 64, "d" * 64), ids="56")

        with pytest.raises(AddressLinkInvalid):
            confirm(session, OLD_LINK)

    @BOTH_ORDERS
    def test_change_that_another_password_has_ended(self, session, account, first, second):
        confirm(session, first)
        end_links(session, account_id=account.id, now=NOW)
        session.expire_all()

        with pytest.raises(AddressLinkInvalid):
            confirm(session, second)

        assert email_of(session, account) == account.email

    def test_address_that_somebody_else_has_by_now(self, session, account):
        make_account(session, email=WANTED)
        confirm(session, OLD_LINK)

        with pytest.raises(AddressLinkInvalid):
            confirm(session, NEW_LINK)

        session.expire_all()
        assert email_of(session, account) == account.email


def test_both_links_at_the_same_moment_change_it_once(engine):
    with Session(engine) as session:
        account = make_account(session)
        request(session, account)
        session.commit()

    def click(number: int) -> bool:
        with Session(engine) as session:
            session.connection(execution_options={"writes": True})
            done = confirm(session, (OLD_LINK, NEW_LINK)[number % 2], ids=f"{number}{number + 1}")
            session.commit()
            return done

    with ThreadPoolExecutor(max_workers=4) as crowd:
        answers = list(crowd.map(click, (4, 5, 6, 7)))

    with Session(engine) as session:
        assert email_of(session, account) == WANTED
        assert events_of(session, account.id).count(Event.ADDRESS_CHANGED) == 1
    assert any(answers)
