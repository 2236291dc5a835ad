from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.reviews.mean import PARTS, UNRATED, Mean, mean_of, mean_of_parts, overall


@pytest.mark.parametrize(
    ("total", "votes", "stars"),
    [
        (0, 0, None),
        (5, 1, None),
        (10, 2, None),
        (15, 3, Decimal("5.0")),
        (13, 4, Decimal("3.3")),
        (10, 3, Decimal("3.3")),
        (11, 3, Decimal("3.7")),
        (3, 3, Decimal("1.0")),
    ],
)
def test_f12_there_is_no_mean_below_three_votes(total, votes, stars):
    assert mean_of(total=total, votes=votes) == Mean(stars=stars, votes=votes)


def test_f12_a_review_counts_once_however_much_it_rates():
    reviews = ({"pflege": 5}, {"pflege": 1, "essen": 1, "raeume": 1}, {"essen": 3})

    assert overall(reviews=reviews) == Mean(stars=Decimal("3.0"), votes=3)


def test_f12_a_review_without_stars_is_no_vote():
    assert overall(reviews=({}, {"pflege": 5}, {"pflege": 5})) == Mean(stars=None, votes=2)


@given(st.lists(st.integers(1, 5), min_size=3, max_size=200))
def test_the_mean_is_the_nearest_tenth(stars):
    mean = mean_of(total=sum(stars), votes=len(stars)).stars

    assert abs(Fraction(mean) - Fraction(sum(stars), len(stars))) <= Fraction(1, 20)
    assert Decimal("1.0") <= mean <= Decimal("5.0")


def test_d07_three_reviews_in_parts():
    mean = mean_of_parts(parts=(5 + 4) * PARTS + PARTS * 7 // 2, votes=3)

    assert mean == Mean(stars=Decimal("4.2"), votes=3)


def test_d07_nobody_voted_is_no_mean():
    assert mean_of_parts(parts=0, votes=0) == UNRATED == Mean(stars=None, votes=0)


@given(st.lists(st.lists(st.integers(1, 5), min_size=1, max_size=12), min_size=1, max_size=20))
def test_d07_parts_give_the_mean_of_all_reviews_exactly(reviews):
    parts = sum(sum(stars) * PARTS // len(stars) for stars in reviews)

    mean = mean_of_parts(parts=parts, votes=len(reviews))

    assert mean == overall(reviews=[dict(enumerate(stars)) for stars in reviews])
