from dataclasses import FrozenInstanceError
from datetime import UTC, datetime

import pytest

from portal.domain.reviews.review import AuthorRole, Known, Origin
from portal.domain.reviews.shown import ShownReview


def test_a_shown_review_is_a_value():
    shown = ShownReview(
        review_id="a" * 32,
        origin=Origin.PORTAL,
        role=AuthorRole.BESUCH,
        stars={"pflege": 4},
        text="Ruhig und hell.",
        signed="",
        known=Known.AKTUELL,
        published_at=datetime(2026, 3, 2, tzinfo=UTC),
        answer="",
        answered_at=None,
    )

    with pytest.raises(FrozenInstanceError):
        shown.text = "anders"
