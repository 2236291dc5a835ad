import copy

import pytest

from portal.law.pflegegrad.loading import DATA
from portal.law.pflegegrad.nba_file import Anlage1, Anlage2, Kinder, NbaFile, Schwellen
from portal.law.strict_yaml import read_mapping
from portal.values.shape import ShapeBroken, read_as

SHAPES = {
    "anlage_1": NbaFile[Anlage1],
    "anlage_2": NbaFile[Anlage2],
    "schwellen": NbaFile[Schwellen],
    "kinder": NbaFile[Kinder],
}
GOOD = {
    name: read_mapping(text=(DATA / f"{name}.yaml").read_text(encoding="utf-8")) for name in SHAPES
}
LAW = ("values", "2017-01-01")
M5 = (*LAW, "modules", "5", "groups")


def changed(name, *path, to):
    """Return a copy of a file with one entry replaced or, for None, removed."""
    content = copy.deepcopy(GOOD[name])
    place = content
    for step in path[:-1]:
        place = place[step]
    if to is None:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return content


class TestNbaFile:
    @pytest.mark.parametrize("name", SHAPES)
    def test_takes_the_files_of_the_portal(self, name):
        content = read_as(kind=SHAPES[name], content=GOOD[name])

        assert content.subject == name
        assert content.evidence

    @pytest.mark.parametrize("name", SHAPES)
    @pytest.mark.parametrize(
        ("path", "value"),
        [
            (("title",), ""),
            (("norm",), None),
            (("note",), "x"),
            (("evidence",), []),
            (("evidence",), [{"what": "a", "confirmed": "often", "note": "b"}]),
            (("values",), {}),
            ((*LAW, "status"), "vielleicht"),
            ((*LAW, "reference"), ""),
            ((*LAW, "url"), "http://example.org"),
            ((*LAW, "extra"), 1),
        ],
    )
    def test_refuses_a_file_without_its_source(self, name, path, value):
        with pytest.raises(ShapeBroken):
            read_as(kind=SHAPES[name], content=changed(name, *path, to=value))

    @pytest.mark.parametrize(
        ("name", "path", "value"),
        [
            ("anlage_1", (*LAW, "modules", "7"), {}),
            ("anlage_1", (*LAW, "modules", "1", "criteria", "1.1", "points"), [0, 1, 2]),
            ("anlage_1", (*LAW, "modules", "1", "criteria", "1.1", "points"), [0, 1, 2, -3]),
            ("anlage_1", (*LAW, "modules", "1", "criteria", "1.1", "points"), [0, 1, 2, "3"]),
            ("anlage_1", (*LAW, "modules", "1", "criteria", "1.1", "scale"), "unbekannt"),
            ("anlage_1", (*LAW, "modules", "1", "criteria", "1.B"), {}),
            ("anlage_1", (*LAW, "modules", "1", "max_raw"), 16),
            ("anlage_1", (*M5, "A", "factors"), None),
            ("anlage_1", (*M5, "A", "factors", "jahr"), "1"),
            ("anlage_1", (*M5, "A", "factors", "woche"), "1/0"),
            ("anlage_1", (*M5, "A", "bands", 1, "above"), "1"),
            ("anlage_1", (*M5, "A", "bands", 1, "from"), None),
            ("anlage_2", (*LAW, "modules", "1", "ranges"), [[0, 1], [3, 15]]),
            ("anlage_2", (*LAW, "modules", "1", "ranges"), [[0, 1], [2, 1]]),
            ("anlage_2", (*LAW, "modules", "1", "weighted"), ["0", "2.5", "5", "7.5"]),
            ("anlage_2", (*LAW, "modules", "1", "weighted", 1), "2,5"),
            ("anlage_2", (*LAW, "only_highest_of"), ["2"]),
            ("schwellen", (*LAW, "ab_18_monaten", 1, "from"), 12),
            ("schwellen", (*LAW, "ab_18_monaten", 1, "grade"), 6),
            ("schwellen", (*LAW, "labels", "6"), "sechs"),
            ("kinder", (*LAW, "age_norms", "1.1"), ["1", "3"]),
            ("kinder", (*LAW, "baby_ends_before_months"), "18"),
        ],
    )
    def test_refuses_a_wrong_entry(self, name, path, value):
        with pytest.raises(ShapeBroken):
            read_as(kind=SHAPES[name], content=changed(name, *path, to=value))

    def test_refuses_start_dates_out_of_order(self):
        content = copy.deepcopy(GOOD["kinder"])
        version = content["values"]["2017-01-01"]
        content["values"] = {"2018-01-01": version, "2017-01-01": version}

        with pytest.raises(ShapeBroken, match="not in order"):
            read_as(kind=SHAPES["kinder"], content=content)
