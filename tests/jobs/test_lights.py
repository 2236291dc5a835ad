"""The weekly question, as the worker asks it."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.availability.light import KindOfPlace
from portal.jobs.lights import ask_lights
from portal.models.account import Account
from portal.web.extensions import db
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import NOW, Lamp, Offer, store
from tests.factories.mails import take_mails


@pytest.fixture(autouse=True)
def _prepared(app: Flask, freeze) -> None:
    freeze(NOW)
    lamp = Lamp(kind=KindOfPlace.DAUERPFLEGE, days_ago=8)
    store(app, [Offer(lamps=(lamp,)), Offer(name="Haus am Hang", lamps=(lamp,))])
    made = make_company(app)
    give_facility(app, made, 1, 2)


def run(app: Flask) -> None:
    with app.app_context():
        ask_lights()


def test_x20_one_mail_for_all_facilities_with_a_link_and_no_data(app: Flask):
    run(app)
    run(app)

    (mail,) = take_mails(app)
    text = mail.get_body(("plain",)).get_content()
    assert mail["To"] == "leitung@example.org"
    assert "/verfuegbarkeit-bestaetigen/" in text
    assert "Haus am" not in text


def test_x20_asks_again_after_a_week(app: Flask, freeze):
    run(app)
    take_mails(app)
    freeze(NOW + timedelta(days=8))
    run(app)

    assert len(take_mails(app)) == 1


def test_x20_reaches_a_domain_with_umlauts_as_mail_servers_take_it(app: Flask):
    with app.app_context():
        db.session.execute(
            sa.update(Account).values(
                email="leitung@pflege-köln.de", email_key="leitung@xn--pflege-kln-yfb.de"
            )
        )
        db.session.commit()

    run(app)

    (mail,) = take_mails(app)
    assert mail["To"].partition("@")[2].isascii()
