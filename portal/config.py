"""Every setting of the portal, read from the environment once and validated.

Without any variable the portal runs embedded: SQLite, local files, an embedded queue and mails
as `.eml` files, all below `instance/`. docs/operations.md lists every variable with an example.
"""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

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


class ConfigurationInvalid(PortalError):
    """Report settings with which the portal must not start."""


class Settings(BaseModel):
    """The validated settings; the field names are those of the environment in lower case."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    environment: Literal["development", "test", "production"] = "development"
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
    forwarded_hops: Annotated[int, Field(ge=0, le=3)] = 0
    portal_name: str = "mitpflegeleben.de"
    operator: str = DEMO_OPERATOR
    operator_email: str = "demo@example.org"
    operator_phone: str = ""
    support_email: str = "support@mitunsleben.de"
    activation_sender: str = "do-not-reply@mitpflegeleben.de"
    reset_sender: str = "do-not-reply@mitunsleben.de"
    pdf_wait_seconds: Annotated[int, Field(ge=1, le=60)] = 4
    argon2_memory_kib: Annotated[int, Field(ge=8, le=1024 * 1024)] = ARGON2_LEAST_KIB
    argon2_passes: Annotated[int, Field(ge=1, le=10)] = 1

    @field_validator("secret_key_fallbacks", "data_keys", "trusted_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("instance_dir")
    @classmethod
    def _is_absolute(cls, folder: Path) -> Path:
        return folder.absolute()

    @field_validator(*SCHEMES)
    @classmethod
    def _is_known_address(cls, value: str, info: ValidationInfo) -> str:
        known = SCHEMES[str(info.field_name)]
        if value and urlsplit(value).scheme not in known:
            raise ValueError(f"must begin with one of {', '.join(known)} and ://")
        return value

    @field_validator("storage_url")
    @classmethod
    def _has_whole_path(cls, value: str) -> str:
        if value.startswith("file:") and not value.startswith("file:///"):
            raise ValueError("must name the whole path: file:///…")
        return value

    @field_validator("public_url")
    @classmethod
    def _is_bare(cls, value: str) -> str:
        value = value.rstrip("/")
        parts = urlsplit(value)
        if not parts.hostname or parts.path or parts.query or parts.fragment:
            raise ValueError("must be scheme, host and, if need be, port; no path")
        return value

    @field_validator("activation_sender", "reset_sender")
    @classmethod
    def _is_bare_address(cls, value: str) -> str:
        if not ADDRESS.fullmatch(value) or not value.isascii():
            raise ValueError("must be one bare address, such as post@example.org")
        return value

    @field_validator("data_keys")
    @classmethod
    def _are_fernet_keys(cls, keys: tuple[str, ...]) -> tuple[str, ...]:
        for key in keys:
            Fernet(key)
        return keys

    @model_validator(mode="after")
    def _is_safe_in_production(self) -> "Settings":
        if self.environment != "production":
            return self
        complaints = [text for wrong, text in self._production_rules() if wrong]
        if complaints:
            raise ValueError("; ".join(complaints))
        return self

    def _production_rules(self) -> tuple[tuple[bool, str], ...]:
        return (
            (
                _is_weak(self.secret_key),
                f"SECRET_KEY must be set and have at least {SECRET_LENGTH} mixed characters",
            ),
            (
                any(_is_weak(key) for key in self.secret_key_fallbacks),
                f"SECRET_KEY_FALLBACKS must each have at least {SECRET_LENGTH} mixed characters",
            ),
            (not self.data_keys, "DATA_KEYS must be set"),
            (
                self.argon2_memory_kib < ARGON2_LEAST_KIB,
                f"ARGON2_MEMORY_KIB must be at least {ARGON2_LEAST_KIB}",
            ),
            (not self.public_url.startswith("https://"), "PUBLIC_URL must begin with https://"),
            (
                self.operator == DEMO_OPERATOR or self.operator_email.endswith("@example.org"),
                "OPERATOR and OPERATOR_EMAIL must name the real operator",
            ),
        )

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
        name: environ[name.upper()] for name in Settings.model_fields if environ.get(name.upper())
    }
    try:
        settings = Settings.model_validate(known)
        if settings.environment == "production":
            return settings
        return Settings.model_validate({**known, **_embedded_secrets(settings)})
    except ValidationError as error:
        raise ConfigurationInvalid(_in_words(error)) from None


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


def _in_words(error: ValidationError) -> str:
    parts = []
    for item in error.errors():
        name = str(item["loc"][0]).upper() if item["loc"] else "settings"
        parts.append(f"{name}: {item['msg']}")
    return "; ".join(parts)
