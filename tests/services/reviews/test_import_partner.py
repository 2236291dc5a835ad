"""A partner's reviews wait to be checked; importing twice has one effect."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import selectinload

from portal.domain.audit.entry import COMMAND
from portal.domain.reviews.partner_file import PartnerReview
from portal.domain.reviews.review import AuthorRole, Known, Opinion, Origin, State
from portal.models.audit_entry import AuditEntry
from portal.models.review import Review
from portal.services.reviews.decide import ANY, decide_review
from portal.services.reviews.import_partner import Matched, Taken, import_partner
from tests.models.records import NOW

TOLD = PartnerReview(
    line=2,
    external_id="w-1",
    facility_id=None,
    facility_name="Pflegedienst Probe",
    postcode="19370",
    written_on=date(2026, 2, 1),
    role=AuthorRole.ANGEHOERIGE,
    stars={"pflege": 5},
    text="Siehe www.x.de",
    signed="Erika",
)


@pytest.fixture
def take(session, facility_id):
    """Return a function that imports one review of the partner and gives what became of it."""

    def take_one(review_id="1" * 32, **changes):
        told = replace(TOLD, **changes)
        opinion = Opinion(told.role, told.stars, told.text, told.signed, Known.HALBES_JAHR)
        counts = import_partner(
            session,
            origin=Origin.WERPFLEGTWIE,
            matched=[Matched(told, facility_id, opinion, review_id)],
            actor=COMMAND,
            now=NOW,
        )
        (taken,) = [one for one, number in counts.items() if number]
        return taken

    return take_one


@pytest.fixture
def decide(session, cipher):
    def decide_one(to, reason=""):
        decide_review(
            session,
            review_id="1" * 32,
            to=to,
            reason=reason,
            seen=ANY,
            actor=COMMAND,
            letter=None,
            mail_id="9" * 32,
            now=NOW,
            cipher=cipher,
        )

    return decide_one


def only(session):
    session.expire_all()
    return session.scalars(sa.select(Review).options(selectinload(Review.stars))).one()


def test_f02_f03_a_new_one_waits_with_source_date_and_doubts(session, take, facility_id):
    assert take() is Taken.NEW

    found = only(session)
    assert (found.id, found.facility_id, found.state) == ("1" * 32, facility_id, "waiting")
    assert (found.origin, found.external_id) == ("werpflegtwie", "w-1")
    assert (found.author_key, found.email, found.published_at) == (None, None, None)
    assert found.drafted_at == datetime(2026, 2, 1, tzinfo=UTC)
    assert (found.doubts, found.known) == ("link", "halbes_jahr")
    assert [(one.criterion, one.stars) for one in found.stars] == [("pflege", 5)]


def test_f02_twice_is_once(session, take):
    take()

    assert take(review_id="2" * 32) is Taken.UNCHANGED

    assert only(session).id == "1" * 32
    assert len(session.scalars(sa.select(AuditEntry)).all()) == 1


def test_f02_what_waits_is_changed(session, take):
    take()

    assert take(text="Alles gut.", stars={"pflege": 4, "alltag": 2}) is Taken.CHANGED

    found = only(session)
    assert (found.text, found.doubts) == ("Alles gut.", "")
    assert [(one.criterion, one.stars) for one in found.stars] == [("alltag", 2), ("pflege", 4)]


@pytest.mark.parametrize(
    ("to", "reason"), [(State.PUBLISHED, ""), (State.REJECTED, "Nennt eine Adresse.")]
)
def test_f03_what_was_decided_stays_decided(session, take, decide, to, reason):
    take()
    decide(to, reason)

    assert take(text="Anders.") is Taken.DECIDED

    assert (only(session).state, only(session).text) == (to.value, "Siehe www.x.de")


def test_p08_the_trail_counts_what_came(session, take):
    take()
    take(text="Anders.")
    take(text="Anders.")

    trail = session.scalars(sa.select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [(one.action, one.subject_id, one.details) for one in trail] == [
        ("reviews_imported", "werpflegtwie", {"count": 1}),
        ("reviews_imported", "werpflegtwie", {"count": 1}),
    ]
