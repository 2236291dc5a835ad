"""What the form of a waiting list promises, and which link may be trusted with a draft."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace, Light
from portal.models.waiting_entry import WaitingEntry
from portal.web import clock
from portal.web.extensions import db
from tests.factories import directory, pages, waiting
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import Lamp, Offer

LAMPS = (Lamp(kind=KindOfPlace.DAUERPFLEGE, light=Light.BELEGT),)


@pytest.mark.parametrize("is_managed", [True, False])
def test_nobody_is_told_that_a_facility_reads_it_here_already(client, add_offers, is_managed):
    house = add_offers(Offer(name="Haus am See", lamps=LAMPS, is_managed=is_managed))[0]

    text = pages.main_text(client.get(waiting.path_of(house)))

    assert "sieht Ihren Eintrag erst, wenn sie einen eigenen Bereich bei uns hat" in text
    assert "Rufen Sie bitte auch dort an" in text


def test_x04_who_joins_is_told_that_the_company_sees_it(app, client, add_offers):
    house = add_offers(Offer(name="Haus am See", lamps=LAMPS))[0]
    give_facility(app, make_company(app), house)

    text = pages.main_text(client.get(waiting.path_of(house)))

    assert "sieht Ihren Eintrag, sobald Sie ihn bestätigt haben" in text
    assert "eigenen Bereich" not in text


def test_an_earlier_link_confirms_nothing_that_came_later(client, app, add_offers):
    house = add_offers(Offer(name="Haus am See", lamps=LAMPS))[0]
    with clock.freeze(directory.NOW):
        waiting.join(client, house)
        link = waiting.link_in_mail(app)
    with clock.freeze(directory.NOW + timedelta(seconds=1)):
        waiting.join(client, house, name="Ein Fremder")
        answer = waiting.press_at(client, link, waiting.CONFIRM)
        text = pages.main_text(client.get(answer.location))

    assert "Link in unserer neuesten E-Mail" in text
    with app.app_context():
        assert db.session.scalars(sa.select(WaitingEntry.state)).all() == ["entwurf"]
