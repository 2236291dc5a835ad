"""What a company says of itself."""

import pytest

from portal.domain.companies.company_data import LONGEST, read_company
from portal.values.errors import Invalid

TYPED = {
    "name": " Pflege am Deich ",
    "legal_form": "gGmbH",
    "dachverband": "Diakonie Deutschland",
    "street": "Deichstraße",
    "house_number": "1 a",
    "postcode": " 19370 ",
    "city": "Parchim",
}


class TestReadCompany:
    def test_g01_keeps_everything_without_blanks_around_it(self):
        company = read_company(**TYPED)

        assert company.name == "Pflege am Deich"
        assert company.postcode == "19370"
        assert company.columns == {**TYPED, "name": "Pflege am Deich", "postcode": "19370"}

    def test_needs_no_dachverband(self):
        assert read_company(**{**TYPED, "dachverband": ""}).dachverband == ""

    @pytest.mark.parametrize(
        ("field", "typed", "code"),
        [
            ("name", "  ", "missing"),
            ("name", "x" * (LONGEST["name"] + 1), "too_long"),
            ("name", "Pflege\nam Deich", "unreadable"),
            ("legal_form", "", "missing"),
            ("legal_form", "Ltd.", "unknown"),
            ("dachverband", "Verein der Freunde", "unknown"),
            ("street", "", "missing"),
            ("house_number", "", "missing"),
            ("house_number", "a", "format"),
            ("postcode", "", "missing"),
            ("postcode", "1937", "format"),
            ("postcode", "１９３７０", "format"),
            ("city", "", "missing"),
        ],
    )
    def test_g01_says_which_field_is_wrong(self, field: str, typed: str, code: str):
        with pytest.raises(Invalid) as wrong:
            read_company(**{**TYPED, field: typed})

        assert (wrong.value.field, wrong.value.code) == (field, code)
