"""Support takes somebody off all lists."""

import pytest
import sqlalchemy as sa

from portal.cli.waiting import waiting_cli
from portal.domain.availability.light import Light
from portal.models.waiting_entry import WaitingPerson
from portal.web.extensions import db
from tests.factories import waiting
from tests.factories.accounts import make_account, sign_in
from tests.factories.directory import NOW, house_with_lamp, store


@pytest.fixture
def house(app, freeze):
    freeze(NOW)
    return store(app, [house_with_lamp("Haus am See", light=Light.BELEGT)])[0]


def run(app, *args):
    return app.test_cli_runner().invoke(waiting_cli, args)


def left(app):
    with app.app_context():
        return len(db.session.scalars(sa.select(WaitingPerson)).all())


def test_x04_everything_of_an_address_goes_with_and_without_account(app, client, house):
    waiting.confirmed(client, app, house)
    waiting.confirmed(client, app, house, email="otto@example.org")
    sign_in(client, app, make_account(app, email="erika@example.org"))
    waiting.join(client, house, platz="dauerpflege")

    result = run(app, "leave", "erika@Example.org")

    assert "everything is deleted" in result.output
    assert left(app) == 1
    assert "nobody waits" in run(app, "leave", "erika@example.org").output


def test_the_entries_of_another_mailbox_stay_with_and_without_account(app, client, house):
    waiting.confirmed(client, app, house)
    sign_in(client, app, make_account(app, email="erika@example.org"))
    waiting.join(client, house, platz="dauerpflege")

    result = run(app, "leave", "Erika@example.org")

    assert "nobody waits" in result.output
    assert left(app) == 2


def test_an_address_without_account_goes_too(app, client, house):
    waiting.join(client, house)

    assert run(app, "leave", "erika@example.org").exit_code == 0

    assert left(app) == 0


def test_what_is_no_address_is_refused(app):
    result = run(app, "leave", "erika")

    assert result.exit_code == 1
    assert "no e-mail address" in result.output
