import pytest
from hypothesis import given

from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.domain.robin.answers import ESTIMATE, values_of
from portal.domain.robin.checks import REFUSAL
from portal.domain.robin.recommendation import name_answers, recommend
from portal.values.wording import Wording
from tests.domain.robin.answer_sets import BASE, CATALOGUE, answer_sets, base, few_examples


def advise(**changes):
    return recommend(catalogue=CATALOGUE, answers=base(**changes))


class TestParts:
    def test_c07_are_six_in_the_settled_order(self):
        found = [(advice.part.number, advice.part.title.text) for advice in advise().parts]

        assert found == [
            (1, "Informationsportal"),
            (2, "Ambulante Einrichtungen"),
            (3, "Stationäre Einrichtungen"),
            (4, "Tages/-Nachtpflege"),
            (5, "Altersgerechtes Wohnen"),
            (6, "Pflegehilfsmittel"),
        ]

    def test_list_facilities_of_four_categories(self):
        assert [advice.category for advice in advise().parts] == [None, *Category, None]

    @few_examples
    @given(answers=answer_sets())
    def test_c10_c12_say_why_not_exactly_when_they_are_not_recommended(self, answers):
        for advice in recommend(catalogue=CATALOGUE, answers=answers).parts:
            refused = advice.reason.text.startswith(REFUSAL)

            assert refused is not advice.decision.recommended
            assert refused is advice.decision.rule.startswith("A")
            assert bool(advice.deciding) or advice.decision.rule == "E1"

    def test_the_further_sentence_stands_where_it_applies(self):
        much = advise(wunsch="zuhause", hilfebedarf="rund_um_die_uhr").parts[2]
        little = advise(wunsch="zuhause").parts[2]

        assert much.addition == CATALOGUE.rules["A3.1"].addition
        assert little.addition is None


class TestDecidingAnswers:
    def test_x01_are_words_with_the_page_where_they_can_be_changed(self):
        (named,) = advise(wunsch="zuhause").parts[2].deciding

        assert named.question == CATALOGUE.question_by_id["wunsch"].wording
        assert (named.question_id, named.page) == ("wunsch", "s04")
        assert [value.text for value in named.values] == ["Zu Hause bleiben"]

    def test_name_an_estimate_like_a_stated_grade(self):
        answers = base(pg_rechner="ja", pg_rechner__ergebnis="1")

        named = recommend(catalogue=CATALOGUE, answers=answers).parts[5].deciding

        assert [(each.question_id, each.values[0].text) for each in named] == [
            ("pg_rechner", "Pflegegrad 1")
        ]

    def test_name_the_estimate_of_none(self):
        answers = {**BASE, "pg_rechner": "ja", ESTIMATE: "keiner"}

        (named,) = name_answers(catalogue=CATALOGUE, answers=answers, question_ids=(ESTIMATE,))

        assert named.values[0].text == "Nein"

    def test_keep_numbers_and_dates_as_they_are(self):
        (named,) = name_answers(
            catalogue=CATALOGUE, answers={"wohnen.budget": "900"}, question_ids=("wohnen.budget",)
        )

        assert named.values[0].text == "900"
        assert named.unit == CATALOGUE.question_by_id["wohnen.budget"].unit


class TestNeeds:
    def test_say_what_is_offered_and_why_that_is_asked_for(self):
        part = advise(
            interessen=("krankheit",),
            krankheit__themen=("medikamente", "spritzen"),
            krankheit__dauer="weiss_nicht",
        ).parts[1]

        (need,) = part.needs

        assert need.service is Service.AMB_BEHANDLUNG
        assert need.hit.text == "Bietet Behandlungspflege"
        assert need.clauses == (
            Wording(
                text="gebraucht wird Hilfe bei Medikamenten",
                plain="die Person braucht Hilfe bei den Medikamenten",
            ),
            Wording(
                text="gebraucht wird Hilfe bei Spritzen",
                plain="die Person braucht Hilfe bei den Spritzen",
            ),
        )

    def test_carry_wishes_filters_and_kinds_along(self):
        part = advise(wunsch="zeitweise", wuensche=("nur_frauen",)).parts[2]

        assert part.wishes == (Service.MERKMAL_NUR_FRAUEN,)
        assert part.indispensable == {Service.STA_KURZZEIT}
        assert {kind.value for kind in part.kinds} == {"kurzzeitpflege", "verhinderungspflege"}

    @few_examples
    @given(answers=answer_sets())
    def test_every_need_has_words(self, answers):
        for advice in recommend(catalogue=CATALOGUE, answers=answers).parts:
            assert all(need.hit.text and need.clauses for need in advice.needs)


class TestWhole:
    def test_rests_on_pruned_answers(self):
        found = recommend(catalogue=CATALOGUE, answers={**BASE, "pg": "4", "demenz.stand": "ja"})

        assert found.answers == BASE
        assert [named.question_id for named in found.named_answers] == list(found.answers)
        assert found.catalogue_version == CATALOGUE.version

    def test_aids_are_named_only_where_part_6_is_recommended(self):
        assert [aid.group for aid in advise(wohnt="allein").aids] == ["HM_NOTRUF"]
        assert advise(wohnt="heim", hilfebedarf="taeglich").aids == ()
        assert advise().aids == ()

    def test_a_missing_grade_is_a_hint_and_no_reason(self):
        without = advise(hilfebedarf="taeglich")
        granted = advise(hilfebedarf="taeglich", pg_status="ja", pg="2")

        assert (without.grade, without.lacks_grade) == ("keiner", True)
        assert (granted.grade, granted.lacks_grade) == ("2", False)
        assert without.parts[1].decision.recommended

    def test_an_estimate_does_not_replace_the_grade(self):
        found = advise(pg_rechner="ja", pg_rechner__ergebnis="3")

        assert (found.grade, found.lacks_grade, found.is_applied_for) == ("3", True, False)

    @pytest.mark.parametrize(
        ("status", "applied"), [("beantragt", True), ("nein", False), ("weiss_nicht", False)]
    )
    def test_who_has_applied_waits_for_the_decision(self, status, applied):
        found = advise(pg_status=status)

        assert (found.lacks_grade, found.is_applied_for) == (True, applied)

    def test_a_live_in_carer_is_a_referral(self):
        pflege = {
            "interessen": ("pflege",),
            "pflege__bereiche": ("nichts_davon",),
        }

        assert advise(**pflege, pflege__24h="vielleicht").asks_for_24h
        assert not advise(**pflege, pflege__24h="nein").asks_for_24h

    @few_examples
    @given(answers=answer_sets())
    def test_names_every_answer_once(self, answers):
        found = recommend(catalogue=CATALOGUE, answers=answers)

        assert found.articles
        assert {named.question_id: len(named.values) for named in found.named_answers} == {
            key: len(values_of(answer=answer)) for key, answer in answers.items()
        }
