"""What may be allowed."""

import pytest

from portal.domain.access.permission import Permission

SCOPES = {"own", "company", "portal"}


class TestPermission:
    @pytest.mark.parametrize("permission", Permission)
    def test_reads_as_scope_resource_and_action(self, permission: Permission):
        scope, resource, action = permission.value.split(":")

        assert scope in SCOPES
        assert resource
        assert action
