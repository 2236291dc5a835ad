"""Links in mails: one purpose, one term."""

from datetime import timedelta

import pytest

from portal.domain.accounts.purposes import Purpose


class TestPurpose:
    @pytest.mark.parametrize("purpose", Purpose)
    def test_a12_every_link_expires_within_two_days(self, purpose: Purpose):
        assert timedelta(0) < purpose.term <= timedelta(hours=48)

    def test_a17_a_reset_works_for_an_hour_at_most(self):
        assert Purpose.RESET.term <= timedelta(minutes=60)

    def test_both_links_of_a_change_of_address_last_as_long(self):
        assert Purpose.OLD_ADDRESS.term == Purpose.NEW_ADDRESS.term
