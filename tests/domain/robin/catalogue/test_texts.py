import re
from dataclasses import FrozenInstanceError

import pytest

from portal.values.wording import Wording

HARD_WORDS = re.compile(r"\b(?:wäre|würde|könnte|müsste|sollte|hätte|weil|obwohl|sodass|;)\b")
SENTENCE_END = re.compile(r"[.?!:]+")
MOST_WORDS = 15


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

    def test_x13_every_hint_reason_and_clause_of_the_portal_has_a_twin(self, real):
        hints = [
            hint
            for question in real.questions
            for hint in (question.hint, *(option.hint for option in question.options))
            if hint is not None
        ]
        wordings = [
            *hints,
            *(page.introduction for page in real.pages if page.introduction),
            *real.needs.clauses.values(),
            *(occasion.reason for occasion in real.articles.occasions),
            *(trigger.reason for trigger in real.aids.triggers),
            *(group.title for group in real.aids.groups.values()),
            *(group.reason for group in real.aids.groups.values()),
            *real.phrases.values(),
        ]

        assert len(hints) > 50
        assert all(wording.text and wording.plain for wording in wordings)

    def test_x13_the_twins_are_short_and_without_conjunctive(self, real):
        twins = [
            *(question.why.plain for question in real.questions),
            *(question.hint.plain for question in real.questions if question.hint),
            *(wording.plain for wording in real.needs.clauses.values()),
            *(wording.plain for wording in real.phrases.values()),
            *(trigger.reason.plain for trigger in real.aids.triggers),
        ]

        for twin in twins:
            assert not HARD_WORDS.search(twin), twin
            assert max(len(one.split()) for one in SENTENCE_END.split(twin)) <= MOST_WORDS, twin
