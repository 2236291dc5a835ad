"""A decision about a report is made with its answer and its entry in the trail."""

import pytest
import sqlalchemy as sa

from portal.domain.accounts.email_address import read_address
from portal.domain.audit.entry import COMMAND
from portal.domain.corrections.block import Block
from portal.models.audit_entry import AuditEntry
from portal.services.corrections.report import report_correction
from portal.values.errors import NotFound
from portal.web import outside
from portal.web.correction_decisions import decide
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories import directory
from tests.factories.directory import NOW, Offer
from tests.factories.mails import plain_text, take_mails

ID = "1" * 32


@pytest.fixture
def report(app, freeze):
    """Return a function that stores a report."""
    freeze(NOW)
    house = directory.store(app, [Offer(name="Haus am See")])[0]

    def report_one(*, email):
        with app.app_context(), writing() as session:
            report_correction(
                session,
                facility_id=house,
                correction_id=ID,
                block=Block.KONTAKT,
                text="Neu.",
                address=read_address(text=email) if email else None,
                now=NOW,
                cipher=outside.current().cipher,
            )

    return report_one


def test_x24_who_waits_is_answered_once(app, report):
    report(email="erika@example.org")

    with app.app_context():
        first = decide(correction_id=ID, decision="Geändert.", actor=COMMAND)
        second = decide(correction_id=ID, decision="Anders.", actor=COMMAND)
        trail = db.session.scalars(sa.select(AuditEntry.action)).all()

    (mail,) = take_mails(app)
    assert (first, second, trail) == (True, False, ["correction_decided"])
    assert (mail["To"], "Geändert." in plain_text(mail)) == ("erika@example.org", True)


def test_x24_nobody_is_written_to_who_did_not_ask(app, report):
    report(email="")

    with app.app_context():
        decide(correction_id=ID, decision="Geändert.", actor=COMMAND)

    assert take_mails(app) == ()


def test_an_unknown_one_is_not_decided(app):
    with app.app_context(), pytest.raises(NotFound):
        decide(correction_id="x", decision="Geändert.", actor=COMMAND)
