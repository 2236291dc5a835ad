"""Links are listed while they work, and found by their owner."""

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet

from portal.adapters.cipher import Cipher
from portal.queries import share_links
from portal.values.errors import NotFound
from portal.web.visiting import hash_token
from tests.factories.accounts import make_account
from tests.factories.directory import NOW
from tests.factories.results import keep_result, store_link

CIPHER = Cipher(keys=(Fernet.generate_key().decode(),))


@pytest.fixture
def erika(session):
    return make_account(session)


@pytest.fixture
def result_id(session, erika):
    return keep_result(session, erika, cipher=CIPHER)


def test_x12_only_links_that_work_are_listed_first_to_end_first(session, erika, result_id):
    late, soon = store_link(session, result_id, days=30), store_link(session, result_id)
    store_link(session, result_id, ended=True)
    store_link(session, keep_result(session, erika, cipher=CIPHER))

    now = share_links.list_open(session, result_id=result_id, now=NOW)
    then = share_links.list_open(session, result_id=result_id, now=NOW + timedelta(days=7))

    assert [one.token_hash for one in now] == [hash_token(token=soon), hash_token(token=late)]
    assert [one.token_hash for one in then] == [hash_token(token=late)]


def test_x12_a_link_is_found_by_its_token_open_or_not(session, result_id):
    token = hash_token(token=store_link(session, result_id, ended=True))

    assert share_links.find_by_token(session, token_hash=token).result_id == result_id
    assert share_links.find_by_token(session, token_hash="0" * 64) is None


def test_x12_a_link_is_found_by_the_owner_of_its_result_only(session, erika, result_id):
    other = make_account(session, email="otto@example.org")
    token = hash_token(token=store_link(session, result_id))
    link = share_links.find_by_token(session, token_hash=token)

    found = share_links.get_for(session, link_id=link.id, result_id=result_id, account_id=erika.id)

    assert found is link
    for wrong in (
        {"link_id": link.id, "result_id": result_id, "account_id": other.id},
        {"link_id": link.id, "result_id": "f" * 32, "account_id": erika.id},
        {"link_id": "unknown", "result_id": result_id, "account_id": erika.id},
    ):
        with pytest.raises(NotFound):
            share_links.get_for(session, **wrong)
