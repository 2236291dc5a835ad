"""A consultation under way, and what lies in its row."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet

from portal.adapters.cipher import Cipher
from portal.domain.robin.catalogue.load import Catalogue
from portal.services.consultations.start import start_consultation
from tests.domain.robin.small_catalogue import small

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
KEY = "k" * 32
ID = "0f1e2d"
ANSWERS = {"einwilligung": "ja", "ort": "19370", "name": "Kanarienvogel"}


@pytest.fixture(scope="session")
def cipher() -> Cipher:
    """Return the portal's own cipher with a fresh key."""
    return Cipher(keys=(Fernet.generate_key().decode(),))


@pytest.fixture
def catalogue(tmp_path) -> Catalogue:
    """Return a small catalogue that asks whether the person concerned knows."""
    return small(tmp_path)


@pytest.fixture
def start(session, cipher) -> Callable[..., None]:
    """Return a function that starts a consultation, with changes."""

    def start(**changes: Any) -> None:
        plain = {
            "key": KEY,
            "consultation_id": ID,
            "answers": ANSWERS,
            "catalogue_version": "katalog-1",
            "consent_version": "text-1",
            "now": NOW,
            "cipher": cipher,
        }
        start_consultation(session, **(plain | changes))

    return start


@pytest.fixture
def rows(session) -> Callable[[], list[dict[str, Any]]]:
    """Return a function that reads the raw rows, as a thief of the database would."""

    def read() -> list[dict[str, Any]]:
        found = session.execute(sa.text("SELECT * FROM consultation ORDER BY id")).mappings()
        return [{name: _bytes(value) for name, value in row.items()} for row in found]

    return read


def _bytes(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value
