import pytest
from hypothesis import given

from portal.domain.availability.light import KindOfPlace
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.domain.robin.answers import values_of
from portal.domain.robin.checks import complete
from portal.domain.robin.needs import (
    NEEDS,
    indispensable_services,
    kinds_of_place,
    needed_services,
    wishes,
)
from portal.domain.robin.rules.decisions import RULES, decide
from tests.domain.robin.answer_sets import (
    BASE,
    CATALOGUE,
    answer_sets,
    base,
    few_examples,
)


def needs_of(category, answers):
    found = needed_services(answers=answers, category=category)
    return {need.service.name: need.causes for need in found}


class TestNeededServices:
    @pytest.mark.parametrize(
        ("service", "question", "answer"),
        [
            ("AMB_GRUNDPFLEGE", "pflege.bereiche", ("an_ausziehen",)),
            ("AMB_GRUNDPFLEGE", "hilfebedarf", "weiss_nicht"),
            ("AMB_GRUNDPFLEGE", "pg", "2"),
            ("AMB_GRUNDPFLEGE", "mobil.einschraenkung", ("umsetzen",)),
            ("AMB_GRUNDPFLEGE", "mobil.transport", "nein"),
            ("AMB_GRUNDPFLEGE", "essen.hilfe", ("trinken_erinnern",)),
            ("AMB_BEHANDLUNG", "krankheit.themen", ("spritzen",)),
            ("AMB_HAUSHALT", "interessen", ("haushalt",)),
            ("AMB_ESSEN", "haushalt.essen", "ja"),
            ("AMB_ESSEN", "essen.liefern", "ja"),
            ("AMB_ESSEN", "essen.hilfe", ("zubereiten",)),
            ("AMB_VERHINDERUNG", "entlastung.wofuer", ("urlaub",)),
            ("AMB_ENTLASTUNG", "entlastung.wofuer", ("dauerhaft",)),
            ("AMB_ENTLASTUNG", "betreuung.noetig", "ja"),
            ("AMB_ENTLASTUNG", "zuhause.hindernis", "angehoerige_schaffen_es_nicht"),
            ("AMB_ENTLASTUNG", "gesellschaft.arten", ("besuchsdienst",)),
            ("AMB_ENTLASTUNG", "mobil.fahrt", "ja"),
            ("AMB_ENTLASTUNG", "demenz.angebot", ("betreuung_zu_hause",)),
            ("AMB_DEMENZ", "demenz.stand", "verdacht"),
            ("AMB_INTENSIV", "krankheit.themen", ("beatmung_intensiv",)),
            ("AMB_NACHT", "pflege.haeufig", "auch_nachts"),
            ("STA_VOLL", "wunsch", "heim"),
            ("STA_KURZZEIT", "wunsch", "zeitweise"),
            ("TAG", "berufstaetig", "ja"),
            ("NACHT", "betreuung.arten", ("nachtwache",)),
            ("WOHN_BARRIEREFREI", "wohnen.form", ("barrierefreie_wohnung",)),
            ("WOHN_BETREUT", "wohnen.form", ("betreutes_wohnen",)),
            ("WOHN_WG", "wohnen.form", ("senioren_wg",)),
            ("WOHN_WG", "demenz.angebot", ("demenz_wg",)),
        ],
    )
    def test_names_the_service_and_its_cause(self, service, question, answer):
        found = needs_of(Service[service].category, {**BASE, question: answer})

        assert found[service] == ((question, values_of(answer=answer)[0]),)

    def test_exclusive_options_do_not_count(self):
        answers = base(pflege__bereiche=("nichts_davon",), krankheit__themen=("nichts",))

        assert needs_of(Category.AMBULANT, answers) == {}

    @pytest.mark.parametrize(
        ("behaviour", "ward"),
        [(("laeuft_weg",), "STA_DEMENZ_GESCHUETZT"), (("orientierung",), "STA_DEMENZ_OFFEN")],
    )
    def test_the_ward_depends_on_running_away(self, behaviour, ward):
        answers = base(wunsch="heim", demenz__stand="ja", demenz__verhalten=behaviour)

        assert needs_of(Category.STATIONAER, answers).keys() == {"STA_VOLL", ward}

    def test_hospice_and_palliative_care_for_the_end_of_life(self):
        answers = base(
            krankheit__themen=("schmerzen_palliativ",), krankheit__dauer="letzte_lebensphase"
        )

        assert "AMB_HOSPIZ" in needs_of(Category.AMBULANT, answers)
        assert "STA_HOSPIZ" in needs_of(Category.STATIONAER, answers)
        assert needs_of(Category.STATIONAER, {**answers, "wunsch": "zuhause"}) == {}

    @few_examples
    @given(answers=answer_sets())
    def test_every_need_has_causes_that_were_chosen(self, answers):
        for category in Category:
            for need in needed_services(answers=answers, category=category):
                assert need.causes
                for question, key in need.causes:
                    assert key in values_of(answer=answers[question])

    @few_examples
    @given(answers=answer_sets())
    def test_intensive_care_in_a_home_is_needed_exactly_when_part_3_is_recommended(self, answers):
        ventilated = complete(
            catalogue=CATALOGUE,
            answers={
                **answers,
                "interessen": ("krankheit",),
                "krankheit.themen": ("beatmung_intensiv",),
            },
        )
        part_3 = decide(answers=ventilated, aids=CATALOGUE.aids)[2]

        needed = "STA_INTENSIV" in needs_of(Category.STATIONAER, ventilated)

        assert needed is part_3.recommended


