"""An open page or an old link knows an entry that is not there any more."""

import pytest
import sqlalchemy as sa

from portal.domain.availability.light import Light
from portal.models.waiting_entry import WaitingEntry
from portal.web.extensions import db
from tests.factories import pages, waiting
from tests.factories.directory import house_with_lamp


@pytest.fixture
def house(add_offers):
    return add_offers(house_with_lamp("Haus am See", light=Light.BELEGT))[0]


def states(app):
    with app.app_context():
        return db.session.scalars(sa.select(WaitingEntry.state)).all()


def open_draft(client, app, house):
    waiting.join(client, house)
    link = waiting.link_in_mail(app)
    return link, waiting.filled_at(client, link, f"{waiting.CONFIRM}: Haus am See")


def test_a_draft_that_was_written_anew_is_not_confirmed_from_the_old_page(client, app, house):
    link, data = open_draft(client, app, house)
    waiting.join(client, house, name="Otto Muster")

    answer = client.post(f"{link}/bestaetigen", data=data)

    assert answer.status_code == 404
    assert pages.heading(answer) == "Diesen Eintrag gibt es nicht mehr"
    assert "den Link darin" in pages.main_text(answer)
    assert pages.links(pages.tree(answer))["Meine Wartelisten ansehen"] == link
    assert states(app) == ["entwurf"]


def test_a_draft_that_was_deleted_leads_to_the_search(client, app, house):
    link, data = open_draft(client, app, house)
    waiting.press_at(client, link, waiting.LEAVE)

    answers = [client.post(f"{link}/{one}", data=data) for one in ("bestaetigen", "aktuell")]
    for answer in (*answers, client.get(link)):
        assert answer.status_code == 404
        assert pages.heading(answer) == "Diesen Eintrag gibt es nicht mehr"
        links = pages.links(pages.tree(answer))
        assert links["Angebote suchen"] == "/pflege-und-wohnangebote/"
        assert "Meine Wartelisten ansehen" not in links
        assert answer.headers["Cache-Control"] == "no-store"
