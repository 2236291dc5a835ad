"""The page behind the link of the weekly mail."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.blueprints.providers.confirming import views
from portal.domain.availability.light import KindOfPlace, Light
from portal.models.audit_entry import AuditEntry
from portal.models.company import Company
from portal.models.facility import Availability
from portal.values.weekday import Weekday
from portal.web.extensions import db
from portal.web.filters import german_date
from portal.web.lights_link import lights_token
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import NOW, TODAY, Lamp, Offer, change
from tests.factories.forms import press
from tests.factories.pages import main_text
from tests.support.checked_client import CheckedClient
from tests.support.statements import writes_nothing

YES = "Ja, alles stimmt noch"


@pytest.fixture
def path(app: Flask, add_offers) -> str:
    """Store two homes of a company, one of them hidden, and one of another; return the link."""
    lamp = Lamp(kind=KindOfPlace.DAUERPFLEGE, light=Light.FREI, days_ago=8, places=2)
    add_offers(
        Offer(lamps=(lamp,)),
        Offer(name="Haus am Hang", lamps=(lamp,), is_published=False),
        Offer(name="Haus der anderen", lamps=(lamp,)),
    )
    made = make_company(app)
    give_facility(app, made, 1, 2)
    with app.app_context():
        return f"/verfuegbarkeit-bestaetigen/{lights_token(company_id=made.id)}"


def days(app: Flask) -> list[int]:
    """Return how many days ago each light was confirmed, by facility."""
    with app.app_context():
        found = sa.select(Availability.confirmed_on).order_by(Availability.facility_id)
        return [(TODAY - day).days for day in db.session.scalars(found) if day]


class TestConfirming:
    def test_x02_x20_shows_and_one_click_confirms(
        self, app: Flask, client: CheckedClient, path: str
    ):
        page = client.get(path)
        text = main_text(page)
        assert "Haus am See" in text
        assert "Plätze frei (2)" in text
        assert "Haus am Hang" not in text
        assert "Haus der anderen" not in text

        answer = press(client, page, YES)

        assert "gelten ab heute als bestätigt" in main_text(client.get(answer.location))
        assert days(app) == [0, 8, 8]
        with app.app_context():
            entry = db.session.scalars(sa.select(AuditEntry)).one()
            assert (entry.actor, entry.actor_id) == ("Link der wöchentlichen E-Mail", None)

    def test_a_mail_scanner_that_opens_the_link_confirms_nothing(
        self, app: Flask, client: CheckedClient, path: str
    ):
        with app.app_context():
            engine = db.engine

        with writes_nothing(engine):
            answer = client.get(path)
            client.head(path)

        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert days(app) == [8, 8, 8]

    def test_x02_what_was_changed_meanwhile_is_shown_first(
        self, app: Flask, client: CheckedClient, path: str
    ):
        page = client.get(path)
        with app.app_context():
            db.session.execute(
                sa.update(Availability)
                .where(Availability.facility_id == 1)
                .values(light="belegt", places=None)
            )
            db.session.commit()

        late = press(client, page, YES)

        assert late.status_code == 409
        assert "Inzwischen hat jemand aus Ihrem Haus etwas geändert." in main_text(late)
        assert "Belegt" in main_text(late)
        assert days(app) == [8, 8, 8]
        press(client, late, YES)
        assert days(app)[0] == 0

    def test_ends_with_its_term_and_with_a_lock(
        self, app: Flask, client: CheckedClient, path: str, freeze
    ):
        freeze(NOW + timedelta(days=15))
        late = client.get(path)
        assert late.status_code == 404
        assert "Dieser Link gilt nicht mehr" in main_text(late)
        assert "/anbieter/verfuegbarkeit" in late.text
        freeze(NOW)
        assert client.get(path[:-1]).status_code == 404
        with app.app_context():
            db.session.execute(sa.update(Company).values(locked_at=NOW, lock_reason="Prüfung"))
            db.session.commit()
        app.config["WTF_CSRF_ENABLED"] = False

        assert client.get(path).status_code == 404
        assert client.post(path, data={"stand": "x"}).status_code == 404

    def test_x02_days_of_the_week_are_shown_and_part_of_what_is_confirmed(
        self, app: Flask, client: CheckedClient, path: str
    ):
        page = client.get(path)
        with app.app_context():
            week = sum(day.bit for day in (Weekday.MO, Weekday.DO))
            changed = sa.update(Availability).where(Availability.facility_id == 1)
            db.session.execute(changed.values(weekdays=week))
            db.session.commit()

        late = press(client, page, YES)

        assert late.status_code == 409
        assert "nur Mo, Do" in main_text(late)
        assert days(app) == [8, 8, 8]

    def test_x02_says_how_many_it_confirms_and_that_there_are_more(
        self, app: Flask, client: CheckedClient, path: str, monkeypatch
    ):
        assert "Mit dem Knopf bestätigen Sie 1 Einrichtung, so wie" in main_text(client.get(path))
        change(app, 2, is_published=True)
        monkeypatch.setattr(views, "MOST", 1)

        page = client.get(path)
        text = main_text(page)
        assert "Haus am See" not in text
        assert "Mit dem Knopf bestätigen Sie 1 Einrichtung, so wie" in text
        assert "Alle weiteren bestätigen Sie bitte im Arbeitsbereich." in text
        press(client, page, YES)

        assert days(app) == [8, 0, 8]

    def test_x02_shows_what_would_count_again(self, app: Flask, client: CheckedClient, path: str):
        with app.app_context():
            old = TODAY - timedelta(days=40)
            db.session.execute(sa.update(Availability).values(confirmed_on=old))
            db.session.commit()

        text = main_text(client.get(path))

        assert "Dauerpflege: Keine Angabe" in text
        assert "Zuletzt gemeldet am 21. Januar 2026: Plätze frei (2)." in text

    def test_x02_shows_the_day_from_which_a_place_is_free(
        self, app: Flask, client: CheckedClient, path: str
    ):
        with app.app_context():
            db.session.execute(sa.update(Availability).values(free_from=TODAY + timedelta(days=9)))
            db.session.commit()

        assert f"ab {german_date(TODAY + timedelta(days=9))}" in main_text(client.get(path))

    def test_says_so_where_there_is_nothing_to_confirm(
        self, app: Flask, client: CheckedClient, path: str
    ):
        change(app, 1, is_published=False)

        page = client.get(path)

        assert "Keine Ihrer öffentlichen Einrichtungen" in main_text(page)
        assert YES not in page.text
