"""Every setting of the portal, read from the environment once and validated.

Without any variable the portal runs embedded: SQLite, local files, an embedded queue and mails
as `.eml` files, all below `instance/`. docs/operations.md lists every variable with an example.
"""

import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cryptography.fernet import Fernet

from portal.adapters.mail import ADDRESS
from portal.values.errors import PortalError

ROOT = Path(__file__).resolve().parent.parent
DEMO_OPERATOR = "Musterbetrieb Pflegeportal (Demo), Musterstraße 1, 12345 Musterstadt"
SECRET_LENGTH = 32
DISTINCT_CHARACTERS = 8
ARGON2_LEAST_KIB = 46 * 1024
MAX_BODY_BYTES = 256 * 1024
MAX_FORM_PARTS = 200
MAX_FIELD_BYTES = 64 * 1024
EMBEDDED_HOSTS = ("127.0.0.1", "localhost")
SCHEMES: Mapping[str, tuple[str, ...]] = {
    "database_url": ("sqlite", "postgresql", "postgresql+psycopg"),
    "redis_url": ("redis", "rediss", "unix"),
    "smtp_url": ("smtp", "smtps"),
    "storage_url": ("file", "s3"),
    "public_url": ("http", "https"),
}
ENVIRONMENTS = ("development", "test", "production")
RANGES: Mapping[str, range] = {
    "forwarded_hops": range(4),
    "pdf_wait_seconds": range(1, 61),
    "argon2_memory_kib": range(8, 1024 * 1024 + 1),
    "argon2_passes": range(1, 11),
}
"""The numbers that the settings may be."""
LISTS = ("secret_key_fallbacks", "data_keys", "trusted_hosts")
"""Settings with commas between their parts."""
SENDERS = ("activation_sender", "reset_sender")


class ConfigurationInvalid(PortalError):
    """Report settings with which the portal must not start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The validated settings; the field names are those of the environment in lower case.

    Raises:
        ConfigurationInvalid: a value is wrong or production lacks a secret; names the variable.
    """

    environment: str = "development"
    instance_dir: Path = ROOT / "instance"
    database_url: str = ""
    redis_url: str = ""
    smtp_url: str = ""
    storage_url: str = ""
    public_url: str = "http://127.0.0.1:8000"
    secret_key: str = ""
    secret_key_fallbacks: tuple[str, ...] = ()
    data_keys: tuple[str, ...] = ()
    trusted_hosts: tuple[str, ...] = ()
    forwarded_hops: int = 0
    portal_name: str = "mitpflegeleben.de"
    operator: str = DEMO_OPERATOR
    operator_email: str = "demo@example.org"
    operator_phone: str = ""
    support_email: str = "support@mitunsleben.de"
    activation_sender: str = "do-not-reply@mitpflegeleben.de"
    reset_sender: str = "do-not-reply@mitunsleben.de"
    pdf_wait_seconds: int = 4
    argon2_memory_kib: int = ARGON2_LEAST_KIB
    argon2_passes: int = 1

    def __post_init__(self) -> None:
        """Bring paths and addresses to one form and refuse what is wrong."""
        object.__setattr__(self, "instance_dir", self.instance_dir.absolute())
        object.__setattr__(self, "public_url", self.public_url.rstrip("/"))
        problems = [f"{name.upper()}: {text}" for name, text in _problems(self)]
        if not problems and self.environment == "production":
            problems = [text for wrong, text in _production_rules(self) if wrong]
        if problems:
            raise ConfigurationInvalid("; ".join(problems))

    @property
    def is_https(self) -> bool:
        """Say whether people reach the portal by https."""
        return self.public_url.startswith("https://")

    @property
    def allowed_hosts(self) -> tuple[str, ...]:
        """Return the host names that requests may carry: the public one and those listed."""
        public = urlsplit(self.public_url).hostname or ""
        embedded = () if self.environment == "production" else EMBEDDED_HOSTS
        return tuple(dict.fromkeys((public, *self.trusted_hosts, *embedded)))

    @property
    def sqlalchemy_url(self) -> str:
        """Return the database address; SQLite below the instance folder by default."""
        return self.database_url or f"sqlite:///{self.instance_dir / 'portal.sqlite3'}"


def _problems(settings: Settings) -> Iterator[tuple[str, str]]:
    """Give the name of each wrong setting, with what is wrong; never the value, a secret."""
    if settings.environment not in ENVIRONMENTS:
        yield "environment", f"must be one of {', '.join(ENVIRONMENTS)}"
    yield from _wrong_addresses(settings)
    for name, numbers in RANGES.items():
        if getattr(settings, name) not in numbers:
            yield name, f"must be a number from {numbers.start} to {numbers.stop - 1}"
    if not all(map(_is_fernet_key, settings.data_keys)):
        yield "data_keys", "must be 32 bytes in URL-safe Base64 each"


