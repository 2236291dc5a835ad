"""Fixtures of the pages for people who seek care: one of them has an account."""

import pytest
from flask import Flask

from tests.factories.accounts import MadeAccount, make_account, sign_in
from tests.support.checked_client import CheckedClient


@pytest.fixture
def erika(app: Flask, client: CheckedClient) -> MadeAccount:
    """Return the account with which `client` is signed in."""
    account = make_account(app)
    sign_in(client, app, account)
    return account
