from dataclasses import FrozenInstanceError

import pytest

from portal.domain.robin.catalogue.texts import Wording


class TestWording:
    def test_cannot_be_changed_once_it_was_loaded(self):
        wording = Wording(text="Gibt es einen Pflegegrad?", plain="Gibt es einen?")

        with pytest.raises(FrozenInstanceError):
            wording.text = "anders"

    def test_every_rule_and_question_of_the_portal_has_a_twin(self, real):
        wordings = [
            *(question.wording for question in real.questions),
            *(question.why for question in real.questions),
            *(page.title for page in real.pages),
            *(rule.wording for rule in real.rules.values()),
            *(part.introduction for part in real.parts),
        ]

        assert wordings
        assert all(wording.text and wording.plain for wording in wordings)
