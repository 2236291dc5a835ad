import copy
from datetime import date

import pytest

from portal.law.parameter_file import Confidence, ParameterFile, Per, Status, Unit
from portal.values.shape import ShapeBroken

GOOD = {
    "subject": "pflegegeld",
    "title": "Pflegegeld",
    "norm": "§ 37 Abs. 1 SGB XI",
    "unit": "EUR",
    "per": "month",
    "keys": {"2": "Pflegegrad 2", "3": {"title": "Pflegegrad 3", "norm": "§ 37 SGB XI"}},
    "values": {
        "2024-01-01": {
            "status": "geltend",
            "confidence": "high",
            "reference": "BGBl. 2023 I Nr. 155",
            "url": "https://example.org/37",
            "2": "332.50",
            "3": 573,
        },
        "2025-01-01": {
            "status": "geltend",
            "confidence": "high",
            "reference": "BAnz AT 12.12.2024 B7",
            "url": "https://example.org/37",
            "ended": True,
        },
    },
}


def changed(*path, to):
    """Return a copy of the good file with one entry replaced or, for None, removed."""
    content = copy.deepcopy(GOOD)
    place = content
    for step in path[:-1]:
        place = place[step]
    if to is None:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return content


class TestParameterFile:
    def test_reads_enumerations_titles_and_exact_numbers(self):
        content = ParameterFile.read(content=GOOD)

        first = content.values[date(2024, 1, 1)]
        assert (content.unit, content.per, content.maximum) == (Unit.EUR, Per.MONTH, False)
        assert content.keys["2"].title == "Pflegegrad 2"
        assert content.keys["3"].norm == "§ 37 SGB XI"
        assert first.numbers == {"2": "332.50", "3": "573"}
        assert (first.status, first.confidence) == (Status.GELTEND, Confidence.HIGH)

    @pytest.mark.parametrize("name", ["subject", "title", "norm", "unit", "per", "keys", "values"])
    def test_refuses_a_missing_entry(self, name):
        with pytest.raises(ShapeBroken, match=name):
            ParameterFile.read(content=changed(name, to=None))

    @pytest.mark.parametrize(
        ("path", "value"),
        [
            (("note",), "x"),
            (("subject",), "Pflegegeld 1"),
            (("title",), ""),
            (("unit",), "DM"),
            (("unit",), 5),
            (("per",), "decade"),
            (("maximum",), "yes"),
            (("keys",), {}),
            (("keys", "2"), 5),
            (("keys", "2"), {"title": "a", "price": "b"}),
            (("values",), {}),
            (("values", "Januar"), {}),
            (("values", "2024-01-01", "status"), "vielleicht"),
            (("values", "2024-01-01", "confidence"), "certain"),
            (("values", "2024-01-01", "url"), "http://example.org"),
            (("values", "2024-01-01", "reference"), ""),
            (("values", "2024-01-01", "referenc"), "BGBl."),
            (("values", "2024-01-01", "2"), 332.5),
            (("values", "2024-01-01", "2"), "332,50"),
            (("values", "2024-01-01", "2"), "-1"),
            (("values", "2024-01-01", "2"), "1.234"),
            (("values", "2024-01-01", "2"), True),
        ],
    )
    def test_refuses_a_wrong_entry(self, path, value):
        with pytest.raises(ShapeBroken) as caught:
            ParameterFile.read(content=changed(*path, to=value))

        assert str(path[-1]) in map(str, caught.value.place)

    def test_refuses_a_version_that_has_neither_values_nor_an_end(self):
        with pytest.raises(ShapeBroken, match="either values or ended"):
            ParameterFile.read(content=changed("values", "2025-01-01", "ended", to=None))

    def test_refuses_a_version_that_has_values_and_an_end(self):
        with pytest.raises(ShapeBroken, match="either values or ended"):
            ParameterFile.read(content=changed("values", "2024-01-01", "ended", to=True))

    def test_refuses_start_dates_out_of_order(self):
        versions = dict(reversed(GOOD["values"].items()))

        with pytest.raises(ShapeBroken, match="not in order"):
            ParameterFile.read(content=changed("values", to=versions))

    def test_refuses_an_end_without_a_beginning(self):
        with pytest.raises(ShapeBroken, match="cannot be an end"):
            ParameterFile.read(content=changed("values", "2024-01-01", to=None))

    def test_refuses_a_value_whose_key_is_not_explained(self):
        with pytest.raises(ShapeBroken, match="do not name the same: 22"):
            ParameterFile.read(content=changed("values", "2024-01-01", "22", to="1"))

    def test_refuses_a_key_that_never_has_a_value(self):
        with pytest.raises(ShapeBroken, match="do not name the same: 4"):
            ParameterFile.read(content=changed("keys", "4", to="Pflegegrad 4"))
