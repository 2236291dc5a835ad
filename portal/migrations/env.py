"""Runs the migrations against the database of the current app."""

from alembic import context
from flask import current_app

from portal.models import registry
from portal.models.base import Base


def migrate() -> None:
    assert registry.ALL
    extension = current_app.extensions["migrate"]
    with extension.db.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            include_name=lambda name, kind, _: registry.is_compared(name=name, kind=kind),
            transaction_per_migration=True,
            **extension.configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()


migrate()
