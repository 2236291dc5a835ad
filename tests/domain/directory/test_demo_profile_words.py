"""The words of invented profiles fit their places."""

import pytest

from portal.domain.directory import demo_profile_words as words
from portal.domain.matching.category import Category
from portal.domain.profiles.rich_text import BlockKind, read_rich_text


@pytest.mark.parametrize("category", Category)
def test_every_category_has_people_and_an_opening(category):
    assert words.ROLES[category]
    for text in words.OPENINGS[category]:
        (block,) = read_rich_text(text=text.format(count=12))
        assert not any("<" in run.text for line in block.lines for run in line)


def test_days_are_a_heading_and_a_list():
    for text in words.DAYS:
        kinds = [block.kind for block in read_rich_text(text=text)]
        assert kinds == [BlockKind.HEADING, BlockKind.LIST]


def test_awards_are_clearly_nobodys():
    assert all(one.startswith("Demo-") for one in words.AWARDS)
