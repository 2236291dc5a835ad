from datetime import timedelta

import sqlalchemy as sa

from portal.models.correction import Correction
from portal.services.corrections.purge import TERM, purge_corrections
from tests.models.records import NOW


def ids(session):
    return session.scalars(sa.select(Correction.id)).all()


def test_a_report_goes_after_180_days(session, report):
    report()

    purge_corrections(session, now=NOW + TERM - timedelta(seconds=1))
    assert len(ids(session)) == 1

    for _ in range(2):
        purge_corrections(session, now=NOW + TERM)
        assert ids(session) == []
