"""What providers tell: read in order, and files of published facilities only."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.domain.entitlements.products import Product
from portal.domain.matching.category import Category
from portal.domain.profiles.files import FileKind
from portal.models.facility import Facility
from portal.queries.profiles import (
    MOST_UNITS,
    find_content,
    find_told,
    get_category,
    get_public_file,
    list_files,
    list_picture_ids,
    list_units,
)
from portal.values.errors import NotFound
from tests.factories.companies import grant, make_company
from tests.factories.own_facilities import store_own
from tests.models.records import make_file, make_profile, make_unit, store_facility

TODAY = date(2026, 3, 2)


@pytest.fixture
def facility_id(session):
    facility = store_facility(session)
    facility.is_managed = True
    session.flush()
    return facility.id


def test_a_profile_that_nobody_keeps_is_none(session, facility_id):
    assert find_content(session, facility_id=facility_id) is None

    session.add(make_profile(facility_id=facility_id, transport="Bus 12"))
    session.flush()

    assert find_content(session, facility_id=facility_id).transport == "Bus 12"


def test_j11_limits_are_those_of_today_and_of_the_company_that_keeps_it(session):
    company = make_company(session)
    number = store_own(session, company)
    session.add(make_profile(facility_id=number, transport="Bus 12"))
    session.flush()
    other = make_company(session, email="andere@example.org")
    grant(session, other, number)
    grant(session, company, number, ends_on=TODAY - timedelta(days=1))
    assert find_told(session, facility_id=number, today=TODAY)[1].is_basis

    grant(session, company, number)
    content, limits = find_told(session, facility_id=number, today=TODAY)
    assert (content.transport, limits.licence) == ("Bus 12", Product.PREMIUM)


def test_a_profile_of_no_company_has_no_limits(session, facility_id):
    assert find_told(session, facility_id=facility_id, today=TODAY) is None

    session.add(make_profile(facility_id=facility_id))
    session.flush()

    assert find_told(session, facility_id=facility_id, today=TODAY)[1] is None


def test_files_come_by_kind_in_the_providers_order_once_they_are_ready(session, facility_id):
    for id_, kind, position, is_ready in (
        ("a", "infomaterial", 1, True),
        ("b", "bild", 2, True),
        ("c", "bild", 1, True),
        ("d", "bild", 0, False),
    ):
        session.add(
            make_file(
                id=id_ * 32,
                facility_id=facility_id,
                kind=kind,
                position=position,
                is_ready=is_ready,
            )
        )
    session.flush()

    found = list_files(session, facility_id=facility_id)

    assert [(one.id[0], one.kind) for one in found] == [
        ("c", FileKind.BILD), ("b", FileKind.BILD), ("a", FileKind.INFOMATERIAL),
    ]  # fmt: skip


def test_k08_flats_come_in_order_and_no_page_lists_endless_ones(session, facility_id):
    for number in range(MOST_UNITS + 1):
        session.add(make_unit(facility_id=facility_id, position=-number, name=f"{number}"))
    session.flush()

    units = list_units(session, facility_id=facility_id)

    assert len(units) == MOST_UNITS
    assert units[0].name == str(MOST_UNITS)


class TestPublicFile:
    @pytest.fixture
    def file_id(self, session, facility_id):
        session.add(make_file(facility_id=facility_id))
        session.flush()
        return "a" * 32

    def test_of_a_published_facility_can_be_had(self, session, file_id):
        found = get_public_file(session, file_id=file_id)

        assert (found.id, found.kind, found.title) == (file_id, FileKind.BILD, "Der Garten")
        assert found.facility_name == "Pflegedienst Probe"

    @pytest.mark.parametrize("column", ["is_published", "is_managed"])
    def test_d12_of_one_that_is_not_published_or_kept_cannot(self, session, file_id, column):
        session.execute(sa.update(Facility).values({column: False}))

        with pytest.raises(NotFound):
            get_public_file(session, file_id=file_id)

    def test_one_that_is_not_ready_cannot(self, session, facility_id):
        session.add(make_file(facility_id=facility_id, is_ready=False))
        session.flush()

        with pytest.raises(NotFound):
            get_public_file(session, file_id="a" * 32)

    def test_one_that_does_not_exist_cannot(self, session):
        with pytest.raises(NotFound):
            get_public_file(session, file_id="a" * 32)

    @pytest.mark.parametrize(
        "text", ["", "\x00", "a" * 31 + "\x00", "a" * 32 + "\n", "A" * 32, "a" * 33, "٣" * 32]
    )
    def test_what_is_no_id_of_a_file_is_not_even_asked_for(self, session, file_id, text):
        assert file_id

        with pytest.raises(NotFound):
            get_public_file(session, file_id=text)


def test_pictures_are_listed_by_the_source_of_their_facility(session, facility_id):
    for id_, kind in (("b", "bild"), ("a", "person"), ("c", "pruefbericht")):
        session.add(make_file(id=id_ * 32, facility_id=facility_id, kind=kind))
    session.flush()

    found = list_picture_ids(session, source_name="probe")

    assert [one[0] for one in found] == ["a", "b"]
    assert list_picture_ids(session, source_name="demo") == ()


def test_the_category_of_any_facility_is_known(session, facility_id):
    session.execute(sa.update(Facility).values(is_published=False))

    assert get_category(session, facility_id=facility_id) is Category.AMBULANT
    with pytest.raises(NotFound):
        get_category(session, facility_id=facility_id + 1)
