"""Facilities to compare."""

from portal.domain.comparison.offer import ChosenOffer
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.domain.profiles.prices import NO_PRICES
from portal.values.geo import Point


def make(number: int = 1, **fields: object) -> ChosenOffer:
    """Return a home; `fields` change what is said of it."""
    return ChosenOffer(
        **{
            "facility_id": number,
            "category": Category.STATIONAER,
            "name": f"Haus {number}",
            "traeger": "",
            "street_line": "Lindenweg 3",
            "postcode": "19370",
            "city": "Parchim",
            "point": Point(53.42671, 11.84543),
            "position_is_exact": True,
            "phone": "",
            "email": "",
            "website": "",
            "capacity": None,
            "services": (Service.STA_VOLL,),
            "reports": (),
            "is_managed": False,
            "source": "probe",
            "prices": NO_PRICES,
            **fields,
        }
    )
