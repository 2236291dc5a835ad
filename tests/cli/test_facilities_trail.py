"""Imports of the directory stand in the audit trail."""

import pytest
import sqlalchemy as sa

from portal.cli import facilities as commands
from portal.cli.facilities import facilities_cli
from portal.domain.places.gazetteer import load_gazetteer
from portal.models.audit_entry import AuditEntry
from portal.models.facility import Facility
from portal.services.facilities.store_batch import store_batch
from portal.web.extensions import db
from tests.cli.test_facilities import NOW, write_houses


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer(path=commands.PLACES)


@pytest.fixture
def run(app, freeze, monkeypatch, gazetteer):
    """Return a function that imports a file in batches of two facilities."""
    monkeypatch.setattr(commands, "load_gazetteer", lambda **_: gazetteer)
    monkeypatch.setattr(commands, "BATCH_SIZE", 2)
    if facilities_cli.name not in app.cli.commands:
        app.cli.add_command(facilities_cli)
    freeze(NOW)
    runner = app.test_cli_runner()

    def invoke(file, *words):
        return runner.invoke(args=["facilities", "import", str(file), "--source", "kreis", *words])

    return invoke


@pytest.fixture
def stored(app):
    def read(*columns):
        with app.app_context():
            return [tuple(row) for row in db.session.execute(sa.select(*columns))]

    return read


class TestImport:
    def test_p08_stands_there_once_if_it_changes_anything(self, run, stored, tmp_path):
        file = write_houses(tmp_path, 5)
        noted = (AuditEntry.action, AuditEntry.actor, AuditEntry.subject_id, AuditEntry.details)

        run(file, "--dry-run")
        assert stored(*noted) == []
        run(file)
        run(file)

        assert stored(*noted) == [
            ("facilities_imported", "Befehl auf dem Server", "kreis", {"count": 5})
        ]

    def test_p08_stands_there_even_if_it_is_cut_off(self, run, stored, tmp_path, monkeypatch):
        done = []

        def store_once(session, **values):
            if done:
                raise KeyboardInterrupt
            done.append(True)
            return store_batch(session, **values)

        monkeypatch.setattr(commands, "store_batch", store_once)

        run(write_houses(tmp_path, 5))

        assert len(stored(Facility.id)) == 2
        assert stored(AuditEntry.action) == [("facilities_imported",)]
