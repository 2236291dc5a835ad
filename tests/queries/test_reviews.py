"""Which reviews are seen, in which order, and what waits."""

from datetime import timedelta

import pytest

from portal.models.review import ReviewReport, ReviewStars
from portal.queries import reviews
from portal.values.errors import NotFound
from tests.models.records import NOW, make_review, store_facility


@pytest.fixture
def facility_id(session):
    return store_facility(session).id


@pytest.fixture
def add(session, facility_id):
    def add_one(number, *, days=0, stars=(), **fields):
        moment = NOW + timedelta(days=days)
        review = make_review(
            id=f"{number:032d}",
            facility_id=facility_id,
            author_key=f"key {number}",
            token_hash=f"{number:064d}",
            drafted_at=moment,
            **{"published_at": moment, **fields},
        )
        review.stars = [ReviewStars(criterion=key, stars=one) for key, one in stars]
        session.add(review)
        session.flush()
        session.expire_all()
        return review.id

    return add_one


HIDDEN = (
    {"state": "draft", "published_at": None},
    {"state": "waiting"},
    {"state": "rejected", "decision": "x"},
)


def test_only_published_ones_are_seen_the_newest_first(session, facility_id, add):
    old, new = add(1), add(2, days=1)
    for number, fields in enumerate(HIDDEN, start=3):
        add(number, **fields)

    shown = reviews.list_published(session, facility_id=facility_id, limit=10)

    assert [one.review_id for one in shown] == [new, old]
    assert reviews.count_reviews(session, facility_id=facility_id).published == 2


def test_equal_times_are_ordered_by_id_and_pages_do_not_overlap(session, facility_id, add):
    ids = [add(number) for number in (3, 1, 2)]

    pages = [
        reviews.list_published(session, facility_id=facility_id, limit=2, offset=offset)
        for offset in (0, 2)
    ]

    assert [one.review_id for page in pages for one in page] == sorted(ids)


def test_stars_of_hidden_reviews_do_not_count(session, facility_id, add):
    seen = add(1, stars=(("pflege", 5), ("essen", 2)))
    add(2, stars=(("pflege", 1),), **HIDDEN[1])

    assert reviews.list_stars(session, facility_id=facility_id) == (
        (seen, "essen", 2),
        (seen, "pflege", 5),
    )


def test_another_facility_has_none(session, facility_id, add):
    add(1)

    assert reviews.list_published(session, facility_id=facility_id + 1, limit=10) == ()


@pytest.mark.parametrize("fields", HIDDEN)
def test_what_is_hidden_is_not_found_alone_either(session, facility_id, add, fields):
    review_id = add(1, **fields)

    with pytest.raises(NotFound):
        reviews.get_shown(session, facility_id=facility_id, review_id=review_id)


def test_one_review_with_its_stars(session, facility_id, add):
    review_id = add(1, stars=(("pflege", 4),))

    shown = reviews.get_shown(session, facility_id=facility_id, review_id=review_id)

    assert shown.stars == {"pflege": 4}


def test_what_waits_comes_the_oldest_first(session, add):
    late, early = add(1, days=2, **HIDDEN[1]), add(2, days=1, **HIDDEN[1])
    add(3)

    assert [one.id for one in reviews.list_waiting(session, limit=10)] == [early, late]


def test_decided_reports_do_not_wait(session, add):
    review_id = add(1)
    for decision, decided_at in (("", None), ("published: ", NOW)):
        session.add(
            ReviewReport(
                review_id=review_id,
                reason="x",
                reported_at=NOW,
                decision=decision,
                decided_at=decided_at,
            )
        )
    session.flush()

    assert [one.decision for one in reviews.list_open_reports(session, limit=10)] == [""]


def test_a_link_leads_to_its_review_only(session, add):
    review_id = add(1)

    assert reviews.get_by_token(session, token_hash=f"{1:064d}").id == review_id
    with pytest.raises(NotFound):
        reviews.get_by_token(session, token_hash="x")


def test_an_author_is_found_at_this_facility_only(session, facility_id, add):
    review_id = add(1)

    found = reviews.find_by_author(session, facility_id=facility_id, author_key="key 1")
    assert found.id == review_id
    assert reviews.find_by_author(session, facility_id=facility_id + 1, author_key="key 1") is None


def test_drafts_before_a_moment(session, add):
    old = add(1, **HIDDEN[0])
    add(2, days=1, **HIDDEN[0])
    add(3)

    moment = NOW + timedelta(hours=1)
    assert [one.id for one in reviews.list_drafts_before(session, moment=moment, limit=10)] == [old]


def test_x18_only_what_everybody_could_read_counts_as_removed(session, facility_id, add):
    add(1)
    add(2, state="rejected", decision="Werbung.")
    add(3, state="rejected", decision="Werbung.", published_at=None)
    add(4, state="waiting")

    numbers = reviews.count_reviews(session, facility_id=facility_id)

    assert (numbers.published, numbers.removed) == (1, 1)
