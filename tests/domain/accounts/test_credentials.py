"""What a sign-in is checked against."""

from dataclasses import FrozenInstanceError

import pytest

from portal.domain.accounts.credentials import Credentials
from portal.domain.accounts.roles import Role


class TestCredentials:
    def test_stay_what_was_checked(self):
        checked = Credentials(
            account_id="a" * 32,
            role=Role.SEEKER,
            password_hash="hash",
            is_activated=False,
            has_second_factor=False,
        )

        with pytest.raises(FrozenInstanceError):
            checked.is_activated = True
