"""Saved results are always those of one account."""

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet

from portal.adapters.cipher import Cipher
from portal.queries import saved_results
from portal.values.errors import NotFound
from portal.web.visiting import hash_token
from tests.factories.accounts import make_account
from tests.factories.directory import NOW
from tests.factories.results import keep_result, store_link
from tests.support.statements import counted

CIPHER = Cipher(keys=(Fernet.generate_key().decode(),))


@pytest.fixture
def erika(session):
    return make_account(session)


@pytest.fixture
def other(session):
    return make_account(session, email="otto@example.org")


@pytest.fixture
def keep(session, erika):
    def keep(account=erika, **changes):
        return keep_result(session, account, cipher=CIPHER, **changes)

    return keep


def test_lists_are_newest_first_and_ones_own(session, erika, other, keep):
    old, new = keep(), keep(now=NOW + timedelta(days=1))
    keep(other)

    whole = saved_results.list_for(session, account_id=erika.id)
    labels = saved_results.list_labels(session, account_id=erika.id)
    ids = saved_results.list_ids(session, account_id=erika.id)

    assert [one.id for one in whole] == [row.id for row in labels] == [new, old]
    assert ids == tuple(sorted((new, old)))
    assert saved_results.count_for(session, account_id=erika.id) == 2
    assert saved_results.count_for(session, account_id="nobody") == 0


@pytest.mark.parametrize("number", [1, 7])
def test_a_list_takes_one_statement(session, erika, keep, number):
    for _ in range(number):
        keep()

    with counted(session.connection()) as statements:
        saved_results.list_labels(session, account_id=erika.id)

    assert len(statements) == 1


def test_a_result_is_found_by_its_owner_only(session, erika, other, keep):
    result_id = keep()

    assert saved_results.get_for(session, result_id=result_id, account_id=erika.id).id == result_id
    with pytest.raises(NotFound):
        saved_results.get_for(session, result_id=result_id, account_id=other.id)


def test_a_result_is_found_by_the_form_that_saved_it(session, keep):
    result_id = keep(form_key="form")

    assert saved_results.find_by_form(session, form_key="form").id == result_id
    assert saved_results.find_by_form(session, form_key="other") is None


def test_known_ids_are_those_that_are_stored_also_beyond_a_batch(session, keep, monkeypatch):
    monkeypatch.setattr(saved_results, "BATCH", 2)
    known = sorted(keep() for _ in range(3))

    found = saved_results.list_known_ids(session, ids=(*known, "unknown"))

    assert sorted(found) == known
    assert saved_results.list_known_ids(session, ids=()) == ()


def test_a_result_is_found_by_an_open_link(session, keep):
    result_id = keep()
    token = hash_token(token=store_link(session, result_id))

    found = saved_results.find_shared(session, token_hash=token, now=NOW)

    assert found.id == result_id
    assert saved_results.find_shared(session, token_hash="0" * 64, now=NOW) is None


def test_the_lock_is_taken_and_needs_no_account(session, erika):
    saved_results.lock_account(session, account_id=erika.id)
    saved_results.lock_account(session, account_id="nobody")
