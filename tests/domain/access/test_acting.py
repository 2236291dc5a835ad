"""What the Master and employees may do."""

import pytest

from portal.domain.access.acting import FOR_EMPLOYEES, Acting, Rank
from portal.domain.access.permission import Permission

COMPANY = [permission for permission in Permission if permission.startswith("company:")]
ONLY_FOR_THE_MASTER = [
    one for one in COMPANY if one not in {*FOR_EMPLOYEES, Permission.COMPANY_SEE}
]


def acting(rank: Rank, rights: dict[int, frozenset[Permission]] | None = None) -> Acting:
    return Acting("a", "Anna Kern", "c", "Pflege am Deich", rank, rights=rights or {})


class TestMaster:
    @pytest.mark.parametrize("permission", sorted(COMPANY))
    def test_may_do_everything_for_every_facility(self, permission: Permission):
        master = acting(Rank.MASTER)

        assert master.is_master
        assert master.may(permission)
        assert master.may_for(permission, facility_id=7)
        assert master.facility_ids is None
        assert master.allowed_ids(permission) is None


class TestEmployee:
    @pytest.mark.parametrize("permission", sorted(FOR_EMPLOYEES))
    def test_may_do_what_the_master_gave_them_for_that_facility(self, permission: Permission):
        rights = {1: frozenset({permission}), 2: frozenset()}
        employee = acting(Rank.EMPLOYEE, rights)

        assert employee.may(permission)
        assert employee.may_for(permission, facility_id=1)
        assert not employee.may_for(permission, facility_id=2)
        assert not employee.may_for(permission, facility_id=3)
        assert employee.facility_ids == {1, 2}
        assert employee.allowed_ids(permission) == {1}

    @pytest.mark.parametrize("permission", sorted(ONLY_FOR_THE_MASTER))
    def test_does_not_get_what_is_the_masters(self, permission: Permission):
        employee = acting(Rank.EMPLOYEE, {1: FOR_EMPLOYEES})

        assert not employee.may(permission)
        assert not employee.may_for(permission, facility_id=1)
        assert employee.allowed_ids(permission) == frozenset()

    def test_without_a_facility_sees_the_dashboard_and_nothing_in_it(self):
        employee = acting(Rank.EMPLOYEE)

        assert [one for one in COMPANY if employee.may(one)] == [Permission.COMPANY_SEE]
        assert employee.facility_ids == frozenset()
