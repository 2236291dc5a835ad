"""Templates see the globals, also those that are added later, and nothing that is missing."""

import pytest
from flask import Flask, render_template_string
from jinja2 import DictLoader, TemplateNotFound, UndefinedError
from markupsafe import Markup

from portal.web import templating


@pytest.fixture
def probe() -> Flask:
    app = Flask("probe")
    templating.prepare(app)
    return app


def test_a_missing_value_is_an_error(probe: Flask):
    with probe.test_request_context(), pytest.raises(UndefinedError):
        render_template_string("{{ fehlt }}")


def test_globals_are_found_also_when_added_later(probe: Flask):
    template = probe.jinja_env.from_string("{{ wort }}")

    probe.jinja_env.globals["wort"] = "ja"

    assert template.render() == "ja"


def test_globals_of_one_template_are_its_own(probe: Flask):
    template = probe.jinja_env.from_string("{{ wort }}", globals={"wort": "ja"})

    assert template.render() == "ja"
    assert "wort" not in probe.jinja_env.globals


def test_lines_of_tags_leave_no_trace(probe: Flask):
    assert probe.jinja_env.from_string("  {% if true %}\na\n  {% endif %}\n").render() == "a\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Haus am See", "Haus am See"),
        ("<b> & 'c' \"d\"", "&lt;b&gt; &amp; &#39;c&#39; &#34;d&#34;"),
        (Markup("<b>"), "<b>"),
        (7, "7"),
        (["<"], "[&#39;&lt;&#39;]"),
        (None, "None"),
    ],
)
def test_values_are_written_as_text_unless_they_are_html(probe: Flask, value, written: str):
    with probe.test_request_context():
        assert render_template_string("{{ value }}", value=value) == written


def test_text_stays_text_through_macros_filters_and_joins(probe: Flask):
    source = "{% macro one(text) %}{{ text }}{% endmacro %}{{ one(x) }} {{ x|trim }} {{ x ~ 'a' }}"

    with probe.test_request_context():
        written = render_template_string(source, x="<i>")

    assert written == "&lt;i&gt; &lt;i&gt; &lt;i&gt;a"


def test_text_is_no_html_where_nothing_is_escaped(probe: Flask):
    template = probe.jinja_env.from_string("{% autoescape false %}{{ x }}{% endautoescape %}")

    assert template.render(x="<i>") == "<i>"


def test_whoever_decides_while_the_page_is_made_is_heeded(probe: Flask):
    source = "{% autoescape how %}{{ x }}{% endautoescape %}"
    template = probe.jinja_env.from_string(source)

    assert [template.render(x="<", how=how) for how in (True, False)] == ["&lt;", "<"]


def test_macros_and_functions_are_called_inside_loops_and_blocks_too(probe: Flask):
    probe.jinja_env.globals["twice"] = lambda text, *, by: text + by
    source = (
        "{% macro box(text) %}<b>{{ text }}</b>{% endmacro %}"
        "{% macro around(text) %}<i>{{ text }}{{ caller() }}</i>{% endmacro %}"
        "{% block all %}{% for x in ('<', 'b') %}{% set y = x %}{{ box(twice(y, by='!')) }}"
        "{% call around(y) %}{{ twice(x, by='?') }}{% endcall %}{% endfor %}{% endblock %}"
    )

    with probe.test_request_context():
        assert render_template_string(source) == ("<b>&lt;!</b><i>&lt;&lt;?</i><b>b!</b><i>bb?</i>")


def test_none_of_our_functions_asks_for_the_context(app: Flask):
    with app.test_request_context():
        known = app.jinja_env.globals.items()
        asking = [name for name, one in known if hasattr(one, "jinja_pass_arg")]

    assert asking == []


@pytest.fixture
def files(probe: Flask) -> dict[str, str]:
    found = {
        "one.html": "{% macro one() %}{{ wort }}{% endmacro %}",
        "page.html": "{% from 'one.html' import one %}{{ one() }}",
    }
    probe.jinja_env.loader = DictLoader(found)
    probe.jinja_env.globals["wort"] = "ja"
    return found


@pytest.mark.usefixtures("files")
def test_a_component_that_was_imported_before_is_the_same(probe: Flask):
    page = probe.jinja_env.get_template("page.html")
    component = probe.jinja_env.get_template("one.html")

    assert [page.render(), page.render()] == ["ja", "ja"]
    assert probe.jinja_env.get_template("one.html") is component


@pytest.mark.usefixtures("files")
def test_a_component_sees_what_only_the_page_has(probe: Flask):
    source = probe.jinja_env.get_template("page.html")
    source.render()
    own = probe.jinja_env.from_string(
        "{% from 'one.html' import one %}{{ one() }}", globals={"wort": "nein", "mehr": "mehr"}
    )
    lacking = probe.jinja_env.from_string(
        "{% from 'two.html' import two %}{{ two() }}", globals={"mehr": "mehr"}
    )
    probe.jinja_env.loader = DictLoader({"two.html": "{% macro two() %}{{ mehr }}{% endmacro %}"})
    assert str(probe.jinja_env.get_template("two.html").module) == ""

    assert own.render() == "ja"
    assert lacking.render() == "mehr"


def test_templates_that_may_change_are_looked_at_again(probe: Flask, files: dict[str, str]):
    probe.jinja_env.get_template("page.html").render()
    files["page.html"] = "neu"

    assert probe.jinja_env.get_template("page.html").render() == "ja"

    probe.debug = True

    assert probe.jinja_env.get_template("page.html").render() == "neu"


@pytest.mark.usefixtures("files")
def test_a_template_that_is_not_there_is_an_error(probe: Flask):
    with pytest.raises(TemplateNotFound):
        probe.jinja_env.get_template("fehlt.html")
