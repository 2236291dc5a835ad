import pytest
from hypothesis import given

from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.domain.robin.answers import Reading
from portal.domain.robin.evaluation import holds
from portal.domain.robin.needs import NAMED_CONDITIONS, needed_services
from portal.domain.robin.rules.aids import CONSUMABLES_GROUP, choose_aids
from portal.domain.robin.rules.decisions import decide
from tests.domain.robin.answer_sets import BASE, CATALOGUE, answer_sets, base, few_examples

AIDS_FOR = {
    Service.AMB_GRUNDPFLEGE: {"HM_BAD"},
    Service.AMB_BEHANDLUNG: {"HM_VERBRAUCH", "HM_LAGERUNG"},
    Service.AMB_ESSEN: {"HM_ESSEN"},
    Service.AMB_DEMENZ: {"HM_ORTUNG", "HM_HERD"},
    Service.AMB_INTENSIV: {"HM_VERBRAUCH"},
    Service.AMB_HOSPIZ: {"HM_LAGERUNG"},
    Service.AMB_NACHT: {"HM_NOTRUF", "HM_LICHT"},
    Service.WOHN_BARRIEREFREI: {"HM_BAD"},
    Service.WOHN_BETREUT: {"HM_BAD"},
    Service.WOHN_WG: {"HM_BAD"},
}
"""Of the table of services: the groups of which a need calls for at least one."""
WAY = {"HM_ROLLATOR", "HM_ROLLSTUHL", "HM_TREPPE"}
"""What helps on the way to day or night care."""
MOVING = {
    "interessen": ("mobil",),
    "mobil__einschraenkung": ("gehen",),
    "mobil__fahrt": "nein",
}


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

        assert found.because.text == "gesucht wird ein Hausnotruf"
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


@few_examples
@given(answers=answer_sets())
def test_c13_every_need_of_the_table_leads_to_aids(answers):
    found = set(groups(answers))
    decisions = decide(answers=answers, aids=CATALOGUE.aids)
    needs = {
        need.service
        for category in Category
        for need in needed_services(answers=answers, category=category)
    }

    for service in needs & AIDS_FOR.keys():
        assert found & AIDS_FOR[service], service
    if decisions[3].recommended:
        assert found & WAY
    if needs & AIDS_FOR.keys() or decisions[3].recommended:
        assert decisions[5].rule == ("A6.2" if answers["wohnt"] == "heim" else "E6")


@few_examples
@given(answers=answer_sets())
def test_the_way_to_day_care_matters_to_whom_it_is_recommended(answers):
    recommended = decide(answers=answers, aids=CATALOGUE.aids)[3].recommended
    condition = NAMED_CONDITIONS["weg_zur_tagespflege"]

    goes = holds(condition=condition, reading=Reading(answers))

    assert recommended is (goes and not _stays_in_a_home(answers))


def _stays_in_a_home(answers):
    return answers["wohnt"] == "heim" and answers["wunsch"] in {"offen", "zeitweise"}


class TestIllness:
    @pytest.mark.parametrize(
        ("topic", "group"),
        [
            ("medikamente", "HM_VERBRAUCH"),
            ("blutdruck_zucker_messen", "HM_VERBRAUCH"),
            ("schmerzen_palliativ", "HM_LAGERUNG"),
        ],
    )
    def test_c13_each_topic_calls_for_a_group(self, topic, group):
        answers = base(
            interessen=("krankheit",), krankheit__themen=(topic,), krankheit__dauer="weiss_nicht"
        )

        assert groups(answers)[group].read == ("krankheit.themen",)


class TestWhatIsThere:
    def test_c13_who_walks_with_difficulty_is_advised_to_a_rollator(self):
        assert list(groups(base(**MOVING))) == ["HM_ROLLATOR"]

    def test_c13_who_has_a_rollator_is_not(self):
        assert groups(base(**MOVING, mobil__hilfsmittel=("rollator",))) == {}

    @pytest.mark.parametrize(
        ("there", "group"),
        [
            (("stock",), "HM_ROLLATOR"),
            (("rollator",), "HM_ROLLSTUHL"),
            (("rollator", "rollstuhl"), "HM_TREPPE"),
        ],
    )
    def test_c13_on_the_way_to_day_care_helps_what_is_missing(self, there, group):
        answers = base(
            **MOVING
            | {"interessen": ("mobil", "betreuung"), "mobil__einschraenkung": ("greifen",)},
            mobil__hilfsmittel=there,
            betreuung__noetig="ja",
            betreuung__wann=("tagsueber",),
        )

        assert groups(answers).keys() & WAY == {group}

    def test_c13_an_estimated_grade_counts_for_daily_care(self):
        assert "HM_BAD" in groups(base(pg_rechner="ja", pg_rechner__ergebnis="2"))
