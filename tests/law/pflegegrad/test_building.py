from datetime import date

import pytest

from portal.law.pflegegrad.building import build_instrument
from portal.law.pflegegrad.loading import DATA
from portal.law.pflegegrad.nba_file import Anlage1, Anlage2, Kinder, Schwellen
from portal.law.strict_yaml import read_mapping
from portal.values.shape import read_as

START = date(2017, 1, 1)
SHAPES = {
    "anlage_1": Anlage1, "anlage_2": Anlage2, "schwellen": Schwellen, "kinder": Kinder,
}  # fmt: skip
ARGUMENTS = {
    "anlage_1": "einzelpunkte", "anlage_2": "gewichtung", "schwellen": "schwellen",
    "kinder": "kinder",
}  # fmt: skip


def read(name):
    text = (DATA / f"{name}.yaml").read_text(encoding="utf-8")
    return read_mapping(text=text)["values"][str(START)]


@pytest.fixture(scope="module")
def contents():
    return {name: read_as(kind=SHAPES[name], content=read(name)) for name in SHAPES}


def changed(shape, **values):
    return type(shape)(**vars(shape) | values)


def build(contents, **changes):
    given = {ARGUMENTS[name]: one for name, one in contents.items()} | changes
    return build_instrument(valid_from=START, ends_before=None, citations={}, **given)


class TestBuildInstrument:
    def test_pg01_joins_the_four_files(self, contents):
        instrument = build(contents)

        assert (instrument.valid_from, instrument.ends_before) == (START, None)
        assert instrument.only_highest_of == (2, 3)
        assert instrument.feeding.points == 20
        assert instrument.special.grade == 5
        assert instrument.criteria["4.11"].condition.field == "continence_urine"
        assert instrument.criteria["4.12"].condition.field == "continence_stool"
        assert instrument.criteria["4.10"].condition is None

    def test_refuses_modules_out_of_order(self, contents):
        modules = dict(reversed(contents["anlage_1"].modules.items()))
        wrong = changed(contents["anlage_1"], modules=modules)

        with pytest.raises(ValueError, match="not the modules 1 to 6"):
            build(contents, einzelpunkte=wrong)

    def test_refuses_a_module_without_weight(self, contents):
        modules = {key: one for key, one in contents["anlage_2"].modules.items() if key != "6"}
        wrong = changed(contents["anlage_2"], modules=modules)

        with pytest.raises(ValueError, match="not the modules of anlage_1"):
            build(contents, gewichtung=wrong)

    @pytest.mark.parametrize(
        ("bands", "message"),
        [
            ([("0", 0), ("1/40", 1), ("1", 3)], "does not rise in steps beyond 1/30"),
            ([("0", 1), ("1", 0), ("2", 3)], "does not rise"),
            ([("1", 0), ("2", 3)], "does not begin at 0"),
        ],
    )
    def test_pg12_refuses_bands_that_an_open_answer_could_miss(self, contents, bands, message):
        content = read("anlage_1")
        group = content["modules"]["5"]["groups"]["A"]
        group["bands"] = [
            {"points": points, "from": lower, "label": "x"} for lower, points in bands
        ]

        with pytest.raises(ValueError, match=message):
            build(contents, einzelpunkte=Anlage1.read(content=content))
