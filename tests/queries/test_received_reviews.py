"""Reviews as the dashboard of a company shows them."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from portal.domain.access.permission import Permission
from portal.models.review import ReviewStars
from portal.queries.received_reviews import get_for_change, get_received, list_received
from portal.values.errors import NotFound
from tests.factories.companies import (
    MadeCompany,
    acting_as,
    add_group,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility, make_review

DAY = timedelta(days=1)


@pytest.fixture
def company(session: Session) -> MadeCompany:
    """Store the reviews 1 and 2 of a company's houses, 3 of another's, and 4 that waits."""
    add_source(session)
    for number in (1, 2, 3):
        session.add(make_facility(external_id=str(number), id=number, name=f"Haus {number}"))
    session.flush()
    made = make_company(session)
    give_facility(session, made, 1, 2)
    give_facility(session, make_company(session, email="andere@example.org"), 3)
    for number, (facility_id, state) in enumerate(
        ((1, "published"), (2, "published"), (3, "published"), (1, "waiting")), start=1
    ):
        review = make_review(
            id=f"{number:032x}",
            author_key=str(number),
            facility_id=facility_id,
            state=state,
            published_at=NOW + number * DAY,
            provider_read_at=NOW if number == 2 else None,
        )
        review.stars = [ReviewStars(criterion="pflege", stars=4)]
        session.add(review)
    session.flush()
    return made


def numbers(found) -> list[int]:
    return [int(one.review.review_id, 16) for one in found]


class TestListReceived:
    def test_f05_lists_those_of_the_company_the_newest_first(
        self, session: Session, company: MadeCompany
    ):
        found = list_received(session, acting=acting_as(session, company.master), limit=9)

        assert numbers(found) == [2, 1]
        assert [one.is_new for one in found] == [False, True]
        assert found[0].facility_name == "Haus 2"
        assert found[0].review.stars == {"pflege": 4}

    def test_narrows_to_what_is_new_and_to_a_group(self, session: Session, company: MadeCompany):
        who = acting_as(session, company.master)
        group_id = add_group(session, company, 2)

        assert numbers(list_received(session, acting=who, is_new=True, limit=9)) == [1]
        assert numbers(list_received(session, acting=who, group_id=group_id, limit=9)) == [2]
        assert numbers(list_received(session, acting=who, offset=1, limit=1)) == [1]


class TestGet:
    @pytest.mark.parametrize("number", [3, 4, 9])
    def test_finds_neither_those_of_others_nor_what_waits(
        self, session: Session, company: MadeCompany, number: int
    ):
        who = acting_as(session, company.master)

        for get in (get_received, get_for_change):
            with pytest.raises(NotFound):
                get(
                    session,
                    acting=who,
                    review_id=f"{number:032x}",
                    permission=Permission.REVIEWS_READ,
                )

    def test_f09_asks_for_the_right(self, session: Session, company: MadeCompany):
        grant(session, company, 1)
        who = acting_as(session, make_employee(session, company, rights={1: "read"}))
        one = f"{1:032x}"

        found = get_received(session, acting=who, review_id=one, permission=Permission.REVIEWS_READ)
        assert found.facility_id == 1
        with pytest.raises(NotFound):
            get_for_change(session, acting=who, review_id=one, permission=Permission.REVIEWS_ANSWER)
