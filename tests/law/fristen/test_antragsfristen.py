import pytest

from portal.law.fristen import antragsfristen
from portal.law.parameters import NotInForce, load_parameters
from tests.support.law_cases import read_cases

PARAMETERS = load_parameters()
KEYS = frozenset({"of", "day", "ends_on", "not_in_force"})
FUNCTIONS = {
    "verhinderung": antragsfristen.claim_verhinderung,
    "entlastungsbetrag": antragsfristen.use_entlastungsbetrag,
    "jahresbetrag": lambda law: antragsfristen.use_of_the_year(
        law=law, name="gemeinsamer_jahresbetrag"
    ),
    "anschub": antragsfristen.claim_anschub,
    "kombination": antragsfristen.keep_combination,
}


class TestClaims:
    @pytest.mark.parametrize("case", read_cases("fristen/antragsfristen.yaml", keys=KEYS))
    def test_bl07_bl12_have_a_last_day(self, case):
        law = PARAMETERS.at(day=case["day"])
        if "not_in_force" in case:
            with pytest.raises(NotInForce):
                FUNCTIONS[case["of"]](law=law)
            return

        frist = FUNCTIONS[case["of"]](law=law)

        assert frist.ends_on == case["ends_on"]
        assert frist.citation.norm.split(" (")[0].removesuffix(" SGB XI") in case["source"]
