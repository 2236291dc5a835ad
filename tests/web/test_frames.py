"""HTML with gaps says what the template would have said."""

import pytest
from flask import Flask
from markupsafe import Markup

from portal.web.frames import BETWEEN, Frame, component, escaped, gap


def test_a_frame_puts_each_value_into_the_gaps_of_its_number():
    frame = Frame(html=f"<p>{gap(1)}: {gap(0)}, {gap(1)}</p>")

    assert frame.filled(values=("eins", "zwei")) == "<p>zwei: eins, zwei</p>"


def test_signs_of_formats_stay_as_they_are():
    frame = Frame(html=f"100 % %s {{}} {gap(0)}")

    assert frame.filled(values=("50 %d",)) == "100 % %s {} 50 %d"


def test_a_value_cannot_open_a_gap():
    frame = Frame(html=f"{gap(0)}-{gap(1)}")

    assert frame.filled(values=(gap(1), "b")) == f"{gap(1)}-b"


def test_a_gap_is_written_by_a_template_as_it_is():
    assert isinstance(gap(3), Markup)


@pytest.mark.parametrize(
    ("texts", "html"),
    [
        (("a", "", "<b>"), ["a", "", "&lt;b&gt;"]),
        (("'\"&",), ["&#39;&#34;&amp;"]),
        ((f"{BETWEEN}<", ">"), [f"{BETWEEN}&lt;", "&gt;"]),
    ],
)
def test_texts_become_html_one_by_one(texts: tuple[str, ...], html: list[str]):
    assert escaped(texts) == html


def test_a_component_is_its_macro(app: Flask):
    with app.test_request_context():
        assert component("mandatory_line")() == Markup(
            '<p class="muted">Felder mit * müssen Sie ausfüllen.</p>'
        )


def test_fixed_parts_are_rendered_once_for_the_same_words(app: Flask):
    fixed_part = app.jinja_env.globals["fixed_part"]

    with app.test_request_context():
        first = fixed_part("page_top", "robin")

        assert first is fixed_part("page_top", "robin")
        assert first != fixed_part("page_top", "directory")


def test_a_framed_component_says_what_its_macro_says(app: Flask):
    framed = app.jinja_env.globals["framed"]

    with app.test_request_context():
        for around in (("a" * 32, "Haus & <Hof>", 480), ("b" * 32, "Garten", 1)):
            html = component("profile_picture")("6rem", 0, *around)

            assert framed("profile_picture", "6rem", 0, around=around) == html
            assert f"/bilder/{around[0]}/640.jpg" in html
