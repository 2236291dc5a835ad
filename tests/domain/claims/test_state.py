"""What becomes of a claim."""

from portal.domain.claims.state import OUTCOME_WORDS, STATE_WORDS, Outcome, State


class TestWords:
    def test_every_state_and_outcome_has_some(self):
        assert STATE_WORDS.keys() == set(State)
        assert OUTCOME_WORDS.keys() == set(Outcome)
