"""How long things of an account last, as the privacy page says it."""

from datetime import timedelta

import pytest

from portal.domain.accounts import terms
from portal.domain.accounts.purposes import Purpose
from portal.domain.accounts.roles import Role


class TestSessionTerm:
    @pytest.mark.parametrize(("role", "hours"), [(Role.SEEKER, 24), (Role.ADMIN, 8)])
    def test_is_that_of_the_role(self, role: Role, hours: int):
        assert terms.session_term(role=role) == timedelta(hours=hours)


class TestTerms:
    def test_a_link_outlives_its_pause_and_the_account_outlives_the_link(self):
        assert terms.ACTIVATION_MAIL_PAUSE < Purpose.ACTIVATION.term < terms.NEVER_ACTIVATED

    def test_what_is_kept_to_protect_the_account_goes_within_half_a_year(self):
        assert [term.days for term in (terms.KNOWN_PLACE, terms.EVENTS)] == [30, 180]
