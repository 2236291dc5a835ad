"""The kinds of accounts."""

from portal.domain.accounts.roles import Role


class TestRole:
    def test_only_admins_need_a_second_factor(self):
        assert [role for role in Role if role.needs_second_factor] == [Role.ADMIN]

    def test_the_values_are_those_that_the_database_takes(self):
        assert {role.value for role in Role} == {"seeker", "provider", "admin"}
