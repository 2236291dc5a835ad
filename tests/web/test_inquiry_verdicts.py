"""A decision and its letters; the page and the command prove the rest."""

import pytest

from portal.services.inquiries.judge import Verdict
from portal.values.errors import NotFound
from portal.web.inquiry_verdicts import letters_for
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
