"""The outbox as a test of an account's services reads it."""

import json
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.outgoing_mail import OutgoingMail
from tests.support.ports import MirrorCipher


@pytest.fixture
def subjects(session: Session) -> Callable[[], list[tuple[str, str]]]:
    """Return a function that gives recipient and subject of each mail that waits."""

    def read() -> list[tuple[str, str]]:
        found = []
        for mail in session.scalars(sa.select(OutgoingMail).order_by(OutgoingMail.id)):
            letter = json.loads(MirrorCipher().decrypt(cipher=mail.letter, owner_id=mail.id))
            found.append((letter["recipient"], letter["subject"]))
        return found

    return read
