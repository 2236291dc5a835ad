"""The one place that puts the portal together."""

import os

from flask import Flask

from portal.config import Settings, read_settings
from portal.web import extensions


def create_app(*, settings: Settings | None = None) -> Flask:
    """Create the application.

    Raises:
        ConfigurationInvalid: the environment holds settings that must not be used.
    """
    settings = settings or read_settings(environ=os.environ)
    app = Flask("portal", instance_path=str(settings.instance_dir), static_folder=None)
    app.extensions["settings"] = settings
    app.config.from_mapping(
        SECRET_KEY=settings.secret_key,
        SQLALCHEMY_DATABASE_URI=settings.sqlalchemy_url,
    )
    settings.instance_dir.mkdir(parents=True, exist_ok=True)
    extensions.bind(app)
    return app
