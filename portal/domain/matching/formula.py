"""The weights of the published score: the same for every provider, printed on the public page.

A licence, the number of reviews and the completeness of a profile are no input.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from portal.domain.availability.light import Light

SERVICES_WEIGHT = 50
"""Points for offering everything that is needed; in full where nothing is needed."""
DISTANCE_WEIGHT = 25
"""Points at distance 0; none at the edge of the radius; in full for ambulatory services."""
AVAILABILITY_WEIGHT = 20
"""Points for a place that is free and confirmed."""
WISHES_WEIGHT = 5
"""Points for fulfilling every wish; in full where there is none."""
TOTAL = SERVICES_WEIGHT + DISTANCE_WEIGHT + AVAILABILITY_WEIGHT + WISHES_WEIGHT
"""The highest score."""

AVAILABILITY_SHARES: Mapping[Light, Decimal] = MappingProxyType(
    {
        Light.FREI: Decimal("1.0"),
        Light.AUF_ANFRAGE: Decimal("0.5"),
        Light.UNBEKANNT: Decimal("0.3"),
        Light.BELEGT: Decimal("0.1"),
    }
)
"""The share of the weight by what the light counts as (unconfirmed counts as „auf Anfrage“)."""

TENTHS = 10
"""The shares are whole tenths, so that scores stay exact integers."""
AVAILABILITY_TENTHS: Mapping[Light, int] = MappingProxyType(
    {light: int(share * TENTHS) for light, share in AVAILABILITY_SHARES.items()}
)

WIDER_RADIUS_M = 50_000
"""The largest radius offered, in metres; empty results name the number of hits within it."""
