"""Codes that open a licence."""

import pytest

from portal.domain.entitlements.vouchers import SIGNS, folded_code, grouped_code, hash_code


class TestCode:
    @pytest.mark.parametrize("typed", ["ABGH-2345", "abgh 2345", " abgh–2345 ", "ABGH2345"])
    def test_g04_counts_however_it_is_typed(self, typed: str):
        assert folded_code(text=typed) == "ABGH2345"
        assert hash_code(text=typed) == hash_code(text="ABGH-2345")

    def test_another_code_has_another_hash(self):
        assert hash_code(text="ABGH-2345") != hash_code(text="ABGH-2346")

    def test_has_no_signs_that_look_alike(self):
        assert not set(SIGNS) & set("IO01LU")

    def test_is_printed_in_groups(self):
        assert grouped_code(signs="ABGH2345KM") == "ABGH-2345-KM"
