"""The worker deletes links to saved results when their term is over."""

from datetime import timedelta

import sqlalchemy as sa

from portal.jobs import worker
from portal.models.saved_result import ShareLink
from portal.web import clock
from portal.web.extensions import db
from tests.factories.accounts import make_account
from tests.factories.directory import NOW
from tests.factories.results import keep_result, store_link


def test_x12_links_go_after_their_term(app):
    result_id = keep_result(app, make_account(app))
    for days in (7, 30):
        store_link(app, result_id, days=days)

    with clock.freeze(NOW + timedelta(days=7)):
        worker.run_job(app=app, job="purge", argument="")

    with app.app_context(), db.engine.connect() as connection:
        kept = list(connection.scalars(sa.select(ShareLink.expires_at)))
    assert kept == [NOW + timedelta(days=30)]
