"""The panel says what its links lead to, where one is, and what is new."""

import pytest
from flask import Flask

from portal.web.desk import Way

MAIL = Way("providers.mailbox.index", "Anfrage", 0)
LIGHTS = Way("providers.lights.index", "Verfügbarkeit", None)


@pytest.fixture
def shown(app: Flask):
    """Return a function that gives the panel as HTML."""
    with app.test_request_context():
        yield app.jinja_env.globals["panel"]


def test_numbers_of_one_request_are_not_those_of_the_next(shown):
    for news, badge in ((3, ' <span class="new">Neu 3</span>'), (0, ""), (12, "Neu 12")):
        html = str(shown((Way(MAIL.endpoint, MAIL.words, news), LIGHTS), ""))

        assert '<a href="/anbieter/anfragen">Anfrage' in html
        assert '<a href="/anbieter/verfuegbarkeit">Verfügbarkeit</a>' in html
        assert html.count("Neu ") == (1 if news else 0)
        assert badge in html


@pytest.mark.parametrize(("place", "count"), [("Anfrage", 1), ("Verfügbarkeit", 1), ("", 0)])
def test_marks_where_one_is(shown, place: str, count: int):
    html = str(shown((MAIL, LIGHTS), place))

    assert html.count('aria-current="page"') == count
    assert (f'aria-current="page">{place}' in html) == (count == 1)


def test_others_have_other_links(shown):
    assert "Anfrage" in shown((MAIL, LIGHTS), "")
    assert "Anfrage" not in shown((LIGHTS,), "")


def test_swapped_it_says_so(shown):
    assert "data-hx-swap-oob" in shown((MAIL,), "", is_swapped=True)
    assert "data-hx-swap-oob" not in shown((MAIL,), "")
