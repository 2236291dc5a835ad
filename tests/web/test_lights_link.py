"""The link of the weekly mail."""

from datetime import timedelta

import pytest
from flask import Flask

from portal.values.errors import NotFound
from portal.web.lights_link import TERM, company_of_token, lights_token
from tests.factories.directory import NOW

COMPANY = "a" * 32


@pytest.fixture(autouse=True)
def _in_app(app: Flask, freeze):
    freeze(NOW)
    with app.app_context():
        yield


class TestLightsLink:
    @pytest.mark.parametrize("age", [timedelta(0), TERM])
    def test_x20_leads_to_its_company_for_two_weeks(self, freeze, age: timedelta):
        token = lights_token(company_id=COMPANY)
        freeze(NOW + age)

        assert company_of_token(token) == COMPANY

    def test_x20_ends(self, freeze):
        token = lights_token(company_id=COMPANY)
        freeze(NOW + TERM + timedelta(days=1))

        with pytest.raises(NotFound):
            company_of_token(token)

    @pytest.mark.parametrize("change", [lambda one: one[:-1], lambda one: "x" + one, lambda _: ""])
    def test_one_that_was_changed_leads_nowhere(self, change):
        with pytest.raises(NotFound):
            company_of_token(change(lights_token(company_id=COMPANY)))

    def test_one_that_is_too_long_is_not_even_read(self):
        with pytest.raises(NotFound):
            company_of_token("x" * 100_000)

    def test_survives_a_change_of_the_key_once(self, app: Flask):
        token = lights_token(company_id=COMPANY)
        old = app.config["SECRET_KEY"]
        app.config.update(SECRET_KEY="n" * 40, SECRET_KEY_FALLBACKS=[old])
        try:
            assert company_of_token(token) == COMPANY
        finally:
            app.config.update(SECRET_KEY=old, SECRET_KEY_FALLBACKS=[])
