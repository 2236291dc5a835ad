import pytest

from portal.domain.robin.answers import ESTIMATE, Reading
from portal.domain.robin.evaluation import holds
from portal.domain.robin.traits import TRAITS, grade_in_effect


class TestGradeInEffect:
    @pytest.mark.parametrize(
        ("answers", "grade"),
        [
            ({"pg_status": "ja", "pg": "3"}, "3"),
            ({"pg_status": "nein"}, "keiner"),
            ({"pg_status": "nein", ESTIMATE: "2"}, "2"),
            ({"pg_status": "weiss_nicht", ESTIMATE: "keiner"}, "keiner"),
            ({"pg_status": "weiss_nicht"}, "unbekannt"),
            ({"pg_status": "beantragt"}, "unbekannt"),
            ({}, "unbekannt"),
        ],
    )
    def test_is_stated_or_estimated_or_none_or_unknown(self, answers, grade):
        assert grade_in_effect(answers=answers) == grade

    @pytest.mark.parametrize("grade", ["1", "2", "3", "4", "5", "keiner", "unbekannt"])
    def test_agrees_with_the_named_conditions(self, grade):
        ways = {
            "keiner": [{"pg_status": "nein"}, {"pg_status": "nein", ESTIMATE: "keiner"}],
            "unbekannt": [{"pg_status": "weiss_nicht"}, {"pg_status": "beantragt"}],
        }
        numbered = [{"pg_status": "ja", "pg": grade}, {"pg_status": "nein", ESTIMATE: grade}]
        for answers in ways.get(grade, numbered):
            found = [
                name
                for name in ("pg_ab_1", "pg_ab_2", "pg_hoechstens_1")
                if holds(condition=TRAITS[name], reading=Reading(answers))
            ]

            expected = {
                "unbekannt": [],
                "keiner": ["pg_hoechstens_1"],
                "1": ["pg_ab_1", "pg_hoechstens_1"],
            }
            assert found == expected.get(grade, ["pg_ab_1", "pg_ab_2"])


class TestTraits:
    @pytest.mark.parametrize(
        ("name", "answers"),
        [
            ("demenz", {"demenz.stand": "ja"}),
            ("demenz", {"demenz.stand": "verdacht"}),
            ("intensiv", {"hilfebedarf": "rund_um_die_uhr"}),
            ("intensiv", {"pflege.haeufig": "auch_nachts"}),
            ("bett", {"mobil.transport": "nein"}),
            ("bett", {"mobil.einschraenkung": ("liegt_ueberwiegend_im_bett",)}),
            ("allein_tags", {"betreuung.wann": ("tagsueber",)}),
            ("allein_tags", {"zuhause.hindernis": "allein_am_tag"}),
            ("allein_tags", {"berufstaetig": "ja"}),
            ("tagwunsch", {"betreuung.wann": ("tagsueber",)}),
            ("tagwunsch", {"betreuung.arten": ("tagesgruppe",)}),
            ("tagwunsch", {"zuhause.hindernis": "allein_am_tag"}),
            ("tagwunsch", {"demenz.angebot": ("tagespflege",)}),
            ("tagwunsch", {"entlastung.wofuer": ("arbeit",)}),
            ("tagwunsch", {"entlastung.wofuer": ("ein_paar_stunden_pro_woche",)}),
            ("nachts", {"betreuung.wann": ("nachts",)}),
            ("nachts", {"betreuung.arten": ("nachtwache",)}),
            ("nachts", {"demenz.verhalten": ("unruhe_nachts",)}),
            ("nachts", {"entlastung.wofuer": ("nachts",)}),
            ("nachts", {"zuhause.hindernis": "allein_in_der_nacht"}),
            ("nachts", {"pflege.bereiche": ("nachts",)}),
            ("nachts", {"pflege.haeufig": "auch_nachts"}),
            ("kurz", {"wunsch": "zeitweise"}),
            ("kurz", {"entlastung.wofuer": ("urlaub",)}),
            ("kurz", {"entlastung.wofuer": ("krankheit",)}),
            ("kurz", {"wohnt": "klinik", "wann": "sofort"}),
            (
                "lebensende",
                {
                    "krankheit.themen": ("schmerzen_palliativ",),
                    "krankheit.dauer": "letzte_lebensphase",
                },
            ),
            ("vermittlung_24h", {"pflege.24h": "vielleicht"}),
        ],
    )
    def test_hold_and_read_just_these_answers(self, name, answers):
        reading = Reading({**answers, "alter": "85"})

        assert holds(condition=TRAITS[name], reading=reading)
        assert set(reading.read) == set(answers)

    @pytest.mark.parametrize(
        ("name", "answers"),
        [
            ("bett", {"mobil.einschraenkung": ("liegt_ueberwiegend_im_bett",)}),
            ("kurz", {"wohnt": "klinik", "wann": "4_wochen"}),
            ("lebensende", {"krankheit.themen": ("schmerzen_palliativ",)}),
            ("demenz", {"demenz.stand": "nein"}),
        ],
    )
    def test_do_not_hold_beside(self, name, answers):
        reading = Reading({**answers, "mobil.transport": "ja"})

        assert not holds(condition=TRAITS[name], reading=reading)
