"""Numbers on a sketch: readable, each there once, none on another."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.sketch.marks import Mark, Patch, gather

UNIT = st.integers(-250, 250)


def mark(x, y, *numbers, is_exact=True):
    return Mark(x=x, y=y, numbers=numbers, is_exact=is_exact)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((3,), "3"),
        ((3, 4), "3, 4"),
        ((3, 4, 5), "3–5"),
        ((1, 2, 3, 4, 7), "1–4, 7"),
        ((1, 3, 5), "1, 3, 5"),
        (tuple(range(1, 11)), "1–10"),
    ],
)
def test_numbers_that_follow_each_other_are_a_range(numbers, words):
    assert mark(0, 0, *numbers).words == words


def test_a_mark_is_as_wide_as_its_numbers():
    assert mark(100, 50, 7).patch == Patch(83, 30, 117, 70)
    assert mark(100, 50, 10).patch == Patch(76, 30, 124, 70)
    assert (mark(100, 50, 10).patch.width, mark(100, 50, 10).patch.height) == (48, 40)


@pytest.mark.parametrize(
    ("other", "do_meet"),
    [
        (Patch(10, 10, 20, 20), True),
        (Patch(11, 0, 20, 10), False),
        (Patch(-20, 0, -1, 10), False),
        (Patch(0, 11, 10, 20), False),
        (Patch(0, -9, 10, -1), False),
        (Patch(2, 2, 4, 4), True),
    ],
)
def test_patches_meet_where_they_have_a_point_in_common(other, do_meet):
    assert Patch(0, 0, 10, 10).meets(other=other) is do_meet


def test_what_lies_together_gets_one_sign_in_its_middle():
    found = gather(marks=[mark(0, 0, 1), mark(200, 0, 2), mark(6, 12, 3, is_exact=False)])

    assert found == (mark(3, 6, 1, 3, is_exact=False), mark(200, 0, 2))


def test_a_sign_that_grew_takes_in_what_it_meets_now():
    found = gather(marks=[mark(-40, 0, 1), mark(41, 0, 2), mark(-38, 0, 3), mark(-2, 0, 4)])

    assert [one.numbers for one in found] == [(1, 2, 3, 4)]


@pytest.mark.parametrize("x", [250, -250, 100])
def test_a_wide_sign_stays_on_the_sketch(x):
    (found,) = gather(marks=[mark(x, 0, 1, 3, 5), mark(x, 0, 7, 9)])

    assert found.words == "1, 3, 5, 7, 9"
    assert found.x == max(min(x, 300 - found.half_width), found.half_width - 300)


@given(st.lists(st.tuples(UNIT, UNIT, st.booleans()), max_size=12))
def test_each_number_stands_once_and_no_sign_on_another(places):
    marks = [mark(x, y, n, is_exact=exact) for n, (x, y, exact) in enumerate(places, start=1)]

    found = gather(marks=marks)

    assert sorted(n for one in found for n in one.numbers) == list(range(1, len(places) + 1))
    assert not any(a.patch.meets(other=b.patch) for a, b in combinations(found, 2))
    assert all(one.is_exact == all(places[n - 1][2] for n in one.numbers) for one in found)