class TestSets:
    def test_hold_every_option_that_is_not_exclusive(self):
        for question, owner in (
            ("krankheit.themen", next(rule for rule in RULES if rule.id == "E2.2").predicate),
            ("pflege.bereiche", NEEDS[Service.AMB_GRUNDPFLEGE].parts[0]),
        ):
            asked = CATALOGUE.question_by_id[question]

            assert set(owner.keys) == set(asked.option_keys) - asked.exclusive_keys


class TestWishes:
    def test_features_of_any_facility_count_everywhere(self):
        answers = base(
            wuensche=("sprache", "nur_frauen", "haustier_mitnehmen", "konfessioneller_traeger"),
            wuensche__sprache=("tr", "andere"),
            wohnen__ausstattung=("aufzug", "wbs_wohnung"),
        )
        everywhere = (
            Service.MERKMAL_KONFESSIONELL,
            Service.MERKMAL_HAUSTIER,
            Service.MERKMAL_NUR_FRAUEN,
            Service.SPRACHE_TR,
            Service.SPRACHE_ANDERE,
        )

        assert wishes(answers=answers, category=Category.AMBULANT) == everywhere
        assert wishes(answers=answers, category=Category.WOHNEN) == (
            *everywhere,
            Service.WOHN_AUFZUG,
            Service.WOHN_WBS_WOHNUNG,
        )

    def test_nobody_has_to_wish(self):
        assert wishes(answers=BASE, category=Category.STATIONAER) == ()


class TestIndispensableServices:
    @pytest.mark.parametrize(
        ("rule", "changes", "expected"),
        [
            ("E2.1", {}, set()),
            ("A3.1", {"wunsch": "zuhause"}, set()),
            ("E3.1", {"wunsch": "heim"}, set()),
            ("E3.2", {"wunsch": "zeitweise"}, {"STA_KURZZEIT"}),
            ("E3.4", {"krankheit__themen": ("beatmung_intensiv",)}, {"STA_INTENSIV"}),
            (
                "E3.4",
                {
                    "krankheit__themen": ("beatmung_intensiv", "schmerzen_palliativ"),
                    "krankheit__dauer": "letzte_lebensphase",
                },
                {"STA_INTENSIV", "STA_HOSPIZ"},
            ),
            ("E4.2", {"demenz__stand": "ja"}, {"TAG"}),
            ("E4.5", {"pflege__haeufig": "auch_nachts"}, {"NACHT"}),
            ("E4.3", {"betreuung__wann": ("tagsueber", "nachts")}, {"TAG", "NACHT"}),
            ("E5.4", {"demenz__angebot": ("demenz_wg",)}, {"WOHN_WG"}),
            (
                "E5.4",
                {"demenz__angebot": ("demenz_wg",), "wohnen__form": ("betreutes_wohnen",)},
                {"WOHN_WG", "WOHN_BETREUT"},
            ),
            ("E5.2", {"wohnen__form": ("betreutes_wohnen",)}, set()),
        ],
    )
    def test_are_what_the_rule_promises(self, rule, changes, expected):
        found = indispensable_services(rule=rule, answers=base(**changes))

        assert {service.name for service in found} == expected

    @few_examples
    @given(answers=answer_sets())
    def test_are_needed_services_of_recommended_parts(self, answers):
        for decision in decide(answers=answers, aids=CATALOGUE.aids):
            found = indispensable_services(rule=decision.rule, answers=answers)

            promised = decision.part == 4 or decision.rule in {"E3.2", "E3.4", "E5.4"}
            assert bool(found) is (decision.recommended and promised)
            for service in found:
                needs = needed_services(answers=answers, category=service.category)
                assert service in {need.service for need in needs}


class TestKindsOfPlace:
    @pytest.mark.parametrize(
        ("part", "rule", "changes", "expected"),
        [
            (1, "E1", {}, set()),
            (2, "E2.1", {}, {KindOfPlace.AUFNAHME}),
            (3, "E3.1", {"wunsch": "heim"}, {KindOfPlace.DAUERPFLEGE}),
            (
                3,
                "E3.2",
                {"wunsch": "zeitweise"},
                {KindOfPlace.KURZZEITPFLEGE, KindOfPlace.VERHINDERUNGSPFLEGE},
            ),
            (
                3,
                "E3.1",
                {"wunsch": "heim", "wohnt": "klinik", "wann": "sofort"},
                {
                    KindOfPlace.DAUERPFLEGE,
                    KindOfPlace.KURZZEITPFLEGE,
                    KindOfPlace.VERHINDERUNGSPFLEGE,
                },
            ),
            (4, "E4.2", {"demenz__stand": "ja"}, {KindOfPlace.TAGESPFLEGE}),
            (4, "E4.5", {"pflege__bereiche": ("nachts",)}, {KindOfPlace.NACHTPFLEGE}),
            (4, "A4.R", {}, {KindOfPlace.TAGESPFLEGE, KindOfPlace.NACHTPFLEGE}),
            (5, "E5.1", {"wunsch": "wohnung"}, {KindOfPlace.WOHNUNG}),
            (6, "E6", {}, set()),
        ],
    )
    def test_follow_part_and_answers(self, part, rule, changes, expected):
        found = kinds_of_place(part=part, rule=rule, answers=base(**changes))

        assert found == frozenset(expected)
