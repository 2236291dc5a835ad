"""The overview of the Pflegehilfsmittel by group."""

import pytest

from tests.factories import pages
from tests.support.html import text_of, walk

INDEX = "/pflegehilfsmittel/"


@pytest.fixture
def current(app):
    return app.extensions["content"]


@pytest.fixture
def sections(client):
    found = walk(pages.tree(client.get(INDEX)), "section")
    return {text_of(next(walk(one, "h2"))): one for one in found}


class TestGroups:
    def test_every_group_of_robin_has_a_section(self, current, sections):
        titles = [group.title.text for group in current.catalogue.aids.groups.values()]

        assert list(sections) == sorted(titles)

    def test_every_entry_stands_in_the_section_of_its_group(self, current, sections):
        groups = current.catalogue.aids.groups
        assert len(current.library.aids) >= 30

        for entry in current.library.aids:
            links = pages.links(sections[groups[entry.group].title.text])
            assert links[entry.title] == entry.path

    def test_c13_says_that_nothing_is_sold(self, client):
        assert "Dieses Portal verkauft nichts" in pages.main_text(client.get(INDEX))
