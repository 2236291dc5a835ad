from portal.domain.corrections.block import Block
from portal.web.correction_words import BLOCK_WORDS


def test_every_part_of_a_profile_has_words():
    assert set(BLOCK_WORDS) == set(Block)
