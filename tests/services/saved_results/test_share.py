"""A link is made by the owner, once for each form, and five at most."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.accounts.events import Event
from portal.domain.protocol.keeping import MOST_LINKS
from portal.models.saved_result import ShareLink
from portal.models.security_event import SecurityEvent
from portal.services.saved_results.share import LinkEnded, TooManyLinks, share_result
from portal.values.errors import Invalid, NotFound
from tests.factories.directory import NOW
from tests.factories.results import store_link


@pytest.fixture
def share(session, erika):
    def share(result_id, *, account=erika, token="a" * 64, days=7, now=NOW):
        return share_result(
            session,
            result_id=result_id,
            account_id=account.id,
            link_id=f"link-{token[:4]}",
            token_hash=token,
            days=days,
            device="",
            now=now,
        )

    return share


def links(session):
    return session.scalars(sa.select(ShareLink)).all()


@pytest.mark.parametrize("days", [7, 30])
def test_x12_a_link_ends_after_the_chosen_term(session, keep, share, days):
    ends = share(keep(), days=days)

    (link,) = links(session)
    assert ends == link.expires_at == NOW + timedelta(days=days)
    assert (link.token_hash, link.ended_at) == ("a" * 64, None)
    kinds = session.scalars(sa.select(SecurityEvent.kind)).all()
    assert Event.RESULT_SHARED in kinds


def test_x12_other_terms_are_refused(session, keep, share):
    with pytest.raises(Invalid):
        share(keep(), days=365)

    assert links(session) == []


def test_x12_nobody_else_shares(session, other, keep, share):
    with pytest.raises(NotFound):
        share(keep(), account=other)

    assert links(session) == []


def test_x12_a_double_click_makes_one(session, keep, share):
    result_id = keep()

    first = share(result_id)
    second = share(result_id, now=NOW + timedelta(seconds=1))

    assert first == second
    assert len(links(session)) == 1


@pytest.mark.parametrize(
    ("change", "now"),
    [({"ended_at": NOW}, NOW), ({}, NOW + timedelta(days=7))],
)
def test_x12_a_form_sent_again_brings_no_ended_link_back(session, keep, share, change, now):
    result_id = keep()
    share(result_id)
    if change:
        session.execute(sa.update(ShareLink).values(change))

    with pytest.raises(LinkEnded):
        share(result_id, now=now)


def test_x12_five_work_at_the_same_time(session, keep, share):
    result_id = keep()
    for _ in range(MOST_LINKS):
        store_link(session, result_id, ended=True)
    for number in range(MOST_LINKS):
        share(result_id, token=f"{number}" * 64)

    with pytest.raises(TooManyLinks):
        share(result_id, token="b" * 64)
    assert share(keep(), token="c" * 64)
    assert share(result_id, token="d" * 64, now=NOW + timedelta(days=7))
