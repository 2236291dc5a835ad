"""What the worker does by the clock."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from flask import Flask

from portal.jobs import worker
from portal.models.form_draft import FormDraft
from portal.services.drafts.keep import keep_draft
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories.directory import NOW

DAY = timedelta(days=1)


def test_g01_deletes_forms_that_nobody_sent(app: Flask, freeze):
    freeze(NOW)
    with app.app_context():
        with writing() as session:
            keep_draft(session, token_hash="a" * 64, content=b"cipher", now=NOW - 2 * DAY)
            keep_draft(session, token_hash="b" * 64, content=b"cipher", now=NOW)

        worker.run_job(app=app, job="purge", argument="")

        kept = db.session.scalars(sa.select(FormDraft.token_hash)).all()
        assert kept == ["b" * 64]


def test_x20_asks_about_lights_each_morning(app: Flask):
    queue = app.extensions["queue"]

    due = queue.read_periodic(datetime(2026, 3, 2, 6, 30))  # noqa: DTZ001 – huey's own clock
    later = queue.read_periodic(datetime(2026, 3, 2, 7, 30))  # noqa: DTZ001 – as Huey asks

    assert "ask-lights" in {task.name for task in due}
    assert "ask-lights" not in {task.name for task in later}
