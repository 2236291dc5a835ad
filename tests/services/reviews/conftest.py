"""A reviewed facility and a review of it."""

import pytest

from portal.domain.accounts.email_address import read_address
from portal.services.reviews.submit import Author, submit_review
from tests.factories.mails import make_letter
from tests.factories.reviews import OPINION
from tests.models.records import NOW, store_facility
from tests.support.ports import MirrorCipher

TOKEN_HASH = "b" * 64


@pytest.fixture
def cipher():
    return MirrorCipher()


@pytest.fixture
def facility_id(session):
    return store_facility(session).id


@pytest.fixture
def submit(session, facility_id, cipher):
    """Return a function that submits a review; the number makes it another one."""

    def submit_one(*, number=1, opinion=OPINION, email="erika@example.org", now=NOW):
        submit_review(
            session,
            facility_id=facility_id,
            author=Author(
                address=read_address(text=email),
                key=f"key of {email}",
                token_hash=TOKEN_HASH if number == 1 else f"{number:064d}",
            ),
            opinion=opinion,
            review_id=f"{number:032d}",
            letter=make_letter(),
            mail_id=f"{number:032x}",
            now=now,
            cipher=cipher,
        )

    return submit_one
