"""Support decides at the terminal about what was held back."""

import pytest
import sqlalchemy as sa

from portal.cli.inquiries import inquiries_cli
from portal.models.inquiry import Inquiry
from portal.web.extensions import db
from tests.factories import directory
from tests.factories.directory import Offer, change
from tests.factories.mails import take_mails
from tests.factories.received import hold


@pytest.fixture
def held(app, freeze):
    """Return an inquiry that was held back."""
    freeze(directory.NOW)
    house = directory.store(app, [Offer(columns={"email": "haus@example.org"})])[0]
    return hold(app, house)


def run(app, *args):
    return app.test_cli_runner().invoke(inquiries_cli, args)


def state(app):
    with app.app_context():
        return db.session.scalar(sa.select(Inquiry.state))


def test_what_is_held_is_listed_with_its_reasons_alone(app, held):
    output = run(app, "held").output

    assert f"{held.id}  2026-03-02  nachricht  trap, link" in output
    assert "links: 1" in output
    for secret in ("Geheimkanarie", "Erika", "erika@", "beispiel.xyz"):
        assert secret not in output


@pytest.mark.parametrize(
    ("command", "to", "recipient"),
    [("release", "neu", "haus@example.org"), ("drop", "erledigt", "erika@example.org")],
)
def test_a_decision_is_carried_out_and_told_once(app, held, command, to, recipient):
    results = [run(app, command, held.id) for _ in range(2)]

    assert [one.exit_code for one in results] == [0, 1]
    assert state(app) == to
    assert [mail["To"] for mail in take_mails(app)] == [recipient]


def test_e11_nothing_goes_to_who_takes_no_inquiries(app, held):
    change(app, 1, accepts_inquiries=False)

    assert "takes no inquiries any more" in run(app, "held").output
    assert run(app, "release", held.id).exit_code == 1
    assert state(app) == "zurueckgehalten"


def test_an_unknown_inquiry_is_no_traceback(app):
    result = run(app, "drop", "gibt-es-nicht")

    assert result.exit_code == 1
    assert "there is no such inquiry" in result.output
