"""Six postcodes of Thüringen and Hamburg instead of the whole gazetteer."""

import pytest

from portal.domain.places.place import Place
from portal.values.geo import Point, distance_m

CENTRES = {
    "20095": ("Hamburg", Point(53.55139, 10.00034)),
    "99084": ("Erfurt", Point(50.97637, 11.02694)),
    "99085": ("Erfurt", Point(50.99559, 11.05659)),
    "99086": ("Erfurt", Point(51.00068, 11.03210)),
    "99310": ("Arnstadt", Point(50.81640, 11.01231)),
    "99423": ("Weimar", Point(50.98315, 11.32398)),
}


class FewPlaces:
    postcodes = tuple(CENTRES)

    def by_postcode(self, *, postcode):
        if postcode not in CENTRES:
            return None
        name, point = CENTRES[postcode]
        return Place(
            label=f"{postcode} {name}",
            name=name,
            land="Thüringen" if postcode > "9" else "Hamburg",
            postcodes=(postcode,),
            point=point,
            key=postcode,
        )

    def postcodes_within(self, *, point, metres):
        return tuple(
            postcode
            for postcode, (_, centre) in CENTRES.items()
            if distance_m(start=point, end=centre) <= metres
        )


@pytest.fixture
def places():
    return FewPlaces()
