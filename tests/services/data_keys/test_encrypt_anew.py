"""After a change of keys everything that lasts can be read without the old one."""

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet

from portal.adapters.cipher import Cipher
from portal.models.account import Account
from portal.models.base import Base
from portal.models.saved_result import SavedResult
from portal.services.data_keys import encrypt_anew
from portal.services.data_keys.encrypt_anew import TABLES, Batch, encrypt_batch_anew
from portal.services.saved_results.read import read_result
from tests.factories.accounts import make_account
from tests.factories.results import keep_result

OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))
BEFORE, DURING, AFTER = Cipher(keys=(OLD,)), Cipher(keys=(NEW, OLD)), Cipher(keys=(NEW,))
SHORT_LIVED = {
    ("consultation", "answers"),
    ("consultation", "code"),
    ("form_draft", "content"),
    ("outgoing_mail", "letter"),
}


@pytest.fixture
def erika(session):
    return make_account(session)


def encrypt(session, table="saved_result", after_id=""):
    return encrypt_batch_anew(session, table=table, after_id=after_id, cipher=DURING)


def test_a_saved_result_is_read_with_the_new_key_alone(session, erika):
    result_id = keep_result(session, erika, cipher=BEFORE)

    batch = encrypt(session)

    found = read_result(session, result_id=result_id, account_id=erika.id, cipher=AFTER)
    assert batch == Batch(last_id="", done=1, unreadable=0)
    assert found.label.name == "Für Mutter"


def test_a_second_factor_too_and_accounts_without_one_are_left_alone(session, erika):
    other = make_account(session, email="otto@example.org")
    secret = BEFORE.encrypt(plain=b"secret", owner_id=erika.id)
    session.execute(sa.update(Account).where(Account.id == erika.id).values(totp_secret=secret))

    batch = encrypt(session, "account")

    session.expire_all()
    renewed = session.get_one(Account, erika.id).totp_secret
    assert batch.done == 2
    assert AFTER.decrypt(cipher=renewed, owner_id=erika.id) == b"secret"
    assert session.get_one(Account, other.id).totp_secret is None


def test_a_row_that_no_key_opens_stays_as_it_is_and_is_counted(session, erika):
    keep_result(session, erika, cipher=BEFORE)
    session.execute(sa.update(SavedResult).values(snapshot=b"damaged"))
    before = session.execute(sa.select(SavedResult.label, SavedResult.snapshot)).all()

    batch = encrypt(session)

    assert batch == Batch(last_id="", done=0, unreadable=1)
    assert session.execute(sa.select(SavedResult.label, SavedResult.snapshot)).all() == before


def test_batches_go_through_all_rows_once(session, erika, monkeypatch):
    monkeypatch.setattr(encrypt_anew, "BATCH", 2)
    for _ in range(4):
        keep_result(session, erika, cipher=BEFORE)

    first = encrypt(session)
    second = encrypt(session, after_id=first.last_id)
    third = encrypt(session, after_id=second.last_id)

    assert [one.done for one in (first, second, third)] == [2, 2, 0]
    assert third.last_id == ""


def test_no_column_with_ciphertext_is_forgotten():
    stored = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, sa.LargeBinary)
    }

    covered = {(table, name) for table in TABLES for name in encrypt_anew.COLUMNS[table][1]}
    assert covered == stored - SHORT_LIVED
