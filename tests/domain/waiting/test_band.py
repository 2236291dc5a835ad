import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.waiting.band import FEWEST_FOR_THIRDS, Band, band_of


@pytest.mark.parametrize(
    ("ahead", "total", "band"),
    [
        (0, 1, Band.UNTER_DEN_ERSTEN),
        (4, 5, Band.UNTER_DEN_ERSTEN),
        (0, 6, Band.VORDERES_DRITTEL),
        (1, 6, Band.VORDERES_DRITTEL),
        (2, 6, Band.MITTLERES_DRITTEL),
        (3, 6, Band.MITTLERES_DRITTEL),
        (4, 6, Band.HINTERES_DRITTEL),
        (5, 6, Band.HINTERES_DRITTEL),
        (2, 7, Band.VORDERES_DRITTEL),
        (4, 7, Band.MITTLERES_DRITTEL),
        (5, 7, Band.HINTERES_DRITTEL),
    ],
)
def test_x04_a_place_becomes_a_third(ahead, total, band):
    assert band_of(ahead=ahead, total=total) is band


@given(st.integers(1, 500), st.data())
def test_x04_nobody_falls_back_when_somebody_ahead_leaves(total, data):
    ahead = data.draw(st.integers(0, total - 1))
    order = list(Band)

    before = band_of(ahead=ahead, total=total)
    after = band_of(ahead=max(0, ahead - 1), total=total)

    assert order.index(after) <= order.index(before)


@given(st.integers(1, FEWEST_FOR_THIRDS - 1), st.data())
def test_x04_a_short_list_tells_nothing_of_its_length(total, data):
    ahead = data.draw(st.integers(0, total - 1))

    assert band_of(ahead=ahead, total=total) is Band.UNTER_DEN_ERSTEN
