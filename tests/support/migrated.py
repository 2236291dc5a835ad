"""Migrated databases: made once as a template, then copied."""

import shutil
from pathlib import Path

import flask_migrate
from flask import Flask

from portal.config import Settings
from portal.factory import create_app
from portal.web.extensions import db

SECRET_KEY = "for-tests-only-and-never-for-anything-else"
DATA_KEY = "dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMTI="


def settings_for(*, instance_dir: Path, database_url: str = "", **other: object) -> Settings:
    """Return valid settings of the test environment, with fixed secrets and quick hashes."""
    # Production refuses hashes as quick as tests want them.
    quick = {} if other.get("environment") == "production" else {"argon2_memory_kib": 8}
    return Settings(
        **{
            **quick,
            "environment": "test",
            "instance_dir": instance_dir,
            "database_url": database_url,
            "secret_key": SECRET_KEY,
            "data_keys": (DATA_KEY,),
            **other,
        }
    )


def close(app: Flask) -> None:
    """Give back every connection the app holds; open ones would block DROP DATABASE."""
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()


def migrate(*, settings: Settings) -> None:
    """Bring the database of these settings to the newest schema."""
    app = create_app(settings=settings)
    with app.app_context():
        flask_migrate.upgrade()
    close(app)


def copy_sqlite(*, template: Path, target: Path) -> str:
    """Copy a closed SQLite database; return the address of the copy."""
    shutil.copyfile(template, target)
    return f"sqlite:///{target}"