def _wrong_addresses(settings: Settings) -> Iterator[tuple[str, str]]:
    for name, known in SCHEMES.items():
        value = getattr(settings, name)
        if value and urlsplit(value).scheme not in known:
            yield name, f"must begin with one of {', '.join(known)} and ://"
    if settings.storage_url.startswith("file:") and not settings.storage_url.startswith("file:///"):
        yield "storage_url", "must name the whole path: file:///…"
    public = urlsplit(settings.public_url)
    if not public.hostname or public.path or public.query or public.fragment:
        yield "public_url", "must be scheme, host and, if need be, port; no path"
    for name in SENDERS:
        value = getattr(settings, name)
        if not ADDRESS.fullmatch(value) or not value.isascii():
            yield name, "must be one bare address, such as post@example.org"


def _production_rules(settings: Settings) -> tuple[tuple[bool, str], ...]:
    """Return what must not be in production: whether it is, and what to say of it."""
    return (
        (
            _is_weak(settings.secret_key),
            f"SECRET_KEY must be set and have at least {SECRET_LENGTH} mixed characters",
        ),
        (
            any(_is_weak(key) for key in settings.secret_key_fallbacks),
            f"SECRET_KEY_FALLBACKS must each have at least {SECRET_LENGTH} mixed characters",
        ),
        (not settings.data_keys, "DATA_KEYS must be set"),
        (
            settings.argon2_memory_kib < ARGON2_LEAST_KIB,
            f"ARGON2_MEMORY_KIB must be at least {ARGON2_LEAST_KIB}",
        ),
        (not settings.public_url.startswith("https://"), "PUBLIC_URL must begin with https://"),
        (
            settings.operator == DEMO_OPERATOR or settings.operator_email.endswith("@example.org"),
            "OPERATOR and OPERATOR_EMAIL must name the real operator",
        ),
    )


def _is_fernet_key(key: str) -> bool:
    try:
        Fernet(key)
    except ValueError:
        return False
    return True


def _is_weak(secret: str) -> bool:
    return len(secret) < SECRET_LENGTH or len(set(secret)) < DISTINCT_CHARACTERS


def flask_config(*, settings: Settings) -> dict[str, Any]:
    """Return Flask's configuration: secrets, hosts, sizes and the session cookie."""
    prefix = "__Host-" if settings.is_https else ""
    return {
        "SECRET_KEY": settings.secret_key,
        "SECRET_KEY_FALLBACKS": list(settings.secret_key_fallbacks),
        "TESTING": settings.environment == "test",
        "SQLALCHEMY_DATABASE_URI": settings.sqlalchemy_url,
        # What people told us must not stand in a log, not even with an error.
        # The connection that was used last is used next: it knows the pages of the database
        # that are asked for, while those for busy hours need no memory for them.
        "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True, "pool_use_lifo": True},
        "MAX_CONTENT_LENGTH": MAX_BODY_BYTES,
        "MAX_FORM_PARTS": MAX_FORM_PARTS,
        "MAX_FORM_MEMORY_SIZE": MAX_FIELD_BYTES,
        "SESSION_COOKIE_NAME": f"{prefix}sitzung",
        "SESSION_COOKIE_SECURE": settings.is_https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_REFRESH_EACH_REQUEST": False,
        "TRUSTED_HOSTS": list(settings.allowed_hosts),
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": False,
    }


def read_settings(*, environ: Mapping[str, str]) -> Settings:
    """Read and validate the settings; embedded installations get secrets of their own.

    Raises:
        ConfigurationInvalid: a value is wrong or production lacks a secret; names the variable.
    """
    known = {
        one.name: _value_of(one.name, environ[one.name.upper()])
        for one in fields(Settings)
        if environ.get(one.name.upper())
    }
    settings = Settings(**known)
    if settings.environment == "production":
        return settings
    return Settings(**{**known, **_embedded_secrets(settings)})


def _value_of(name: str, text: str) -> Any:
    """Return what a variable says."""
    if name in LISTS:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if name in RANGES:
        # What is no number is in no range.
        return int(text) if text.strip().isascii() and text.strip().isdigit() else text
    return Path(text) if name == "instance_dir" else text


def _embedded_secrets(settings: Settings) -> dict[str, object]:
    update: dict[str, object] = {}
    if not settings.secret_key:
        update["secret_key"] = _kept(
            settings.instance_dir / "secret-key", secrets.token_urlsafe(48)
        )
    if not settings.data_keys:
        key = _kept(settings.instance_dir / "data-key", Fernet.generate_key().decode())
        update["data_keys"] = (key,)
    return update


def _kept(path: Path, fresh: str) -> str:
    """Return the secret kept in the file; make it with `fresh` if there is none yet."""
    try:
        if not path.exists():
            _place(path, fresh)
        kept = path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise ConfigurationInvalid(f"INSTANCE_DIR: {path}: {error.strerror}") from None
    if not kept:
        raise ConfigurationInvalid(f"{path} is empty: put the secret back or delete the file")
    return kept


def _place(path: Path, fresh: str) -> None:
    """Let the file appear whole or not at all, so that processes starting at once agree."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    draft.touch(mode=0o600)
    draft.write_text(fresh, encoding="ascii")
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
