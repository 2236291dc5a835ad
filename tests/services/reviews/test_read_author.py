import pytest
import sqlalchemy as sa

from portal.models.review import Review
from portal.services.reviews.read_author import read_author
from portal.values.errors import NotFound

ID = f"{1:032d}"


def test_tells_to_whom_mails_go(session, submit, cipher):
    submit()

    assert read_author(session, review_id=ID, cipher=cipher).mailbox == "erika@example.org"


def test_who_is_not_known_is_none(session, submit, cipher):
    submit()
    session.execute(sa.update(Review).values(email=b"broken"))
    session.expire_all()

    assert read_author(session, review_id=ID, cipher=cipher) is None


def test_an_unknown_review_is_refused(session, cipher):
    with pytest.raises(NotFound):
        read_author(session, review_id="x", cipher=cipher)
