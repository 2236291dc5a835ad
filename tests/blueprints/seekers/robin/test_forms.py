"""What a page of Robin shows for each question, and the sentences for what is wrong."""

import pytest

from portal.blueprints.seekers.robin import forms
from portal.domain.places.place import Resolution
from portal.domain.robin.governing import Governing
from portal.domain.robin.submission import Problem, ProblemKind
from portal.web.place_input import PLACE_SENTENCES


@pytest.fixture
def catalogue(app):
    return app.extensions["content"].catalogue


@pytest.fixture
def sentence(app, catalogue):
    """Return a function that gives the sentence for a problem with a question."""

    def give(question_id, kind):
        with app.test_request_context():
            return forms.sentence(
                question=catalogue.question_by_id[question_id],
                problem=Problem(question=question_id, kind=kind),
            )

    return give


@pytest.fixture
def fields(app, catalogue):
    """Return a function that gives the fields of questions by their id."""

    def give(*names, answers=None, typed=None, problems=()):
        with app.test_request_context():
            found = forms.fields_for(
                questions=tuple(catalogue.question_by_id[name] for name in names),
                answers=answers or {},
                typed=typed or {},
                problems=problems,
                governing=Governing(frozenset({"wohnt"}), ("entlassung",)),
            )
        return {field.question.id: field for field in found}

    return give


class TestSentence:
    def test_b09_names_the_question_that_is_mandatory(self, sentence):
        assert sentence("pg_status", ProblemKind.PFLICHT) == (
            "Bitte beantworten Sie: „Gibt es einen Pflegegrad?“"
        )

    def test_b20_names_the_options_that_stand_alone(self, sentence):
        assert sentence("wer_hilft", ProblemKind.EXKLUSIV).startswith(
            "„Niemand“ und „Weiß nicht / keine Angabe“ passt nicht zu weiteren Antworten."
        )

    def test_names_the_limits_of_a_number(self, sentence):
        assert sentence("entlastung.tage", ProblemKind.ZU_KLEIN) == (
            "Bitte geben Sie mindestens 1 ein."
        )
        assert sentence("entlastung.tage", ProblemKind.ZU_GROSS) == (
            "Bitte geben Sie höchstens 366 ein."
        )

    @pytest.mark.parametrize("kind", list(ProblemKind))
    def test_every_problem_has_a_sentence_that_asks_politely(self, sentence, kind):
        assert "Bitte " in sentence("entlastung.tage", kind)


class TestFields:
    def test_what_was_typed_comes_before_what_is_stored(self, fields):
        shown = fields("wunsch", "wohnt", answers={"wunsch": "heim"}, typed={"wunsch": ("offen",)})

        assert shown["wunsch"].values == ("offen",)
        assert shown["wohnt"].values == ()

    def test_what_is_stored_comes_before_the_default(self, fields):
        assert fields("umkreis")["umkreis"].values == ("25",)
        assert fields("umkreis", answers={"umkreis": "5"})["umkreis"].values == ("5",)

    def test_several_stored_options_are_all_chosen(self, fields):
        shown = fields("wer_hilft", answers={"wer_hilft": ("pflegedienst", "partner_in")})

        assert shown["wer_hilft"].values == ("pflegedienst", "partner_in")

    def test_typed_signs_that_cannot_be_seen_are_blanks(self, fields):
        assert fields("entlastung.ab", typed={"entlastung.ab": ("1\x00.2",)})[
            "entlastung.ab"
        ].values == ("1 .2",)

    def test_only_the_wrong_field_has_a_problem(self, fields):
        problem = Problem(question="wunsch", kind=ProblemKind.PFLICHT)

        shown = fields("wohnt", "wunsch", problems=(problem,))

        assert (bool(shown["wohnt"].problem), bool(shown["wunsch"].problem)) == (False, True)
        assert [line.anchor for line in forms.summary(fields=tuple(shown.values()))] == [
            "wunsch-zuhause"
        ]

    def test_a_problem_leads_to_the_input_of_a_field_without_options(self, fields):
        problem = Problem(question="entlastung.tage", kind=ProblemKind.ZAHL)

        shown = fields("entlastung.tage", problems=(problem,))

        found = forms.summary(fields=tuple(shown.values()))
        assert [line.anchor for line in found] == ["entlastung.tage"]


class TestStartProblems:
    def test_b04_names_place_radius_and_tick_in_the_order_of_the_page(self):
        found = forms.start_problems(
            place=Resolution(None, problem="empty"), has_consent=False, radius_is_known=False
        )

        assert [one.anchor for one in found] == ["ort", "umkreis", "einwilligung"]
        assert found[0].sentence == PLACE_SENTENCES["empty"]

    def test_nothing_is_wrong_with_place_and_tick(self):
        place = Resolution(None)

        assert forms.start_problems(place=place, has_consent=True, radius_is_known=True) == ()


class TestGoverns:
    def test_only_the_question_that_governs_says_so(self, fields):
        shown = fields("wohnt", "wunsch")

        assert (shown["wohnt"].governs, shown["wunsch"].governs) == (True, False)


class TestSplit:
    @pytest.mark.parametrize(
        ("changing", "expected"),
        [
            (("entlassung", "entlassung_datum"), (["alter", "wohnt"], ["entlassung"], ["wunsch"])),
            (("wunsch",), (["alter", "wohnt", "entlassung"], ["wunsch"], [])),
            ((), (["alter", "wohnt", "entlassung", "wunsch"], [], [])),
        ],
    )
    def test_splits_where_questions_may_come_or_go(self, catalogue, fields, changing, expected):
        shown = tuple(fields("alter", "wohnt", "entlassung", "wunsch").values())

        found = forms.split(
            fields=shown, page=catalogue.questions_by_page["s04"], changing=changing
        )

        parts = (found.before, found.changing, found.after)
        assert [[field.question.id for field in part] for part in parts] == list(expected)
        assert found.all == shown
