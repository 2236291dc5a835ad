"""Up to three lines why an offer is listed."""

from dataclasses import replace
from datetime import date

from portal.domain.availability.light import KindOfPlace, Light, Report, shown
from portal.domain.matching.category import Category
from portal.domain.matching.reasons import Clauses, MetNeed, explain
from portal.domain.matching.score import Candidate, Wanted
from portal.domain.matching.services import Service, bits_of
from portal.values.wording import Wording

LAMP = shown(
    report=Report(kind=KindOfPlace.AUFNAHME, light=Light.FREI, confirmed_on=date(2026, 3, 1)),
    today=date(2026, 3, 3),
)
WANTED = Wanted(
    category=Category.AMBULANT,
    needed=(Service.AMB_GRUNDPFLEGE, Service.AMB_BEHANDLUNG, Service.AMB_NACHT),
    mandatory=(),
    wishes=(Service.SPRACHE_TR, Service.SPRACHE_PL),
    kinds=frozenset(),
    radius_m=25_000,
)
CANDIDATE = Candidate(
    facility_id=7,
    name="Pflegedienst",
    distance_m=4_200,
    service_bits=bits_of(services=(*WANTED.needed, Service.SPRACHE_PL)),
    lamp=LAMP,
)
OFFERED = Wording(text="Bietet Behandlungspflege", plain="Hilft bei Krankheit zu Hause")
ASKED_FOR = Wording(text="gebraucht wird Hilfe bei Medikamenten", plain="wegen der Medikamente")
MEDICINE = Clauses(treffer=OFFERED, anlass=ASKED_FOR)
CLAUSES = {
    Service.AMB_GRUNDPFLEGE: Clauses(
        treffer=Wording(text="Bietet häusliche Pflege", plain="Pflegt zu Hause")
    ),
    Service.AMB_BEHANDLUNG: MEDICINE,
}


def order(why):
    return [need.service for need in why.services]


class TestExplain:
    def test_x01_names_what_is_offered_and_the_answer_that_called_for_it(self):
        why = explain(candidate=CANDIDATE, wanted=WANTED, clauses=CLAUSES)

        assert why.first == MetNeed(
            service=Service.AMB_BEHANDLUNG,
            treffer=OFFERED,
            anlass=ASKED_FOR,
        )

    def test_x01_tells_distance_and_lamp(self):
        why = explain(candidate=CANDIDATE, wanted=WANTED, clauses=CLAUSES)

        assert (why.distance_m, why.lamp.light, why.lamp.age_days) == (4_200, Light.FREI, 2)

    def test_puts_a_mandatory_service_before_a_named_answer(self):
        search = replace(WANTED, mandatory=(frozenset({Service.AMB_NACHT}),))

        why = explain(candidate=CANDIDATE, wanted=search, clauses=CLAUSES)

        assert order(why) == [
            Service.AMB_NACHT,
            Service.AMB_BEHANDLUNG,
            Service.AMB_GRUNDPFLEGE,
        ]

    def test_keeps_the_order_of_the_needs_otherwise(self):
        why = explain(candidate=CANDIDATE, wanted=WANTED, clauses={})

        assert order(why) == list(WANTED.needed)
        assert why.services[0] == MetNeed(Service.AMB_GRUNDPFLEGE, None, None)

    def test_leaves_out_what_is_needed_and_not_offered(self):
        one = CANDIDATE._replace(service_bits=Service.AMB_GRUNDPFLEGE.bit)

        why = explain(candidate=one, wanted=WANTED, clauses=CLAUSES)

        assert order(why) == [Service.AMB_GRUNDPFLEGE]

    def test_names_only_the_wishes_that_are_fulfilled(self):
        why = explain(candidate=CANDIDATE, wanted=WANTED, clauses=CLAUSES)

        assert why.wishes == (Service.SPRACHE_PL,)

    def test_has_no_first_need_where_nothing_is_needed(self):
        search = replace(WANTED, needed=())

        assert explain(candidate=CANDIDATE, wanted=search, clauses=CLAUSES).first is None
