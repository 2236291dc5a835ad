"""A line of the error summary leads to its field."""

from flask import render_template_string

from portal.web.named_problem import NamedProblem, by_field, named
from tests.support.html import parse_fragment, text_of, walk

SUMMARY = (
    "{% from 'components/error_summary.html' import error_summary %}{{ error_summary(problems) }}"
)


def test_the_summary_shows_the_sentence_and_leads_to_the_field(app):
    problems = (
        NamedProblem("email", "Bitte geben Sie „<E-Mail>“ ein."),
        NamedProblem(anchor="name", sentence="Bitte kürzen Sie den Namen."),
    )

    with app.test_request_context():
        html = render_template_string(SUMMARY, problems=problems)

    (summary,) = parse_fragment(html)
    links = [(one.get("href"), text_of(one)) for one in walk(summary, "a")]
    assert links == [
        ("#email", "Bitte geben Sie „<E-Mail>“ ein."),
        ("#name", "Bitte kürzen Sie den Namen."),
    ]


def test_a_field_shows_the_first_of_its_sentences_and_nothing_where_nothing_is_wrong():
    problems = (NamedProblem("email", "Erster Satz."), NamedProblem("email", "Zweiter Satz."))

    assert by_field(problems, fields=("name", "email")) == {"name": "", "email": "Erster Satz."}


def test_one_sentence_is_one_line_and_none_is_none():
    assert named("grund", sentence="Bitte …") == (NamedProblem("grund", "Bitte …"),)
    assert named("grund", sentence="") == ()
