from dataclasses import FrozenInstanceError

import pytest

from portal.values.wording import Wording


class TestWording:
    def test_holds_both_texts_and_stays_as_it_is(self):
        wording = Wording(text="Liegt ein Pflegegrad vor?", plain="Gibt es einen Pflegegrad?")

        assert (wording.text, wording.plain) == (
            "Liegt ein Pflegegrad vor?",
            "Gibt es einen Pflegegrad?",
        )
        with pytest.raises(FrozenInstanceError):
            wording.plain = "anders"
