"""Rows with ciphertext come by id, each once."""

from portal.models.account import Account
from portal.queries.encrypted_rows import list_after
from tests.factories.accounts import make_account


def test_rows_come_by_id_from_where_one_stopped(session):
    ids = sorted(make_account(session, email=f"{number}@example.org").id for number in range(3))

    first = list_after(session, model=Account, after_id="", limit=2)
    rest = list_after(session, model=Account, after_id=ids[1], limit=2)

    assert [row.id for row in first] == ids[:2]
    assert [row.id for row in rest] == ids[2:]
