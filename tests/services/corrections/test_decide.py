import pytest
import sqlalchemy as sa

from portal.domain.audit.entry import Actor
from portal.models.audit_entry import AuditEntry
from portal.models.correction import Correction
from portal.models.outgoing_mail import OutgoingMail
from portal.services.corrections.decide import decide_correction
from portal.values.errors import Invalid, NotFound
from tests.factories.mails import make_letter
from tests.models.records import NOW
from tests.services.corrections.conftest import ID


@pytest.fixture
def decide(session, cipher):
    def decide_one(*, correction_id=ID, decision="Geändert.", letter=None):
        return decide_correction(
            session,
            correction_id=correction_id,
            decision=decision,
            actor=Actor("a" * 32, "Erika Muster"),
            letter=letter,
            mail_id="9" * 32,
            now=NOW,
            cipher=cipher,
        )

    return decide_one


def test_x24_the_decision_stays_and_what_was_reported_goes(session, report, decide):
    report()

    decide(letter=make_letter())

    found = session.scalars(sa.select(Correction)).one()
    assert (found.decision, found.decided_at) == ("Geändert.", NOW)
    assert (found.text, found.email) == (None, None)
    assert session.get(OutgoingMail, "9" * 32) is not None


def test_twice_is_once(session, report, decide):
    report()
    assert decide() is True

    assert decide(decision="Anders.", letter=make_letter()) is False

    assert session.scalars(sa.select(Correction.decision)).all() == ["Geändert."]
    assert session.get(OutgoingMail, "9" * 32) is None


def test_an_empty_decision_and_an_unknown_report_are_refused(report, decide):
    report()

    with pytest.raises(Invalid):
        decide(decision="")
    with pytest.raises(NotFound):
        decide(correction_id="x")


def test_p08_the_trail_says_who_decided_and_nothing_that_was_written(
    session, report, decide, facility_id
):
    report()
    decide()
    decide(decision="Anders.")

    (entry,) = session.scalars(sa.select(AuditEntry))
    assert (entry.actor, entry.action, entry.subject_id) == (
        "Erika Muster",
        "correction_decided",
        ID,
    )
    assert entry.details == {"kind": "kontakt", "facility": facility_id}
