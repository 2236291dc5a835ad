"""The two ways to an inquiry at its facility."""

from dataclasses import replace

import pytest
from flask import Flask, session

from portal.blueprints.providers.inquiries.door import MOST_OPENED, OPENED, behind_link
from portal.domain.access.acting import Acting, Rank
from portal.services.inquiries.read_received import read_received
from portal.web import outside
from portal.web.extensions import db
from tests.factories.directory import NOW, Offer, store
from tests.factories.received import receive


@pytest.fixture
def received(app: Flask, freeze):
    """Store an inquiry that nobody has opened, and read it as the facility does."""
    freeze(NOW)
    (house,) = store(app, [Offer()])
    made = receive(app, house)
    with app.test_request_context():
        door = behind_link(made.provider)
        found = read_received(db.session(), reader=door.reader, cipher=outside.current().cipher)
        yield door, found


class TestBehindLink:
    def test_is_open_in_the_browser_in_which_the_button_was_pressed(self, received):
        door, found = received
        assert not door.is_opened(found)

        door.note_opened(found.inquiry_id)

        assert door.is_opened(found)
        session.clear()
        assert not door.is_opened(found)

    def test_a_browser_remembers_the_latest(self, received):
        door, found = received
        for number in range(MOST_OPENED):
            door.note_opened(f"{number}")
        door.note_opened(found.inquiry_id)

        assert len(session[OPENED]) == MOST_OPENED
        assert session[OPENED][-1] == found.inquiry_id

    def test_its_pages_stand_below_the_link(self, received):
        door, _ = received

        assert door.address("answer") == f"/anfrage-lesen/{door.value}/antworten"
        assert door.address("show", getan="antwort").endswith("?getan=antwort")


class TestDashboard:
    def test_is_open_once_a_colleague_has_read_it_and_leaves_nothing_in_the_browser(self, received):
        door, found = received
        door = replace(door, acting=Acting("a", "Anna", "c", "Pflege", Rank.MASTER))

        door.note_opened(found.inquiry_id)

        assert not door.is_opened(found)
        assert OPENED not in session
