"""Reviews in German words."""

from decimal import Decimal

from flask import Flask

from portal.domain.reviews.review import AuthorRole, Known, Opinion, Origin
from portal.domain.reviews.shown import ShownReview
from portal.web.filters import german_date

_ROLES = {
    AuthorRole.BEWOHNER: "wird dort gepflegt oder wohnt dort",
    AuthorRole.ANGEHOERIGE: "angehörig",
    AuthorRole.BESUCH: "zu Besuch oder zur Beratung",
}
_TIMES = {
    Known.AKTUELL: "",
    Known.HALBES_JAHR: ", Erfahrung aus dem letzten halben Jahr",
    Known.EIN_JAHR: ", Erfahrung aus dem letzten Jahr",
    Known.LAENGER: ", Erfahrung von früher",
}
_BADGES = {
    Origin.PORTAL: "Bestätigte E-Mail-Adresse.",
    Origin.WERPFLEGTWIE: "Von unserem Partner werpflegtwie.de, geprüft am {day}.",
}


def decimal(value: Decimal) -> str:
    """Return "4,3"."""
    return str(value).replace(".", ",")


def review_origin(review: ShownReview | Opinion) -> str:
    """Return who writes and from when their experience is."""
    return f"{_ROLES[review.role]}{_TIMES[review.known]}"


def review_badge(review: ShownReview) -> str:
    """Return how we know that somebody real wrote this."""
    return _BADGES[review.origin].format(day=german_date(review.published_at))


def register(app: Flask) -> None:
    """Make the filters known to the templates."""
    for function in (decimal, review_origin, review_badge):
        app.jinja_env.filters[function.__name__] = function
