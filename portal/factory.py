"""The one place that puts the portal together."""

import os
from functools import cache, partial

from flask import Flask
from markupsafe import Markup
from werkzeug.middleware.proxy_fix import ProxyFix

from portal.adapters.cipher import Cipher
from portal.adapters.files import Files
from portal.adapters.mail import open_mail
from portal.adapters.password_rating import Zxcvbn
from portal.adapters.passwords import Argon2
from portal.adapters.queue import open_queue
from portal.blueprints.admin.group import blueprint as admin_pages
from portal.blueprints.auth.group import blueprint as auth_pages
from portal.blueprints.development.group import blueprint as development_pages
from portal.blueprints.providers.group import blueprint as providers_pages
from portal.blueprints.public.group import blueprint as public_pages
from portal.blueprints.seekers.group import blueprint as seekers_pages
from portal.cli import commands
from portal.config import DEMO_OPERATOR, Settings, flask_config, read_settings
from portal.domain.accounts.password_rule import own_words_of
from portal.domain.matching.category import Category
from portal.jobs import worker
from portal.web import (
    access,
    account_menu,
    content,
    desk,
    errors,
    extensions,
    filters,
    frames,
    indentation,
    links,
    outside,
    panel,
    password_words,
    phrases,
    plain_language,
    profile_words,
    received_words,
    result_words,
    review_words,
    security,
    site,
    static_files,
    templating,
    uploads,
    visiting,
    waiting_words,
)
from portal.web.compression import CompressEveryStatus
from portal.web.styles import load_core_style

FOOTER_PAGES = (
    ("beratung", "Persönliche Beratung"),
    ("haeufige-fragen", "Häufige Fragen"),
    ("schritt-fuer-schritt-anleitung", "Sind Sie Anbieter?"),
    ("reihenfolge", "Warum diese Reihenfolge?"),
    ("barrierefreiheit", "Erklärung zur Barrierefreiheit"),
    ("nutzungsbedingungen", "Nutzungsbedingungen"),
    ("datenschutz", "Datenschutz"),
    ("impressum", "Impressum"),
)


def create_app(*, settings: Settings | None = None) -> Flask:
    """Create the application.

    Raises:
        ConfigurationInvalid: the environment holds settings that must not be used.
    """
    settings = settings or read_settings(environ=os.environ)
    settings.instance_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    app = Flask("portal", instance_path=str(settings.instance_dir), static_folder=None)
    app.config.from_mapping(flask_config(settings=settings))
    templating.prepare(app)
    extensions.bind(app)
    content.bind(app, content=_content())
    _bind_site(app, settings)
    _bind_outside(app, settings)
    _prepare_answers(app, settings)
    app.register_blueprint(public_pages)
    app.register_blueprint(auth_pages)
    app.register_blueprint(seekers_pages)
    app.register_blueprint(providers_pages)
    app.register_blueprint(admin_pages)
    if settings.environment == "development":
        app.register_blueprint(development_pages)
    commands.register(app)
    _trust_proxies(app, hops=settings.forwarded_hops)
    return app


def _trust_proxies(app: Flask, *, hops: int) -> None:
    """Believe the forwarding headers of that many proxies; anybody could send them to us."""
    if hops:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # as Flask's own guide does
            app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops
        )


@cache
def _content() -> content.Content:
    """Read the content once per process; it never changes while the portal runs."""
    return content.load_content()


def _bind_site(app: Flask, settings: Settings) -> None:
    current = site.Site(
        name=settings.portal_name,
        operator=settings.operator,
        operator_email=settings.operator_email,
        operator_phone=settings.operator_phone,
        support_email=settings.support_email,
        activation_sender=settings.activation_sender,
        reset_sender=settings.reset_sender,
        public_url=settings.public_url.rstrip("/"),
        is_demo=settings.operator == DEMO_OPERATOR,
        is_development=settings.environment == "development",
        pdf_wait_seconds=settings.pdf_wait_seconds,
    )
    site.bind(app, site=current)


def _bind_outside(app: Flask, settings: Settings) -> None:
    queue = open_queue(
        redis_url=settings.redis_url,
        database_url=settings.database_url,
        folder=settings.instance_dir,
        immediate=settings.environment == "test",
    )
    app.extensions["queue"] = queue
    app.extensions["work"] = partial(worker.work, queue=queue)
    ports = outside.Outside(
        cipher=Cipher(keys=settings.data_keys),
        files=Files(url=settings.storage_url or f"file://{settings.instance_dir / 'files'}"),
        enqueue=worker.bind(app, queue=queue),
        mail=open_mail(smtp_url=settings.smtp_url, folder=settings.instance_dir / "mail"),
        passwords=Argon2(memory_kib=settings.argon2_memory_kib, passes=settings.argon2_passes),
        rating=Zxcvbn(portal_words=own_words_of(texts=(settings.portal_name, settings.operator))),
    )
    outside.bind(app, outside=ports)


def _prepare_answers(app: Flask, settings: Settings) -> None:
    style = load_core_style()
    indentation.register(app.jinja_env)
    app.jinja_env.globals.update(
        core_style=Markup(style.text),  # noqa: S704 – our own sheet
        lean_style=Markup(style.lean),  # noqa: S704 – our own sheet
        footer_pages=FOOTER_PAGES,
        categories=tuple(Category),
        tab="",
    )
    # A window of 64 kB holds our pages and costs less than one of 4 MB.
    app.config.update(COMPRESS_ALGORITHM=["br", "gzip"], COMPRESS_BR_LEVEL=5, COMPRESS_BR_WINDOW=16)
    CompressEveryStatus(app)
    visiting.bind(app)
    account_menu.register(app)
    desk.register(app)
    uploads.register(app)
    access.protect(app)
    security.protect(app, is_https=settings.is_https, style=style)
    filters.register(app)
    frames.register(app)
    links.register(app)
    panel.register(app)
    profile_words.register(app)
    received_words.register(app)
    result_words.register(app)
    review_words.register(app)
    waiting_words.register(app)
    plain_language.register(app)
    phrases.register(app)
    password_words.register(app)
    static_files.register(app, style=style)
    errors.register(app)
