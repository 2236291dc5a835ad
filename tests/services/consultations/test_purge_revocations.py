"""Proofs of revoked consents go when their term is over."""

from datetime import timedelta

import sqlalchemy as sa

from portal.models.revocation import Revocation
from portal.services.consultations.purge_revocations import purge_revocations
from tests.services.consultations.conftest import NOW

SECOND = timedelta(seconds=1)


def test_b06_deletes_what_was_revoked_before_and_keeps_the_rest(session):
    for version, revoked_at in (("old", NOW - SECOND), ("young", NOW)):
        session.add(Revocation(consent_version=version, consented_at=NOW, revoked_at=revoked_at))
    session.flush()

    for _ in range(2):
        purge_revocations(session, revoked_before=NOW)

    assert session.scalars(sa.select(Revocation.consent_version)).all() == ["young"]
