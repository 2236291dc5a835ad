from dataclasses import FrozenInstanceError

import pytest

from portal.values.citation import Citation
from portal.values.finding import Finding, Reason


class TestFinding:
    def test_keeps_value_and_reasons_in_order(self):
        reasons = (Reason("a", Citation("§ 37 Abs. 1 SGB XI")), Reason("b"))

        finding = Finding(value=3, reasons=reasons)

        assert (finding.value, [reason.code for reason in finding.reasons]) == (3, ["a", "b"])

    def test_knows_its_reasons_by_code(self):
        finding = Finding(value=None, reasons=(Reason("grad_fehlt"),))

        assert finding.has("grad_fehlt")
        assert not finding.has("grad")

    def test_cannot_be_changed(self):
        with pytest.raises(FrozenInstanceError):
            Finding(value=1).value = 2
