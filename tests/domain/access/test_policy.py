"""The one table that says who may do what."""

import pytest

from portal.domain.access.permission import Permission
from portal.domain.access.policy import is_allowed
from portal.domain.accounts.roles import Role

OWN = {permission for permission in Permission if permission.value.startswith("own:")}
OPERATORS = {permission for permission in Permission if permission.value.startswith("portal:")}


class TestIsAllowed:
    @pytest.mark.parametrize("permission", OWN)
    def test_seekers_do_everything_with_what_is_theirs(self, permission: Permission):
        assert is_allowed(role=Role.SEEKER, permission=permission)

    @pytest.mark.parametrize("permission", OPERATORS)
    def test_seekers_do_nothing_that_operates_the_portal(self, permission: Permission):
        assert not is_allowed(role=Role.SEEKER, permission=permission)
        assert is_allowed(role=Role.ADMIN, permission=permission)

    def test_admins_use_their_account_and_keep_no_results(self):
        assert is_allowed(role=Role.ADMIN, permission=Permission.ACCOUNT_USE)
        assert not is_allowed(role=Role.ADMIN, permission=Permission.RESULTS_KEEP)
