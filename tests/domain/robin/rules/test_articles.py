from hypothesis import given

from portal.domain.robin.catalogue.texts import ArticlePlan, Occasion
from portal.domain.robin.conditions import parse_condition
from portal.domain.robin.rules.articles import (
    ARTICLES_PER_FIELD,
    COMFORTABLE_LENGTH,
    Origin,
    choose_articles,
)
from tests.domain.robin.answer_sets import BASE, CATALOGUE, answer_sets, base, few_examples

PLAN = ArticlePlan(
    basic=("erste-schritte", "beratung"),
    fields={
        "pflege": ("p1", "p2", "p3", "p4"),
        "essen": ("e1", "beratung", "e3"),
        "recht": ("r1", "r2", "r3"),
    },
    occasions=(
        Occasion(
            condition=parse_condition(text="wohnt == klinik", names={}),
            articles=("entlassung", "beratung"),
            reason="die Person ist im Krankenhaus",
        ),
    ),
    fallback=("pflegegrade",),
)


def slugs(answers, plan=PLAN):
    return [choice.slug for choice in choose_articles(answers=answers, plan=plan)]


class TestOrder:
    def test_is_occasions_then_basics_then_fields_in_turn(self):
        answers = {"wohnt": "klinik", "interessen": ("pflege", "essen")}

        assert slugs(answers) == [
            "entlassung",
            "beratung",
            "erste-schritte",
            "p1",
            "e1",
            "p2",
            "p3",
            "e3",
        ]

    def test_an_article_keeps_its_first_reason(self):
        answers = {"wohnt": "klinik", "interessen": ("essen",)}

        chosen = {choice.slug: choice for choice in choose_articles(answers=answers, plan=PLAN)}

        assert chosen["beratung"].origin is Origin.ANLASS
        assert chosen["beratung"].reason == "die Person ist im Krankenhaus"
        assert chosen["beratung"].read == ("wohnt",)
        assert (chosen["e1"].field, chosen["e1"].reason) == ("essen", None)


class TestLength:
    def test_later_articles_of_a_field_wait_for_room(self):
        answers = {"interessen": ("pflege", "essen", "recht")}

        found = slugs(answers)

        assert found == ["erste-schritte", "beratung", "p1", "e1", "r1", "p2", "r2", "p3"]
        assert len(found) == COMFORTABLE_LENGTH

    def test_no_field_gives_more_than_three(self):
        found = slugs({"interessen": ("pflege",)})

        assert found == ["erste-schritte", "beratung", *PLAN.fields["pflege"][:ARTICLES_PER_FIELD]]

    def test_an_unknown_field_gives_none(self):
        assert slugs({"interessen": ("neu",)}) == ["erste-schritte", "beratung"]


class TestFallback:
    def test_stands_in_when_nothing_else_fits(self):
        plan = ArticlePlan(basic=(), fields={}, occasions=(), fallback=("pflegegrade",))

        assert [choice.origin for choice in choose_articles(answers=BASE, plan=plan)] == [
            Origin.RUECKFALL
        ]


class TestPortalPlan:
    def test_names_the_application_to_who_has_no_grade(self):
        found = slugs(base(), CATALOGUE.articles)

        assert found[:2] == ["feststellung-der-pflegebeduerftigkeit", "beantragung-von-leistungen"]

    @few_examples
    @given(answers=answer_sets())
    def test_c08_part_1_is_never_empty_names_nothing_twice_and_serves_every_field(self, answers):
        found = slugs(answers, CATALOGUE.articles)

        assert found
        assert len(found) == len(set(found))
        for field in answers["interessen"]:
            assert CATALOGUE.articles.fields[field][0] in found
