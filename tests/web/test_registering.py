"""Making an account, for seekers and providers alike."""

from flask import Flask

from portal.web import explaining_pages
from portal.web.registering import TERMS_PAGES, terms_version, too_often_words


class TestTermsVersion:
    def test_names_the_day_of_each_text(self, app: Flask):
        with app.test_request_context():
            days = [explaining_pages.get(slug=slug).as_of.isoformat() for slug in TERMS_PAGES]

            assert terms_version() == " ".join(days)


class TestTooOftenWords:
    def test_say_in_minutes_how_long_to_wait(self):
        assert "1 Minute " in too_often_words(59)
        assert "2 Minuten " in too_often_words(61)
