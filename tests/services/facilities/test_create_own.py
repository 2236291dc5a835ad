"""A draft from name and address."""

from datetime import date

import pytest

from portal.domain.audit.entry import Actor
from portal.domain.directory.basics import Draft
from portal.domain.directory.locating import Location
from portal.domain.matching.category import Category
from portal.domain.profiles.housing import AgeFeature, Shape
from portal.queries.profiles import find_content
from portal.services.facilities.create_own import create_own
from portal.values.geo import Point
from tests.factories.companies import make_company
from tests.factories.own_facilities import stored
from tests.models.records import NOW

PARCHIM = Location("19370", "Parchim", Point(53.42671, 11.84543), is_exact=False)


@pytest.mark.parametrize("category", list(Category))
def test_h03_k06_each_category_begins_with_what_was_confirmed(session, category):
    company = make_company(session)
    is_housing = category is Category.WOHNEN
    draft = Draft(
        category=category,
        name="Probe",
        street="Deichstraße",
        house_number="1",
        location=PARCHIM,
        served=("19370",) if category is Category.AMBULANT else (),
        shape=Shape.ANLAGE if is_housing else Shape.UNKNOWN,
        age_features=(AgeFeature.AUFZUG,) if is_housing else (),
    )

    number = create_own(
        session,
        company_id=company.id,
        key="a" * 32,
        draft=draft,
        actor=Actor(account_id="1", words="Erika"),
        today=date(2026, 3, 2),
        now=NOW,
    )

    content = find_content(session, facility_id=number)
    assert (content.housing_shape, content.age_features) == (draft.shape, draft.age_features)
    assert content.age_confirmed_at == (NOW if is_housing else None)
    facility = stored(session, number)
    assert facility.address_line == "Deichstraße 1, 19370 Parchim"
    assert facility.serves_presumed_area is (category is Category.AMBULANT)
