from hypothesis import given

from portal.domain.robin.rules.aids import CONSUMABLES_GROUP, choose_aids
from portal.domain.robin.rules.decisions import decide
from tests.domain.robin.answer_sets import BASE, CATALOGUE, answer_sets, base, few_examples


def groups(answers):
    return {choice.group: choice for choice in choose_aids(answers=answers, plan=CATALOGUE.aids)}


class TestGroups:
    def test_nothing_is_named_without_a_reason(self):
        assert groups(BASE) == {}

    def test_the_first_reason_is_given(self):
        answers = base(
            interessen=("hilfsmittel",),
            wohnt="allein",
            hilfsmittel__vorhanden="nein",
            hilfsmittel__bedarf=("hausnotruf",),
        )

        found = groups(answers)["HM_NOTRUF"]

        assert found.because == "gesucht wird ein Hausnotruf"
        assert found.read == ("hilfsmittel.bedarf",)
        assert found.title == CATALOGUE.aids.groups["HM_NOTRUF"].title

    def test_an_alarm_for_who_lives_alone(self):
        assert groups(base(wohnt="allein"))["HM_NOTRUF"].read == ("wohnt",)


class TestConsumables:
    def test_are_for_everybody_from_grade_1_on(self):
        found = groups(base(pg_status="ja", pg="1"))

        assert list(found) == [CONSUMABLES_GROUP]
        assert (found[CONSUMABLES_GROUP].because, found[CONSUMABLES_GROUP].read) == (None, ("pg",))

    def test_count_an_estimated_grade(self):
        answers = base(pg_rechner="ja", pg_rechner__ergebnis="1")

        assert CONSUMABLES_GROUP in groups(answers)

    def test_keep_a_more_precise_reason(self):
        answers = base(
            interessen=("krankheit",),
            pg_status="ja",
            pg="1",
            krankheit__themen=("spritzen",),
            krankheit__dauer="weiss_nicht",
        )

        assert groups(answers)[CONSUMABLES_GROUP].read == ("krankheit.themen",)


@few_examples
@given(answers=answer_sets())
def test_c13_part_6_is_recommended_exactly_when_a_group_is_named(answers):
    part_6 = decide(answers=answers, aids=CATALOGUE.aids)[5]

    found = groups(answers)

    assert part_6.recommended is (bool(found) and answers["wohnt"] != "heim")
