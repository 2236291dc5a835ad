"""An outgoing mail keeps what the worker needs, and no text once it was sent."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.outgoing_mail import OutgoingMail
from tests.models.records import NOW

VALID = {
    "id": "0" * 32,
    "account_id": None,
    "letter": b"x",
    "created_at": NOW,
    "next_try_at": NOW,
    "tries": 0,
    "claimed_until": None,
    "sent_at": None,
    "given_up_at": None,
}
NEEDED = ("letter", "created_at", "next_try_at", "tries")


class TestOutgoingMail:
    def test_keeps_its_times_in_utc(self, session: Session):
        later = NOW + timedelta(days=1)
        session.add(OutgoingMail(**{**VALID, "claimed_until": later, "given_up_at": later}))
        session.flush()
        session.expunge_all()

        found = session.get(OutgoingMail, "0" * 32)

        assert (found.created_at, found.next_try_at) == (NOW, NOW)
        assert (found.claimed_until, found.given_up_at, found.sent_at) == (later, later, None)

    @pytest.mark.parametrize("field", NEEDED)
    def test_the_database_refuses_a_gap(self, session: Session, field: str):
        session.add(OutgoingMail(**{**VALID, field: None}))

        with pytest.raises(sa.exc.IntegrityError, match=field):
            session.flush()

    @pytest.mark.parametrize(
        ("wrong", "constraint"),
        [
            ({"tries": -1}, "tries_not_negative"),
            ({"sent_at": NOW}, "sent_is_empty"),
        ],
    )
    def test_the_database_refuses_what_cannot_be(
        self, session: Session, wrong: dict[str, object], constraint: str
    ):
        session.add(OutgoingMail(**{**VALID, **wrong}))

        with pytest.raises(sa.exc.IntegrityError, match=constraint):
            session.flush()

    def test_the_same_id_is_there_once(self, session: Session):
        session.execute(sa.insert(OutgoingMail), VALID)

        with pytest.raises(sa.exc.IntegrityError):
            session.execute(sa.insert(OutgoingMail), VALID)

    def test_outlives_the_account_of_which_it_speaks(self):
        assert not OutgoingMail.__table__.foreign_keys
