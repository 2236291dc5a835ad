"""Every migration goes up, down and up again with rows in every table; schema = models."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import flask_migrate
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask

from portal.models import registry
from portal.models.base import Base
from portal.web.extensions import MIGRATIONS, db
from tests.support.statements import rows_of

HEAD_FILE = MIGRATIONS / ".current-alembic-head"
SCRIPTS = ScriptDirectory(str(MIGRATIONS))
REVISIONS = tuple(reversed([script.revision for script in SCRIPTS.walk_revisions()]))
TEXTS = {
    "category": "stationaer", "kind": "dauerpflege", "light": "frei", "postcode": "19370",
    "key_hash": "a" * 64, "token_hash": "a" * 64, "source_name": "name", "name": "name",
    "id": "a" * 32, "account_id": "a" * 32, "result_id": "a" * 32, "review_id": "a" * 32,
    "renewed_from_id": "a" * 32,
    "role": "seeker", "purpose": "activation", "origin": "portal", "state": "published",
    "inquiry.state": "neu", "inquiry.kind": "nachricht", "batch_id": "a" * 32,
    "inquiry_id": "a" * 32, "author": "seeker", "inquiry_message.kind": "nachricht",
    "facility_file.kind": "bild", "housing_shape": "wohnanlage", "tenure": "miete",
    "energy_certificate": "bedarf", "waiting_entry.state": "aktiv", "person_id": "a" * 32,
    "company_id": "a" * 32, "group_id": "a" * 32, "rank": "master", "product": "premium",
    "file_id": "a" * 32,
    "code_hash": "a" * 64, "claim_id": "a" * 32, "claim.state": "neu", "outcome": "offen",
    "filtered_request.reason": "gebiet",
}  # fmt: skip
EMPTY = frozenset(
    {
        "new_email", "outgoing_mail.sent_at", "given_up_at", "claimed_until",
        "correction.text", "correction.email", "review.external_id",
        "waiting_person.person_key", "waiting_person.email", "facility.deleted_at",
        "claim.decided_at",
    }
)  # fmt: skip
"""What some rule allows only together with something else."""
NUMBERS = {"lat_micro": 53_426_000, "lon_micro": 11_843_000, "id": 1, "facility_id": 1}
INSTANTS = {"expires_at": datetime(2026, 3, 3, 8, 0, tzinfo=UTC)}


def value_for(column: sa.Column) -> object:
    """Return a value that the column accepts, its type and our named rules considered."""
    if not EMPTY.isdisjoint({column.name, str(column)}):
        return None
    if column.name in INSTANTS:
        return INSTANTS[column.name]
    kind = column.type.python_type
    return {
        str: TEXTS.get(str(column), TEXTS.get(column.name, column.name)),
        int: NUMBERS.get(column.name, 1),
        bool: True,
        bytes: b"cipher",
        dict: {},
        object: {},  # JSON of either kind
        date: date(2026, 3, 2),
        datetime: datetime(2026, 3, 2, 8, 0, tzinfo=UTC),
    }[kind]


def fill(engine: sa.Engine) -> None:
    """Put one row into every table that the database has now, parents first."""
    metadata = sa.MetaData()
    with engine.begin() as connection:
        metadata.reflect(connection, only=lambda name, _: name in Base.metadata.tables)
        for table in metadata.sorted_tables:
            row = {one.name: value_for(one) for one in table.columns if one.computed is None}
            connection.execute(table.insert().values(row))


def revision_of(engine: sa.Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


@pytest.fixture
def migrated_app(make_app: Callable[..., Flask], database_url: str) -> Flask:
    return make_app(database_url=database_url)


class TestUpAndDown:
    def test_rows_survive_the_newest_migration_down_and_up(self, migrated_app: Flask):
        with migrated_app.app_context():
            flask_migrate.downgrade(revision=REVISIONS[-2])
            fill(db.engine)
            before = rows_of(db.engine)

            flask_migrate.upgrade()
            flask_migrate.downgrade(revision=REVISIONS[-2])

            after = rows_of(db.engine)
            flask_migrate.upgrade()
            assert {name: rows for name, rows in after.items() if name != "alembic_version"} == {
                name: rows for name, rows in before.items() if name != "alembic_version"
            }
            assert revision_of(db.engine) == REVISIONS[-1]

    def test_every_migration_goes_down_and_up_with_rows(self, migrated_app: Flask):
        with migrated_app.app_context():
            for index in range(len(REVISIONS) - 1, -1, -1):
                fill_if_empty(db.engine)
                flask_migrate.downgrade(revision=REVISIONS[index - 1] if index else "base")

            left = set(sa.inspect(db.engine).get_table_names())
            flask_migrate.upgrade()

            assert left == {"alembic_version"}
            assert revision_of(db.engine) == REVISIONS[-1]
            fill(db.engine)
            assert all(rows_of(db.engine)[name] for name in Base.metadata.tables)

    def test_an_empty_table_is_noticed(self, migrated_app: Flask):
        with migrated_app.app_context():
            assert not all(rows_of(db.engine)[name] for name in Base.metadata.tables)


def fill_if_empty(engine: sa.Engine) -> None:
    if not any(rows for name, rows in rows_of(engine).items() if name != "alembic_version"):
        fill(engine)


class TestModels:
    def test_the_schema_equals_the_models(self, migrated_app: Flask):
        assert differences(migrated_app) == []

    def test_a_difference_is_found(self, migrated_app: Flask):
        with migrated_app.app_context(), db.engine.begin() as connection:
            connection.execute(sa.text("ALTER TABLE data_source ADD COLUMN colour VARCHAR"))

        assert len(differences(migrated_app)) == 1

    def test_every_model_is_registered(self):
        folder = MIGRATIONS.parent / "models"
        named = {f"portal.models.{path.stem}" for path in folder.glob("*.py")}
        tables = {mapper.class_.__module__ for mapper in Base.registry.mappers}

        assert {module.__name__ for module in registry.ALL} >= tables
        assert tables <= named


def differences(app: Flask) -> list[object]:
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_name": lambda name, kind, _: registry.is_compared(name=name, kind=kind),
            },
        )
        return compare_metadata(context, Base.metadata)


class TestFiles:
    def test_are_numbered_without_a_gap_in_one_line(self):
        assert [int(revision) for revision in REVISIONS] == list(range(1, len(REVISIONS) + 1))
        assert len(SCRIPTS.get_heads()) == 1

    def test_the_head_file_names_the_last(self):
        assert HEAD_FILE.read_text(encoding="ascii").strip() == REVISIONS[-1]

    @pytest.mark.parametrize("revision", REVISIONS)
    def test_say_what_changed_and_never_import_models(self, revision: str):
        path = Path(SCRIPTS.get_revision(revision).path)

        assert path.name.startswith(f"{revision}_")
        assert "portal" not in [
            line.split()[1].split(".")[0]
            for line in path.read_text(encoding="utf-8").splitlines()
            if line.startswith(("import ", "from "))
        ]
