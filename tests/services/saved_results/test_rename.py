"""Only the owner names a result anew."""

import pytest
import sqlalchemy as sa

from portal.models.saved_result import SavedResult
from portal.services.saved_results.read import read_result
from portal.services.saved_results.rename import rename_result
from portal.values.errors import NotFound


def test_c14_the_name_changes_and_nothing_else(session, cipher, erika, keep):
    result_id = keep()
    before = session.scalar(sa.select(SavedResult.snapshot))

    rename_result(
        session, result_id=result_id, account_id=erika.id, name="Für Vater", cipher=cipher
    )

    found = read_result(session, result_id=result_id, account_id=erika.id, cipher=cipher)
    assert (found.label.name, found.label.place) == ("Für Vater", "19370 Parchim")
    assert session.scalar(sa.select(SavedResult.snapshot)) == before


def test_c14_nobody_else_does(session, cipher, erika, other, keep):
    result_id = keep()

    with pytest.raises(NotFound):
        rename_result(
            session, result_id=result_id, account_id=other.id, name="Meins", cipher=cipher
        )

    found = read_result(session, result_id=result_id, account_id=erika.id, cipher=cipher)
    assert found.label.name == "Für Mutter"
