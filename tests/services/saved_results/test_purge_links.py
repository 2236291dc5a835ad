"""Links go when their term is over."""

from datetime import timedelta

import sqlalchemy as sa

from portal.models.saved_result import ShareLink
from portal.services.saved_results.purge_links import purge_links
from tests.factories.directory import NOW
from tests.factories.results import store_link


def test_x12_links_go_when_their_term_is_over_ended_or_not(session, keep):
    result_id = keep()
    store_link(session, result_id)
    store_link(session, result_id, ended=True)
    store_link(session, result_id, days=30)
    store_link(session, result_id, days=30, ended=True)

    purge_links(session, now=NOW + timedelta(days=7))
    purge_links(session, now=NOW + timedelta(days=7))

    left = session.scalars(sa.select(ShareLink)).all()
    assert {link.expires_at for link in left} == {NOW + timedelta(days=30)}
    assert len(left) == 2
