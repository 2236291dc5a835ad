"""Support works through the reports at the terminal."""

import pytest
import sqlalchemy as sa

from portal.cli.corrections import corrections_cli
from portal.jobs.worker import run_job
from portal.models.correction import Correction
from portal.web.extensions import db
from tests.factories import directory
from tests.factories.directory import Offer
from tests.factories.forms import find_form
from tests.factories.mails import take_mails


@pytest.fixture
def reported(app, client, freeze):
    """Return a function that sends a report and gives its id."""
    freeze(directory.NOW)
    house = directory.store(app, [Offer(name="Haus am See")])[0]
    path = f"/pflege-und-wohnangebote/{house}/angabe-stimmt-nicht"

    def report(email="erika@example.org"):
        form = find_form(client.get(path), button="Hinweis absenden")
        filled = {"angabe": "kontakt", "text": "Neu:\x1b[31m 0123", "email": email}
        client.post(path, data=form.filled(filled, button="Hinweis absenden"))
        with app.app_context():
            return db.session.scalars(sa.select(Correction.id)).one()

    return report


def run(app, *args):
    return app.test_cli_runner().invoke(corrections_cli, args)


def test_x24_what_waits_is_listed(app, reported):
    correction_id = reported()

    output = run(app, "list").output

    assert correction_id in output
    assert "wants an answer" in output
    assert "\x1b" not in output


def test_x24_closing_answers_by_mail_and_forgets(app, reported):
    correction_id = reported()

    result = run(app, "close", correction_id, "--decision", "Wir haben sie geändert.")

    assert result.exit_code == 0
    run_job(app=app, job="send-mails", argument="")
    mail = take_mails(app)[-1]
    assert mail["To"] == "erika@example.org"
    assert "Wir haben sie geändert." in mail.get_body(("plain",)).get_content()
    assert run(app, "list").output == ""


def test_x24_without_an_address_nobody_is_written_to(app, reported):
    run(app, "close", reported(email=""), "--decision", "Geändert.")

    run_job(app=app, job="send-mails", argument="")
    assert take_mails(app) == ()


@pytest.mark.parametrize("decision", ["", "  "])
def test_nothing_is_closed_without_a_decision_or_a_report(app, reported, decision):
    correction_id = reported()

    assert run(app, "close", correction_id, "--decision", decision).exit_code == 1
    assert run(app, "close", "x", "--decision", "Geändert.").exit_code == 1
    assert correction_id in run(app, "list").output
