"""One part is saved, and the others stay."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from portal.domain.audit.entry import Actor
from portal.domain.profiles.content import ProfileContent
from portal.domain.profiles.saving import PartChange
from portal.models.audit_entry import AuditEntry
from portal.models.facility import ServedPostcode
from portal.queries.own_profiles import get_own_profile
from portal.queries.profiles import find_content
from portal.services.journal.change_facility import ChangedMeanwhile
from portal.services.profiles.save_part import save_part
from portal.values.errors import Invalid
from tests.factories.companies import make_company
from tests.factories.own_facilities import acting_for, store_own, stored
from tests.models.records import NOW


@pytest.fixture
def company(session):
    return make_company(session)


@pytest.fixture
def profile(session, company):
    number = store_own(session, company)
    return get_own_profile(
        session, acting=acting_for(company), facility_id=number, today=date(2026, 3, 2)
    )


def save(session, company, profile, change, *, seen_version=1):
    return save_part(
        session,
        company_id=company.id,
        before=profile,
        seen_version=seen_version,
        change=change,
        actor=Actor(account_id="1", words="Erika"),
        now=NOW,
    )


class TestSave:
    def test_stores_what_is_told_columns_and_area_and_says_which_part(
        self, session, company, profile
    ):
        first = replace(profile.content, transport="Bus 12")
        save(session, company, profile, PartChange(part="Verkehr", content=first))
        second = replace(first, languages=("Dänisch",))
        change = PartChange(
            part="Sprachen", content=second, columns={"service_bits": 4}, served=("19370",)
        )

        assert save(session, company, profile, change, seen_version=2) == 3

        number = profile.own.id
        assert find_content(session, facility_id=number) == second
        assert stored(session, number).service_bits == 4
        assert session.scalars(sa.select(ServedPostcode.postcode)).all() == ["19370"]
        details = session.scalars(sa.select(AuditEntry.details).order_by(AuditEntry.id)).all()
        assert details == [{"fields": "Verkehr"}, {"fields": "Sprachen"}]

        save(session, company, profile, replace(change, served=()), seen_version=3)
        assert session.scalars(sa.select(ServedPostcode.postcode)).all() == []


class TestRefused:
    @pytest.mark.parametrize(
        "content",
        [
            ProfileContent(features=("A", "B", "C", "D")),
            ProfileContent(video_url="https://vimeo.com/1"),
            ProfileContent(transport="x" * 1_001),
        ],
    )
    def test_i02_i04_what_must_not_be_stored_changes_nothing(
        self, session, company, profile, content
    ):
        with pytest.raises(Invalid):
            save(session, company, profile, PartChange(part="Probe", content=content))

        assert find_content(session, facility_id=profile.own.id) is None
        assert stored(session, profile.own.id).version == 1

    def test_what_somebody_else_has_saved_stays(self, session, company, profile):
        change = PartChange(part="Probe", content=ProfileContent(transport="A"))
        save(session, company, profile, change)

        with pytest.raises(ChangedMeanwhile):
            save(
                session,
                company,
                profile,
                PartChange(part="Probe", content=ProfileContent(transport="B")),
            )

        assert find_content(session, facility_id=profile.own.id).transport == "A"
