from collections.abc import Mapping
from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from portal.law.pflegegrad.instrument import Takt
from tests.law.pflegegrad.assessments import INSTRUMENT


class TestInstrument:
    def test_pg01_has_all_criteria_of_anlage_1(self):
        counts = [
            len(module.criteria) + sum(len(group.measures) for group in module.groups)
            for module in INSTRUMENT.modules
        ]

        assert counts == [5, 11, 13, 13, 16 + 1, 6]
        assert len(INSTRUMENT.criteria) + len(INSTRUMENT.measures) == 65

    def test_pg01_has_no_criterion_1_6_nor_modules_7_and_8(self):
        assert "1.6" not in INSTRUMENT.criteria
        assert [module.number for module in INSTRUMENT.modules] == [1, 2, 3, 4, 5, 6]
        assert INSTRUMENT.special.id == "1.B"

    def test_pg01_carries_the_official_wording(self):
        assert [module.name for module in INSTRUMENT.modules] == [
            "Mobilität",
            "Kognitive und kommunikative Fähigkeiten",
            "Verhaltensweisen und psychische Problemlagen",
            "Selbstversorgung",
            (
                "Bewältigung von und selbständiger Umgang mit krankheits- oder therapiebedingten"
                " Anforderungen und Belastungen"
            ),
            "Gestaltung des Alltagslebens und sozialer Kontakte",
        ]
        assert INSTRUMENT.criteria["4.13"].name == "Ernährung parenteral oder über Sonde"
        assert INSTRUMENT.criteria["4.13"].scale.options == ("entfällt", "teilweise", "vollständig")
        assert INSTRUMENT.criteria["3.2"].scale.options[1].startswith("selten (ein- bis dreimal")

    def test_pg01_numbers_follow_the_annex(self):
        for module in INSTRUMENT.modules:
            ids = [one.id for group in module.groups for one in group.measures]
            ids += [one.id for one in module.criteria]
            plain = [one for one in ids if one != "5.K"]
            assert plain == [f"{module.number}.{n}" for n in range(1, len(plain) + 1)]
            for one in module.criteria:
                assert one.bri == f"F 4.{one.id}"

    def test_pg10_visits_have_no_daily_column(self):
        asked = {key: one.takte for key, one in INSTRUMENT.measures.items()}

        assert asked["5.1"] == (Takt.TAG, Takt.WOCHE, Takt.MONAT)
        assert asked["5.12"] == (Takt.TAG, Takt.WOCHE, Takt.MONAT)
        for key in ("5.13", "5.14", "5.15", "5.K"):
            assert asked[key] == (Takt.WOCHE, Takt.MONAT)

    def test_cannot_be_changed_and_holds_no_float(self):
        with pytest.raises(FrozenInstanceError):
            INSTRUMENT.most_points = 0
        assert list(floats_in(INSTRUMENT)) == []


def floats_in(value):
    if isinstance(value, float):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from floats_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from floats_in(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from floats_in(one)
