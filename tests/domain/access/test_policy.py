"""The one table that says who may do what."""

import pytest

from portal.domain.access.permission import Permission
from portal.domain.access.policy import is_allowed
from portal.domain.accounts.roles import Role

OWN = {permission for permission in Permission if permission.value.startswith("own:")}
OPERATORS = {permission for permission in Permission if permission.value.startswith("portal:")}
COMPANY = {permission for permission in Permission if permission.value.startswith("company:")}


class TestIsAllowed:
    @pytest.mark.parametrize("permission", sorted(OWN))
    def test_seekers_do_everything_with_what_is_theirs(self, permission: Permission):
        assert is_allowed(role=Role.SEEKER, permission=permission)

    @pytest.mark.parametrize("permission", sorted(OPERATORS))
    def test_seekers_do_nothing_that_operates_the_portal(self, permission: Permission):
        assert not is_allowed(role=Role.SEEKER, permission=permission)
        assert is_allowed(role=Role.ADMIN, permission=permission)

    def test_admins_use_their_account_and_keep_no_results(self):
        assert is_allowed(role=Role.ADMIN, permission=Permission.ACCOUNT_USE)
        assert not is_allowed(role=Role.ADMIN, permission=Permission.RESULTS_KEEP)

    @pytest.mark.parametrize("permission", sorted(COMPANY))
    def test_only_providers_work_for_companies(self, permission: Permission):
        assert [role for role in Role if is_allowed(role=role, permission=permission)] == [
            Role.PROVIDER
        ]

    @pytest.mark.parametrize("permission", sorted(OPERATORS | (OWN - {Permission.ACCOUNT_USE})))
    def test_providers_neither_operate_the_portal_nor_seek_care(self, permission: Permission):
        assert not is_allowed(role=Role.PROVIDER, permission=permission)
        assert is_allowed(role=Role.PROVIDER, permission=Permission.ACCOUNT_USE)
