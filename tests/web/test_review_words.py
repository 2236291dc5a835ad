from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from portal.domain.reviews.review import AuthorRole, Known, Origin
from portal.domain.reviews.shown import ShownReview
from portal.web.review_words import decimal, review_badge, review_origin

REVIEW = ShownReview(
    review_id="1",
    origin=Origin.PORTAL,
    role=AuthorRole.ANGEHOERIGE,
    stars={},
    text="",
    signed="",
    known=Known.AKTUELL,
    published_at=datetime(2026, 3, 2, tzinfo=UTC),
    answer="",
    answered_at=None,
)


def test_a_mean_has_a_comma():
    assert decimal(Decimal("4.0")) == "4,0"


def test_f01_every_role_and_time_has_its_words():
    found = {
        review_origin(replace(REVIEW, role=role, known=known))
        for role in AuthorRole
        for known in Known
    }

    assert len(found) == len(AuthorRole) * len(Known)
    assert "angehörig" in found


def test_x18_every_origin_has_its_badge():
    assert review_badge(REVIEW) == "Bestätigte E-Mail-Adresse."
    assert (
        review_badge(replace(REVIEW, origin=Origin.WERPFLEGTWIE))
        == "Von unserem Partner werpflegtwie.de, geprüft am 2. März 2026."
    )
