"""Deleting a result revokes its consent and ends its links."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.accounts.events import Event
from portal.models.revocation import Revocation
from portal.models.saved_result import SavedResult, ShareLink
from portal.models.security_event import SecurityEvent
from portal.services.saved_results.delete import delete_result
from portal.values.errors import NotFound
from tests.factories.directory import NOW
from tests.factories.results import store_link

LATER = NOW + timedelta(days=3)


def delete(session, result_id, account):
    delete_result(session, result_id=result_id, account_id=account.id, device="", now=LATER)


def count(session, model):
    return session.scalar(sa.select(sa.func.count()).select_from(model))


def test_c14_it_goes_with_its_links(session, erika, keep):
    result_id, kept = keep(), keep()
    store_link(session, result_id)
    store_link(session, kept)

    delete(session, result_id, erika)

    assert session.scalars(sa.select(SavedResult.id)).all() == [kept]
    assert session.scalars(sa.select(ShareLink.result_id)).all() == [kept]
    kinds = session.scalars(sa.select(SecurityEvent.kind).order_by(SecurityEvent.id)).all()
    assert kinds[-1] == Event.RESULT_DELETED


def test_b06_of_the_consent_only_version_and_times_stay(session, erika, keep):
    delete(session, keep(), erika)

    (proof,) = session.scalars(sa.select(Revocation)).all()
    assert (proof.consent_version, proof.consented_at, proof.revoked_at) == (
        "fassung-1",
        NOW,
        LATER,
    )
    assert {column.name for column in Revocation.__table__.columns} == {
        "id",
        "consent_version",
        "consented_at",
        "revoked_at",
    }


def test_c14_nobody_else_deletes_it(session, other, keep):
    result_id = keep()

    with pytest.raises(NotFound):
        delete(session, result_id, other)

    assert count(session, SavedResult) == 1
    assert count(session, Revocation) == 0
