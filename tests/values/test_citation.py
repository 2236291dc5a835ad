from dataclasses import FrozenInstanceError

import pytest

from portal.values.citation import Citation


class TestCitation:
    def test_reads_as_its_norm(self):
        citation = Citation("§ 15 Abs. 3 SGB XI", "BGBl. 2025 I Nr. 371", "https://example.org")

        assert str(citation) == "§ 15 Abs. 3 SGB XI"
        assert f"{citation}" == "§ 15 Abs. 3 SGB XI"

    def test_needs_neither_reference_nor_url(self):
        citation = Citation("§ 33 SGB XI")

        assert (citation.reference, citation.url) == ("", "")

    def test_is_equal_by_value_and_cannot_be_changed(self):
        citation = Citation("§ 33 SGB XI")

        assert len({citation, Citation("§ 33 SGB XI")}) == 1
        with pytest.raises(FrozenInstanceError):
            citation.norm = "§ 34 SGB XI"
