"""Every route is closed to an account that support has locked, whatever its role."""

import pytest
from flask import Flask

from portal.domain.accounts.locking import LockStep
from portal.domain.accounts.roles import Role
from portal.domain.audit.entry import COMMAND
from portal.services.accounts.lock import lock_account
from portal.web.transactions import writing
from tests.factories.accounts import TOTP_BASE32, make_account, sign_in
from tests.factories.directory import NOW
from tests.support.checked_client import CheckedClient
from tests.test_access_matrix import is_sent_away, requests


@pytest.fixture(autouse=True)
def _prepared(app: Flask, freeze) -> None:
    freeze(NOW)
    app.config["WTF_CSRF_ENABLED"] = False


class TestLockedAccount:
    @pytest.mark.parametrize("role", Role)
    def test_is_signed_out_at_once_and_opens_nothing(
        self, app: Flask, client: CheckedClient, role: Role
    ):
        made = make_account(app, role=role, totp_secret=TOTP_BASE32)
        sign_in(client, app, made)
        with app.app_context(), writing() as session:
            lock_account(
                session,
                account_id=made.id,
                step=LockStep.LOCK,
                reason="Probe",
                actor=COMMAND,
                now=NOW,
            )

        for method, path in requests(app):
            assert is_sent_away(client.open(path, method=method)), (method, path)
