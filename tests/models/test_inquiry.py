"""What the database itself refuses of inquiries."""

import pytest
import sqlalchemy as sa

from portal.models.inquiry import Inquiry, InquiryMessage
from tests.factories.accounts import make_account
from tests.models.records import NOW, make_inquiry, store_facility


@pytest.fixture
def facility_id(session):
    return store_facility(session).id


def add_with_message(session, facility_id, **fields):
    session.add(make_inquiry(facility_id=facility_id, **fields))
    session.flush()
    session.add(
        InquiryMessage(
            id="c" * 32,
            inquiry_id="a" * 32,
            author="provider",
            kind="antwort",
            content=b"x",
            written_at=NOW,
        )
    )
    session.flush()


class TestInquiry:
    @pytest.mark.parametrize("parent", ["inquiry", "facility"])
    def test_takes_its_messages_along(self, session, facility_id, parent):
        add_with_message(session, facility_id)

        session.execute(sa.text(f"DELETE FROM {parent}"))  # noqa: S608 – two names of our own

        assert session.execute(sa.select(InquiryMessage.id)).all() == []
        assert session.execute(sa.select(Inquiry.id)).all() == []

    def test_outlives_the_account(self, session, facility_id):
        account_id = make_account(session).id
        add_with_message(session, facility_id, account_id=account_id)

        session.execute(sa.text("DELETE FROM account"))

        assert session.execute(sa.select(Inquiry.id, Inquiry.account_id)).all() == [
            ("a" * 32, None)
        ]

    @pytest.mark.parametrize(
        ("fields", "name"),
        [
            ({"id": "short"}, "id_is_random"),
            ({"batch_id": "short"}, "batch_id_is_random"),
            ({"kind": "brief"}, "kind_known"),
            ({"state": "geprueft"}, "state_known"),
            ({"sent_at": None}, "sent_at"),
            ({"state": "zurueckgezogen"}, "withdrawn_empty"),
            ({"version": 0}, "version_positive"),
        ],
    )
    def test_the_database_refuses_nonsense(self, session, facility_id, fields, name):
        session.add(make_inquiry(facility_id=facility_id, **fields))

        with pytest.raises(sa.exc.IntegrityError, match=name):
            session.flush()

    def test_one_sending_reaches_a_facility_once(self, session, facility_id):
        session.add(make_inquiry(facility_id=facility_id))
        session.add(make_inquiry(facility_id=facility_id, id="d" * 32))

        with pytest.raises(sa.exc.IntegrityError):
            session.flush()

    @pytest.mark.parametrize(
        ("fields", "name"), [({"author": "x"}, "author_known"), ({"kind": "x"}, "kind_known")]
    )
    def test_the_database_refuses_unknown_messages(self, session, facility_id, fields, name):
        session.add(make_inquiry(facility_id=facility_id))
        session.flush()
        known = {"author": "seeker", "kind": "nachricht"} | fields
        session.add(
            InquiryMessage(id="c" * 32, inquiry_id="a" * 32, content=b"x", written_at=NOW, **known)
        )

        with pytest.raises(sa.exc.IntegrityError, match=name):
            session.flush()
