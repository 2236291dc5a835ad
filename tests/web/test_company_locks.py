"""A lock and what it hides are one write."""

import pytest
import sqlalchemy as sa

from portal.domain.accounts.locking import LockedMeanwhile, LockStep
from portal.domain.audit.entry import COMMAND
from portal.models.facility import Facility
from portal.web.company_locks import change_lock
from portal.web.extensions import db
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import NOW, Offer, store


def test_p10_facilities_are_hidden_and_shown_with_it(app, freeze):
    freeze(NOW)
    company = make_company(app)
    numbers = store(app, [Offer(name="Haus am See"), Offer(name="Haus am Dom")])
    give_facility(app, company, numbers[0])

    def change(step):
        return change_lock(company_id=company.id, step=step, reason="Probe", actor=COMMAND)

    def public():
        found = sa.select(Facility.id).where(Facility.is_published).order_by(Facility.id)
        return db.session.scalars(found).all()

    with app.app_context():
        assert (change(LockStep.LOCK), public()) == (1, [numbers[1]])
        with pytest.raises(LockedMeanwhile):
            change(LockStep.LOCK)
        assert (change(LockStep.UNLOCK), public()) == (1, list(numbers))
