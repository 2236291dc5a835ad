"""All parts of the form, in the order in which they are filled in."""

from portal.blueprints.providers.sections.figures import AWARDED, PRICES, ROOMS
from portal.blueprints.providers.sections.general import AREA, GENERAL
from portal.blueprints.providers.sections.hours import HOURS
from portal.blueprints.providers.sections.licensed import FEATURES, VIDEO
from portal.blueprints.providers.sections.offer import HOUSING, LANGUAGES, SERVICES
from portal.blueprints.providers.sections.part import Part
from portal.blueprints.providers.sections.telling import DESCRIPTION, PERSON, TRANSPORT
from portal.domain.matching.category import Category

PARTS = (
    GENERAL,
    HOUSING,
    AREA,
    PERSON,
    HOURS,
    DESCRIPTION,
    FEATURES,
    SERVICES,
    LANGUAGES,
    TRANSPORT,
    PRICES,
    ROOMS,
    AWARDED,
    VIDEO,
)
KEYS = tuple(part.key for part in PARTS)


def parts_for(category: Category) -> tuple[Part, ...]:
    """Return the parts that facilities of this category have."""
    return tuple(part for part in PARTS if category in part.categories)


def following(part: Part, category: Category) -> Part | None:
    """Return the part that comes next; None after the last."""
    parts = parts_for(category)
    position = parts.index(part) + 1
    return parts[position] if position < len(parts) else None
