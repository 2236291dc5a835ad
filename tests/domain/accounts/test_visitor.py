"""Somebody who is signed in."""

from dataclasses import FrozenInstanceError

import pytest

from portal.domain.accounts.roles import Role
from portal.domain.accounts.visitor import Visitor

ERIKA = Visitor(
    account_id="a" * 32,
    session_id="b" * 32,
    role=Role.SEEKER,
    name="Erika Musterfrau",
    email="erika@example.org",
    has_second_factor=False,
    awaits_second_factor=False,
)


class TestVisitor:
    @pytest.mark.parametrize(
        ("field", "value"), [("role", Role.ADMIN), ("awaits_second_factor", False)]
    )
    def test_nobody_becomes_another_on_the_way(self, field: str, value: object):
        with pytest.raises(FrozenInstanceError):
            setattr(ERIKA, field, value)
