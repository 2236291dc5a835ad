"""A decision and its letters; the page and the command prove the rest."""

import pytest
import sqlalchemy as sa

from portal.domain.audit.entry import COMMAND
from portal.models.audit_entry import AuditEntry
from portal.services.inquiries.judge import Verdict
from portal.values.errors import NotFound
from portal.web.inquiry_verdicts import decide, letters_for
from portal.web.transactions import writing
from tests.factories.directory import Offer, store
from tests.factories.received import hold


@pytest.fixture
def held(app):
    store(app, (Offer(columns={"email": "haus@example.org"}),))
    return hold(app, 1)


def test_only_who_is_refused_gets_a_letter(app, held):
    with app.app_context():
        assert letters_for(inquiry_id=held.id, verdict=Verdict.RELEASE) == {}
        (post,) = letters_for(inquiry_id=held.id, verdict=Verdict.DROP).values()

    assert post.letter.recipient == "erika@example.org"


def test_an_unknown_inquiry_has_none(app):
    with app.app_context(), pytest.raises(NotFound):
        letters_for(inquiry_id="x", verdict=Verdict.DROP)


@pytest.mark.parametrize(
    ("verdict", "action"),
    [(Verdict.RELEASE, "inquiry_released"), (Verdict.DROP, "inquiry_dropped")],
)
def test_p08_the_trail_says_who_decided(app, held, verdict, action):
    with app.app_context():
        posts = letters_for(inquiry_id=held.id, verdict=verdict)
        with writing() as session:
            decide(session, inquiry_id=held.id, verdict=verdict, posts=posts, actor=COMMAND)
            found = sa.select(AuditEntry.actor, AuditEntry.action, AuditEntry.subject_id)
            trail = [tuple(one) for one in session.execute(found)]

    assert trail == [(COMMAND.words, action, held.id)]
