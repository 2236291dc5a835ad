"""A person decides about reviews at the terminal."""

import pytest
import sqlalchemy as sa

from portal.cli.reviews import reviews_cli
from portal.jobs.worker import run_job
from portal.models.review import Review
from portal.web.extensions import db
from tests.factories import directory, reviews
from tests.factories.directory import Offer
from tests.factories.mails import take_mails


@pytest.fixture
def house(app, freeze):
    freeze(directory.NOW)
    return directory.store(app, [Offer(name="Haus am See")])[0]


def run(app, *args):
    return app.test_cli_runner().invoke(reviews_cli, args)


def only(app):
    with app.app_context():
        return db.session.scalars(sa.select(Review)).one()


def test_f10_what_waits_is_listed_with_its_doubts(app, client, house):
    reviews.publish(client, app, house, text="www.x.de \x1b[31m")

    result = run(app, "list")

    assert result.exit_code == 0
    assert f"{only(app).id}  waits" in result.output
    assert "doubts: link" in result.output
    assert "\x1b" not in result.output


def test_f10_publishing_shows_it_and_tells_the_author(app, client, house):
    reviews.publish(client, app, house, text="www.x.de")
    take_mails(app)

    result = run(app, "publish", only(app).id)

    assert result.exit_code == 0
    assert only(app).state == "published"
    run_worker(app)
    mail = take_mails(app)[-1]
    assert mail["To"] == "erika@example.org"
    assert "veröffentlicht" in mail.get_body(("plain",)).get_content()


def test_f10_rejecting_needs_a_reason_and_tells_it(app, client, house):
    reviews.publish(client, app, house)

    assert run(app, "reject", only(app).id).exit_code == 2
    result = run(app, "reject", only(app).id, "--reason", "Nennt einen Namen.")

    assert result.exit_code == 0
    assert (only(app).state, only(app).decision) == ("rejected", "Nennt einen Namen.")
    run_worker(app)
    text = take_mails(app)[-1].get_body(("plain",)).get_content()
    assert "Nennt einen Namen." in text
    assert "sehen wir uns Ihre Bewertung noch" in text
    assert "anderer Mensch" not in text


def test_what_was_reported_is_listed(app, client, house):
    reviews.publish(client, app, house)
    path = f"/pflege-und-wohnangebote/{house}/bewertungen/{only(app).id}/melden"
    form = reviews.find_form(client.get(path), button="Melden")
    client.post(path, data=form.filled({"grund": "Das war anders."}, button="Melden"))

    assert "Das war anders." in run(app, "list").output


def test_unknown_and_unconfirmed_ones_are_refused_in_one_line(app, client, house):
    reviews.write(client, house)

    unknown, draft = run(app, "publish", "x"), run(app, "publish", only(app).id)

    assert unknown.exit_code == draft.exit_code == 1
    assert "no such review" in unknown.output
    assert "confirmed" in draft.output


def run_worker(app):
    """Send what waits."""
    run_job(app=app, job="send-mails", argument="")
