import pytest
import sqlalchemy as sa

from portal.models.review import ReviewReport
from portal.services.reviews.confirm import confirm_review
from portal.services.reviews.report import report_review
from portal.values.errors import NotFound
from tests.models.records import NOW
from tests.services.reviews.conftest import TOKEN_HASH

ID = f"{1:032d}"


def report(session, facility_id):
    report_review(session, facility_id=facility_id, review_id=ID, reason="Falsch.", now=NOW)


def test_f10_the_reason_is_kept(session, submit, cipher, facility_id):
    submit()
    confirm_review(session, token_hash=TOKEN_HASH, now=NOW, cipher=cipher)

    report(session, facility_id)

    found = session.scalars(sa.select(ReviewReport)).one()
    assert (found.reason, found.decision, found.decided_at) == ("Falsch.", "", None)


def test_what_is_not_public_or_elsewhere_is_refused(session, submit, cipher, facility_id):
    submit()
    with pytest.raises(NotFound):
        report(session, facility_id)
    confirm_review(session, token_hash=TOKEN_HASH, now=NOW, cipher=cipher)
    with pytest.raises(NotFound):
        report(session, facility_id + 1)
