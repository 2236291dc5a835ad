"""The owner ends a link at once."""

import pytest
import sqlalchemy as sa

from portal.domain.accounts.events import Event
from portal.models.saved_result import ShareLink
from portal.models.security_event import SecurityEvent
from portal.services.saved_results.end_sharing import end_sharing
from portal.values.errors import NotFound
from tests.factories.directory import NOW
from tests.factories.results import store_link


@pytest.fixture
def end(session, erika):
    def end(link, *, account=erika, result_id=""):
        end_sharing(
            session,
            link_id=link.id,
            result_id=result_id or link.result_id,
            account_id=account.id,
            device="",
            now=NOW,
        )

    return end


@pytest.fixture
def link(session, keep):
    store_link(session, keep())
    return session.scalars(sa.select(ShareLink)).one()


def ends_noted(session):
    kinds = session.scalars(sa.select(SecurityEvent.kind)).all()
    return kinds.count(Event.SHARING_ENDED)


def test_x12_it_works_no_more(session, link, end):
    end(link)

    session.expire(link)
    assert link.ended_at == NOW
    assert ends_noted(session) == 1


def test_x12_ending_twice_has_one_effect(session, link, end):
    end(link)
    end(link)

    assert ends_noted(session) == 1


def test_x12_nobody_else_ends_it(link, other, end, keep):
    with pytest.raises(NotFound):
        end(link, account=other)
    with pytest.raises(NotFound):
        end(link, result_id=keep())

    assert link.ended_at is None
