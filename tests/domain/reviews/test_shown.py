from dataclasses import FrozenInstanceError
from datetime import UTC, datetime, timedelta

import pytest

from portal.domain.reviews.review import AuthorRole, Known, Origin
from portal.domain.reviews.shown import ShownReview

WRITTEN = datetime(2026, 3, 2, tzinfo=UTC)


def made(**fields):
    known = {
        "review_id": "a" * 32,
        "origin": Origin.PORTAL,
        "role": AuthorRole.BESUCH,
        "stars": {"pflege": 4},
        "text": "Ruhig und hell.",
        "signed": "",
        "known": Known.AKTUELL,
        "published_at": WRITTEN,
        "answer": "",
        "answered_at": None,
    }
    return ShownReview(**known | fields)


def test_a_shown_review_is_a_value():
    with pytest.raises(FrozenInstanceError):
        made().text = "anders"


def test_f07_knows_an_answer_to_what_it_said_before():
    answered = {"answer": "Danke.", "answered_at": WRITTEN}

    assert not made().answers_earlier
    assert not made(**answered).answers_earlier
    assert made(**answered, published_at=WRITTEN + timedelta(days=1)).answers_earlier
