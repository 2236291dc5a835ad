"""How often a provider is asked."""

from portal.domain.availability.asking import ASK_EVERY
from portal.domain.availability.light import CONFIRMED_DAYS


def test_x02_a_provider_is_asked_before_a_light_turns_pale():
    assert 0 < ASK_EVERY.days < CONFIRMED_DAYS
