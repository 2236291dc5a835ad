"""Waiting lists in German words."""

from flask import Flask

from portal.domain.availability.light import KindOfPlace
from portal.domain.waiting.band import Band
from portal.domain.waiting.offering import suggests_waiting
from portal.domain.waiting.wish import Reason
from portal.services.directory.profile import Profile
from portal.web import content
from portal.web.result_words import kind_words

_BANDS = {
    Band.UNTER_DEN_ERSTEN: "unter den Ersten",
    Band.VORDERES_DRITTEL: "im vorderen Drittel",
    Band.MITTLERES_DRITTEL: "im mittleren Drittel",
    Band.HINTERES_DRITTEL: "im hinteren Drittel",
}
_KINDS = {KindOfPlace.AUFNAHME: "Aufnahme durch den Dienst"}
"""Kinds of place that are called otherwise for those who wait than for those who have them."""


def waiting_kind_words(kind: KindOfPlace) -> str:
    """Return what one waits for, to follow "Sie warten auf"."""
    return _KINDS.get(kind) or kind_words(kind)


def band_words(band: Band) -> str:
    """Return where somebody stands, to follow "Sie stehen"."""
    return _BANDS[band]


def kind_option(kind: KindOfPlace) -> tuple[str, str]:
    """Return value and words of an option to choose."""
    return kind.value, waiting_kind_words(kind)


def reason_words(reason: Reason) -> str:
    """Return why somebody looks for a place."""
    return content.current().waiting.reasons[reason]


def leads_to_waiting(profile: Profile) -> bool:
    """Say whether a profile leads to the waiting list."""
    return suggests_waiting(
        lamps=[one.lamp for one in profile.lamps], accepts_inquiries=profile.accepts_inquiries
    )


def register(app: Flask) -> None:
    """Make the filters known to the templates."""
    for function in (
        band_words,
        kind_option,
        reason_words,
        leads_to_waiting,
        waiting_kind_words,
    ):
        app.jinja_env.filters[function.__name__] = function
