"""The bench's table of what moves and what blocks."""

from bench import stillness


def test_shift_stops_the_bench_and_blocking_does_not():
    (row,) = stillness.rows_of('["search", 0.02, 12.0]\n')

    name, shift, blocked = row
    assert name == "search"
    assert (shift.is_exceeded, shift.is_count) == (True, True)
    assert (blocked.is_exceeded, blocked.is_count) == (True, False)


def test_a_page_at_rest_keeps_its_budget():
    (row,) = stillness.rows_of('["home", 0, 0]\n')

    assert not any(cell.is_exceeded for cell in row[1:])


def test_what_was_ended_too_early_has_no_rows():
    assert list(stillness.rows_of("")) == []
