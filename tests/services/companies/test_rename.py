"""Support gives a company another name, and the trail keeps the one before."""

import pytest
import sqlalchemy as sa

from portal.domain.audit.entry import Actor
from portal.models.audit_entry import AuditEntry
from portal.models.company import Company
from portal.services.companies.rename import LONGEST_NAME, CompanyChanged, rename_company
from portal.values.errors import Invalid, NotFound
from tests.factories.companies import make_company
from tests.factories.directory import NOW

ADMIN = Actor(account_id="a" * 32, words="Vera Amt")


def rename(session, company_id, name="Neu GmbH", version=1):
    rename_company(session, company_id=company_id, name=name, version=version, actor=ADMIN, now=NOW)


def stored(session):
    session.expire_all()
    return session.execute(sa.select(Company.name, Company.version)).one()


def test_p03_it_has_the_name_and_the_trail_both(session):
    made = make_company(session, name="Alt GmbH")

    rename(session, made.id)

    assert tuple(stored(session)) == ("Neu GmbH", 2)
    (entry,) = session.scalars(sa.select(AuditEntry))
    assert (entry.actor, entry.action, entry.company_id) == (
        "Vera Amt",
        "company_renamed",
        made.id,
    )
    assert entry.details == {"before": "Alt GmbH", "after": "Neu GmbH"}


def test_p03_of_two_at_once_the_second_changes_nothing(session):
    made = make_company(session)
    rename(session, made.id)

    with pytest.raises(CompanyChanged):
        rename(session, made.id, "Anders GmbH")

    assert stored(session).name == "Neu GmbH"


@pytest.mark.parametrize("name", ["", "x" * (LONGEST_NAME + 1), "Alt GmbH"])
def test_a_name_that_is_none_or_no_other_is_refused(session, name):
    made = make_company(session, name="Alt GmbH")

    with pytest.raises(Invalid):
        rename(session, made.id, name)

    assert tuple(stored(session)) == ("Alt GmbH", 1)


def test_an_unknown_one_is_refused(session):
    with pytest.raises(NotFound):
        rename(session, "x" * 32)
