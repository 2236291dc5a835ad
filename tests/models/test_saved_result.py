"""A saved result goes with its account, and its links with it."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.models.saved_result import SavedResult, ShareLink
from tests.factories.accounts import make_account
from tests.models.records import NOW

FIRST, SECOND = "a" * 32, "b" * 32


@pytest.fixture
def account_id(session: Session) -> str:
    return make_account(session).id


def add_result(session: Session, account_id: str, **fields: object) -> None:
    session.add(
        SavedResult(
            **{
                "id": FIRST,
                "account_id": account_id,
                "label": b"\0\xff",
                "snapshot": b"\xff\0",
                "form_key": "form",
                "made_on": date(2026, 3, 2),
                "saved_at": NOW,
                "consent_version": "1",
                "consented_at": NOW,
                "renewed_from_id": None,
                **fields,
            }
        )
    )
    session.flush()


def add_link(session: Session, **fields: object) -> None:
    session.add(
        ShareLink(
            **{
                "id": "1",
                "token_hash": "c" * 64,
                "result_id": FIRST,
                "created_at": NOW,
                "expires_at": NOW + timedelta(days=7),
                "ended_at": None,
                **fields,
            }
        )
    )
    session.flush()


def stored(session: Session, model: type) -> int:
    session.expire_all()
    return session.scalar(sa.select(sa.func.count()).select_from(model))


class TestSavedResult:
    def test_keeps_bytes_as_they_are(self, session, account_id):
        add_result(session, account_id)
        session.expire_all()

        found = session.get_one(SavedResult, FIRST)

        assert (found.label, found.snapshot) == (b"\0\xff", b"\xff\0")

    @pytest.mark.parametrize(
        ("fields", "constraint"),
        [
            ({"id": "a" * 31}, "id_is_random"),
            ({"snapshot": None}, "snapshot"),
            ({"label": None}, "label"),
            ({"consent_version": None}, "consent_version"),
            ({"consented_at": None}, "consented_at"),
        ],
    )
    def test_the_database_refuses_what_is_wrong(self, session, account_id, fields, constraint):
        with pytest.raises(sa.exc.IntegrityError, match=constraint):
            add_result(session, account_id, **fields)

    def test_one_form_saves_once(self, session, account_id):
        add_result(session, account_id)

        with pytest.raises(sa.exc.IntegrityError, match="form_key"):
            add_result(session, account_id, id=SECOND)

    def test_a22_goes_with_its_account(self, session, account_id):
        add_result(session, account_id)
        add_link(session)

        session.execute(sa.delete(Account))

        assert stored(session, SavedResult) == 0
        assert stored(session, ShareLink) == 0

    def test_a_new_computation_outlives_the_old_one(self, session, account_id):
        add_result(session, account_id)
        add_result(session, account_id, id=SECOND, form_key="other", renewed_from_id=FIRST)

        session.execute(sa.delete(SavedResult).where(SavedResult.id == FIRST))

        session.expire_all()
        assert session.get_one(SavedResult, SECOND).renewed_from_id is None


class TestShareLink:
    @pytest.mark.parametrize(
        ("fields", "constraint"),
        [
            ({"token_hash": "c" * 63}, "token_hash_is_sha256"),
            ({"expires_at": NOW}, "expires_after_creation"),
            ({"result_id": SECOND}, "(?i)foreign key"),
        ],
    )
    def test_the_database_refuses_what_is_wrong(self, session, account_id, fields, constraint):
        add_result(session, account_id)

        with pytest.raises(sa.exc.IntegrityError, match=constraint):
            add_link(session, **fields)

    def test_no_token_is_given_twice(self, session, account_id):
        add_result(session, account_id)
        add_link(session)

        with pytest.raises(sa.exc.IntegrityError, match="token_hash"):
            add_link(session, id="2")
