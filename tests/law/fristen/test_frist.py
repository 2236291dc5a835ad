from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from portal.law.fristen.frist import Frist
from portal.values.citation import Citation


def test_a_deadline_cannot_be_changed_and_may_lack_a_beginning():
    frist = Frist("verhinderung_antrag", date(2027, 12, 31), Citation("§ 39 SGB XI"))

    assert frist.starts_on is None
    with pytest.raises(FrozenInstanceError):
        frist.ends_on = date(2028, 12, 31)
