import pytest

from portal.domain.comparison.choosing import Obstacle, obstacle
from portal.domain.matching.category import Category
from tests.domain.comparison.offers import make


def offers(number):
    return tuple(make(one) for one in range(1, number + 1))


@pytest.mark.parametrize("number", [2, 3, 4])
def test_d14_two_to_four_of_one_category_can_be_compared(number):
    assert obstacle(asked=range(number), offers=offers(number)) is None


@pytest.mark.parametrize(
    ("asked", "found", "expected"),
    [
        ((), (), Obstacle.TOO_FEW),
        ((1,), offers(1), Obstacle.TOO_FEW),
        ((9,), (), Obstacle.TOO_FEW),
        ((1, 2, 9), offers(2), Obstacle.GONE),
        ((1, 2, 3, 4, 5, 9), offers(5), Obstacle.GONE),
        ((1, 2), (make(1), make(2, category=Category.WOHNEN)), Obstacle.MIXED),
        (range(5), offers(5), Obstacle.TOO_MANY),
    ],
)
def test_d14_everything_else_cannot(asked, found, expected):
    assert obstacle(asked=asked, offers=found) is expected
