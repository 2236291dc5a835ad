"""Whoever takes their data away gets every result whole, for reading and for machines."""

import json

import pytest
import sqlalchemy as sa

from portal.models.saved_result import SavedResult
from portal.web.extensions import db
from portal.web.result_export import Export, export_results
from tests.domain.protocol import kept_samples
from tests.factories.accounts import make_account
from tests.factories.results import keep_result


@pytest.fixture
def erika(app):
    return make_account(app)


@pytest.mark.usefixtures("_in_request")
class TestExport:
    def test_x19_each_result_comes_with_text_and_data(self, app, erika):
        result_id = keep_result(app, erika)

        (found,) = export_results(account_id=erika.id).results

        data = json.loads(found.data)
        assert (found.id, found.name) == (result_id, "Für Mutter")
        assert "Haus „Größe“ 1" in found.text
        assert (data["name"], data["ort"]) == ("Für Mutter", "19370 Parchim")
        assert data["einwilligung"] == {
            "fassung": "fassung-1",
            "erteilt_am": "2026-03-02T09:00:00+00:00",
        }
        protocol = data["protokoll"]["result"]["protocol"]
        assert protocol["recommendation"]["answers"]["hilfebedarf"] == "rund_um_die_uhr"
        assert data["neu_berechnet_aus"] is None

    def test_x19_nobody_elses_is_in_it(self, app, erika):
        keep_result(app, make_account(app, email="otto@example.org"))
        keep_result(app, erika, kept_samples.kept(kept_samples.LITTLE))

        assert len(export_results(account_id=erika.id).results) == 1
        assert export_results(account_id="nobody") == Export(results=(), unreadable=())

    @pytest.mark.parametrize(
        ("column", "called"), [("snapshot", "Für Mutter"), ("label", "Ergebnis vom 2. März 2026")]
    )
    def test_x19_a_damaged_one_is_named_and_hides_no_other(self, app, erika, column, called):
        fine, broken = keep_result(app, erika), keep_result(app, erika)
        change = sa.update(SavedResult).where(SavedResult.id == broken)
        db.session.execute(change.values({column: b"damaged"}))

        found = export_results(account_id=erika.id)

        assert [one.id for one in found.results] == [fine]
        assert found.unreadable == (called,)
        db.session.rollback()


@pytest.fixture
def _in_request(app):
    with app.test_request_context():
        yield
