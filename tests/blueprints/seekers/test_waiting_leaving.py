"""Staying on a waiting list, and leaving one or all of them."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace, Light
from portal.models.waiting_entry import WaitingEntry
from portal.web.extensions import db
from tests.factories import directory, pages, waiting
from tests.factories.directory import Lamp, Offer
from tests.factories.forms import NotOffered, find_form, press
from tests.support.statements import rows_of

LAMPS = (Lamp(kind=KindOfPlace.DAUERPFLEGE, light=Light.BELEGT),)
TABLES = ("waiting_entry", "waiting_person", "waiting_link")


@pytest.fixture
def houses(add_offers):
    return add_offers(
        Offer(name="Haus am See", lamps=LAMPS), Offer(name="Haus am Wald", lamps=LAMPS)
    )


@pytest.fixture
def link(client, app, houses):
    """Return the link of somebody who waits at both houses."""
    waiting.confirmed(client, app, houses[0])
    waiting.join(client, houses[1])
    link = waiting.link_in_mail(app)
    waiting.press_at(client, link, waiting.CONFIRM, "Haus am Wald")
    return link


def change(app, **columns):
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(sa.update(WaitingEntry).values(**columns))


def stored(app):
    with app.app_context():
        return db.session.scalars(sa.select(WaitingEntry).order_by(WaitingEntry.id)).all()


def left(database):
    return {name: len(rows) for name, rows in rows_of(database).items() if name in TABLES}


class TestStaying:
    def test_x04_the_question_is_answered_by_one_button_for_all(self, client, app, link):
        asked = directory.NOW - timedelta(days=1)
        change(app, asked_at=asked, current_at=asked - timedelta(days=30))

        answer = press(client, client.get(link), waiting.STILL)

        assert "jeder an seinem Platz" in pages.main_text(client.get(answer.location))
        assert {(one.current_at, one.asked_at) for one in stored(app)} == {(directory.NOW, None)}

    def test_x04_what_rests_says_so_and_wakes_at_its_place(self, client, app, link):
        joined = [one.joined_at for one in stored(app)]
        change(app, state="ruht", asked_at=directory.NOW)
        assert "Ruht." in pages.main_text(client.get(link))

        press(client, client.get(link), waiting.STILL)

        assert [one.joined_at for one in stored(app)] == joined
        assert {one.state for one in stored(app)} == {"aktiv"}

    def test_nobody_is_bothered_before_the_question(self, client, link):
        with pytest.raises(NotOffered):
            find_form(client.get(link), button=waiting.STILL)


class TestLeaving:
    def test_x04_one_list_is_left_with_one_click(self, client, link):
        answer = waiting.press_at(client, link, waiting.LEAVE)

        text = pages.main_text(client.get(answer.location))
        assert "Der Eintrag ist gelöscht." in text
        assert "Haus am Wald" in text
        assert "Haus am See" not in text

    def test_x04_all_lists_are_left_with_one_click_and_nothing_stays(self, client, link, database):
        answer = press(client, client.get(link), waiting.LEAVE_ALL)

        assert "Sie stehen auf keiner Warteliste mehr" in pages.main_text(
            client.get(answer.location)
        )
        assert left(database) == dict.fromkeys(TABLES, 0)
        assert client.get(link).status_code == 404

    def test_the_last_one_takes_the_person_along(self, client, link, database):
        waiting.press_at(client, link, waiting.LEAVE)
        answer = waiting.press_at(client, link, waiting.LEAVE, "Haus am Wald")

        assert answer.location == "/warteliste-verlassen"
        assert left(database) == dict.fromkeys(TABLES, 0)

    def test_each_click_twice_is_once(self, client, app, link):
        one = waiting.filled_at(client, link, f"{waiting.LEAVE}: Haus am See")
        everything = waiting.filled_at(client, link, waiting.LEAVE_ALL)

        answers = [client.post(f"{link}/austragen", data=one) for _ in range(2)]
        assert len(stored(app)) == 1
        answers += [client.post(f"{link}/ueberall-austragen", data=everything) for _ in range(2)]

        assert {answer.status_code for answer in answers} == {303}
        assert stored(app) == []

    @pytest.mark.usefixtures("link")
    def test_somebody_elses_entry_stays(self, client, app, houses):
        other = waiting.confirmed(client, app, houses[0], email="otto@example.org")
        data = waiting.filled_at(client, other, f"{waiting.LEAVE}: Haus am See")
        own = data["eintrag"]
        for foreign in [one.id for one in stored(app) if one.id != own]:
            data["eintrag"] = foreign
            client.post(f"{other}/austragen", data=data)

        assert len(stored(app)) == 3

    def test_d12_one_leaves_a_facility_that_is_not_public_without_being_told_its_name(
        self, client, app, link, houses
    ):
        directory.change(app, houses[0], is_published=False)
        page = client.get(link)
        assert "Haus am See" not in page.text
        assert "Zurzeit nicht im Verzeichnis" in pages.main_text(page)

        press(
            client,
            page,
            f"{waiting.LEAVE}: eine Einrichtung, die zurzeit nicht im Verzeichnis steht",
        )

        assert len(stored(app)) == 1
