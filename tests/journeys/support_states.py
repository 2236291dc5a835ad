"""The pages of support, with one case in every queue."""

import secrets

from flask import Flask

from portal.domain.accounts.email_address import read_address
from portal.domain.corrections.block import Block
from portal.models.review import ReviewStars
from portal.services.corrections.report import report_correction
from portal.web import clock, outside
from tests.factories.accounts import committed
from tests.factories.claims import store_claim
from tests.factories.companies import MadeCompany
from tests.factories.received import hold
from tests.journeys.desk_states import HOME, LONG, pick
from tests.models.records import make_review


def fill(app: Flask, company: MadeCompany, *, facility_id: int) -> tuple[str, ...]:
    """Put one case into every queue; return the addresses of their pages."""
    with app.app_context():
        cipher = outside.current().cipher
    claim_id = store_claim(app, pick(app, HOME), cipher=cipher)
    hold(app, facility_id, number=secrets.randbelow(10**12), created_at=clock.now())
    review_id, correction_id = secrets.token_hex(16), secrets.token_hex(16)
    with committed(app) as session:
        review = make_review(
            id=review_id,
            author_key=review_id,
            facility_id=facility_id,
            state="waiting",
            published_at=None,
            doubts="link",
            text=LONG * 3,
        )
        review.stars = [ReviewStars(criterion="pflege", stars=2)]
        session.add(review)
        report_correction(
            session,
            facility_id=facility_id,
            correction_id=correction_id,
            block=Block.KONTAKT,
            text=LONG * 3,
            address=read_address(text="hinweis@example.org"),
            now=clock.now(),
            cipher=cipher,
        )
    return (
        f"/verwaltung/uebernehmen/{claim_id}",
        f"/verwaltung/bewertungen/{review_id}",
        f"/verwaltung/korrekturen/{correction_id}",
        f"/verwaltung/konten/{company.master.id}",
        f"/verwaltung/anbieter/{company.id}",
    )
