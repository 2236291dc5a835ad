"""A decision is made with its letter and its entry in the trail; the doubts have words."""

import pytest
import sqlalchemy as sa

from portal.domain.audit.entry import COMMAND, Actor
from portal.domain.reviews.checking import Doubt
from portal.domain.reviews.review import Origin, State
from portal.models.audit_entry import AuditEntry
from portal.models.review import Review
from portal.services.reviews.decide import ANY, DecidedMeanwhile
from portal.values.errors import NotFound
from portal.web.extensions import db
from portal.web.review_decisions import DOUBT_WORDS, ORIGIN_WORDS, decide
from tests.factories import directory, reviews
from tests.factories.directory import Offer
from tests.factories.mails import plain_text, take_mails
from tests.models.records import make_review


@pytest.fixture
def house(app, freeze):
    freeze(directory.NOW)
    return directory.store(app, [Offer(name="Haus am See")])[0]


def states(app):
    with app.app_context():
        return db.session.execute(sa.select(Review.id, Review.state)).all()


def test_f10_everything_happens_at_once(app, client, house):
    reviews.publish(client, app, house, text="www.x.de")
    take_mails(app)
    ((review_id, _),) = states(app)

    with app.app_context():
        decide(
            review_id=review_id,
            to=State.REJECTED,
            reason="Nennt eine Adresse.",
            seen=ANY,
            actor=Actor("a" * 32, "Erika Muster"),
        )
        who = db.session.scalars(sa.select(AuditEntry.actor)).all()

    (mail,) = take_mails(app)
    assert "Nennt eine Adresse." in plain_text(mail)
    assert (states(app), who) == ([(review_id, "rejected")], ["Erika Muster"])


def test_f03_nobody_is_written_to_about_a_partners_review(app, house):
    with app.app_context():
        fields = {"origin": "werpflegtwie", "external_id": "7", "author_key": None, "email": None}
        waiting = make_review(facility_id=house, state="waiting", published_at=None, **fields)
        db.session.add(waiting)
        db.session.commit()

        decide(review_id="a" * 32, to=State.PUBLISHED, reason="", seen=ANY, actor=COMMAND)

    assert take_mails(app) == ()
    assert states(app) == [("a" * 32, "published")]


def test_what_is_not_there_or_not_any_more_so_is_not_decided(app, client, house):
    reviews.publish(client, app, house)
    ((review_id, _),) = states(app)
    wanted = {"to": State.REJECTED, "reason": "Nein.", "actor": COMMAND}

    with app.app_context():
        with pytest.raises(NotFound):
            decide(review_id="x", seen=ANY, **wanted)
        with pytest.raises(DecidedMeanwhile):
            decide(review_id=review_id, seen="x", **wanted)

    assert states(app) == [(review_id, "published")]


def test_every_doubt_and_origin_has_words():
    assert set(DOUBT_WORDS) == set(Doubt)
    assert set(ORIGIN_WORDS) == set(Origin)
