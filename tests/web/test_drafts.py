"""What was typed into a form of several pages."""

from datetime import timedelta

import sqlalchemy as sa
from flask import Flask
from flask import session as browser

from portal.models.form_draft import FormDraft
from portal.services.drafts.purge import TERM
from portal.web import drafts
from portal.web.extensions import db
from tests.factories.directory import NOW


class TestDrafts:
    def test_nobody_has_typed_anything_at_first(self, app: Flask):
        with app.test_request_context():
            assert drafts.typed_so_far() == {}
            drafts.forget()

    def test_keeps_step_by_step_under_one_token(self, app: Flask):
        with app.test_request_context():
            drafts.keep({"firma": "Deich"})
            token = browser[drafts.NAME]
            drafts.keep({"ort": "Parchim"})

            assert drafts.typed_so_far() == {"firma": "Deich", "ort": "Parchim"}
            assert browser[drafts.NAME] == token
            drafts.forget()
            assert drafts.typed_so_far() == {}

    def test_is_nothing_after_a_day_or_if_it_was_changed(self, app: Flask, freeze):
        freeze(NOW)
        with app.test_request_context():
            drafts.keep({"firma": "Deich"})
            freeze(NOW + TERM)
            assert drafts.typed_so_far() == {}

            freeze(NOW + TERM - timedelta(seconds=1))
            db.session.execute(sa.update(FormDraft).values(content=b"cipher"))
            assert drafts.typed_so_far() == {}
            db.session.rollback()
