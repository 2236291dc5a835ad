import pytest
from flask import Flask

from portal.domain.accounts.email_address import read_address
from portal.domain.accounts.roles import Role
from portal.domain.accounts.visitor import Visitor
from portal.web.visiting import hash_token
from portal.web.waiting_people import holder_of_account, holder_of_link, keys_of

ADDRESS = read_address(text="erika@example.org")


def test_an_old_secret_still_leads_to_the_person(app: Flask):
    with app.app_context():
        before = keys_of(address=ADDRESS)
        old = app.config["SECRET_KEY"]
        app.config["SECRET_KEY_FALLBACKS"] = [old]
        app.config["SECRET_KEY"] = old[::-1]
        after = keys_of(address=ADDRESS)

    assert after[1:] == before
    assert after[0] != before[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [("weiß@example.org", "weiss@example.org"), ("Erika@example.org", "erika@example.org")],
)
def test_two_mailboxes_have_two_keys_even_where_an_account_takes_them_for_one(app, one, other):
    one, other = read_address(text=one), read_address(text=other)

    with app.app_context():
        assert keys_of(address=one) != keys_of(address=other)
    assert one.key == other.key


def test_a_link_is_known_by_the_hash_of_its_token():
    assert holder_of_link(token="abc").token_hash == hash_token(token="abc")


def test_an_account_by_its_id_and_the_keys_of_its_address(app: Flask):
    visitor = Visitor("a" * 32, "s", Role.SEEKER, "Erika", "erika@Example.org", False, False)  # noqa: FBT003 – as the fields stand

    with app.app_context():
        holder = holder_of_account(visitor=visitor)
        keys = keys_of(address=ADDRESS)

    assert (holder.account_id, holder.keys, holder.token_hash) == ("a" * 32, keys, "")
