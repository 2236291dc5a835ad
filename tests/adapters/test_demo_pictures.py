"""The drawings of the invented directory differ and are small."""

import pytest

from portal.adapters.demo_pictures import MOTIFS, demo_picture

MOST_BYTES = 12_000


@pytest.mark.parametrize("motif", range(len(MOTIFS)))
def test_the_small_size_keeps_its_budget(motif):
    kept = demo_picture(motif=motif)

    assert (kept.width, kept.height) == (1_280, 960)
    assert all(
        len(data) <= MOST_BYTES for (width, _), data in kept.renditions.items() if width == 320
    )


def test_no_two_are_alike():
    drawn = {demo_picture(motif=motif).renditions[320, "jpg"] for motif in range(len(MOTIFS))}

    assert len(drawn) == len(MOTIFS)
