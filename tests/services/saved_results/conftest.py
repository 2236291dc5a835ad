"""Two people with accounts, and a cipher."""

import pytest
from cryptography.fernet import Fernet

from portal.adapters.cipher import Cipher
from tests.factories import results
from tests.factories.accounts import MadeAccount, make_account
from tests.factories.directory import NOW


@pytest.fixture(scope="session")
def cipher() -> Cipher:
    """Return the portal's own cipher with a fresh key."""
    return Cipher(keys=(Fernet.generate_key().decode(),))


@pytest.fixture
def erika(session) -> MadeAccount:
    """Return the one who keeps results."""
    return make_account(session)


@pytest.fixture
def other(session) -> MadeAccount:
    """Return somebody else."""
    return make_account(session, email="otto@example.org")


@pytest.fixture
def keep(session, cipher, erika):
    """Return a function that stores a result of Erika's and returns its id."""

    def keep(kept=None, *, account=erika, now=NOW, **changes):
        return results.keep_result(session, account, kept, cipher=cipher, now=now, **changes)

    return keep
