"""From where an inquiry comes, and who can say so."""

import pytest
from flask import Flask

from portal.blueprints.seekers.inquiries import origin
from portal.domain.inquiries.source import Source


def test_o04_our_seal_says_the_button_of_one_facility(app: Flask):
    with app.test_request_context():
        sealed = origin.sealed_button(facility_id=7)

    with app.test_request_context(method="POST", data={"quelle": sealed}):
        assert origin.source_for(facility_id=7) is Source.BUTTON
        assert origin.source_for(facility_id=8) is Source.PORTAL
        assert origin.kept_origin() == sealed


@pytest.mark.parametrize("typed", ["", "7", "anfrage-button", "x" * 9_000])
def test_o04_nobody_else_can_say_so(app: Flask, typed: str):
    with app.test_request_context(method="POST", data={"quelle": typed}):
        assert origin.source_for(facility_id=7) is Source.PORTAL
        assert len(origin.kept_origin()) <= 8_000
