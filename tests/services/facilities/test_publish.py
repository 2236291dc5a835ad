"""The switch „Öffentlich“, and what takes something off in spite of it."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.domain.audit.entry import Actor
from portal.domain.entitlements.products import Product
from portal.domain.matching.category import Category
from portal.domain.publication.rule import Hidden
from portal.models.audit_entry import AuditEntry
from portal.models.company import Company
from portal.models.facility import Facility
from portal.services.facilities.publish import PublicationRefused, publish_facility
from portal.values.errors import NotFound
from tests.factories.companies import grant, make_company
from tests.factories.own_facilities import store_own
from tests.models.records import NOW

TODAY = date(2026, 3, 2)
ERIKA = Actor(account_id="1", words="Erika Musterfrau")


@pytest.fixture
def company(session):
    return make_company(session)


@pytest.fixture
def flat(session, company):
    return store_own(
        session, company, category=Category.WOHNEN.value, is_published=False, wants_public=False
    )


def publish(session, company, facility_id, *, is_wanted=True):
    return publish_facility(
        session,
        company_id=company.id,
        facility_id=facility_id,
        is_wanted=is_wanted,
        actor=ERIKA,
        today=TODAY,
        now=NOW,
    )


class TestPublish:
    def test_k01_needs_the_licence_of_this_facility(self, session, company, flat):
        with pytest.raises(PublicationRefused) as refused:
            publish(session, company, flat)
        assert refused.value.reason is Hidden.NO_LICENCE

        grant(session, company, flat, Product.WOHNEN)
        assert publish(session, company, flat).value

    def test_k09_premium_publishes_no_flat(self, session, company, flat):
        grant(session, company, flat, Product.PREMIUM)

        with pytest.raises(PublicationRefused):
            publish(session, company, flat)

    def test_a_licence_of_yesterday_is_none(self, session, company, flat):
        grant(session, company, flat, Product.WOHNEN, ends_on=TODAY - timedelta(days=1))

        with pytest.raises(PublicationRefused):
            publish(session, company, flat)

    def test_of_a_locked_company_is_refused(self, session, company):
        facility_id = store_own(session, company, is_published=False, wants_public=False)
        session.execute(sa.update(Company).values(locked_at=NOW, lock_reason="Prüfung"))

        with pytest.raises(PublicationRefused) as refused:
            publish(session, company, facility_id)

        assert refused.value.reason is Hidden.LOCKED

    def test_asked_twice_changes_once_and_is_written_down_once(self, session, company):
        facility_id = store_own(session, company, is_published=False, wants_public=False)

        for _ in range(2):
            publish(session, company, facility_id)

        entries = session.scalars(sa.select(AuditEntry)).all()
        assert [one.action for one in entries] == ["facility_published"]
        assert (entries[0].actor, entries[0].company_id) == (ERIKA.words, company.id)
        assert session.get(Facility, facility_id).version == 2

    def test_can_always_be_switched_off(self, session, company, flat):
        session.execute(sa.update(Facility).values(is_published=True, wants_public=True))

        assert not publish(session, company, flat, is_wanted=False).value
        session.expire_all()
        assert not session.get(Facility, flat).is_published

    def test_somebody_elses_is_not_there(self, session, flat):
        other = make_company(session, email="andere@example.org")

        with pytest.raises(NotFound):
            publish(session, other, flat)

    def test_what_waits_in_the_bin_is_not_there(self, session, company, flat):
        session.execute(sa.update(Facility).values(deleted_at=NOW))

        with pytest.raises(NotFound):
            publish(session, company, flat)
