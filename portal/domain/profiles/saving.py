"""What one part of the form changes, and what a licence must cover for that."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from portal.domain.entitlements.limits import Limits
from portal.domain.profiles.content import ProfileContent, Section
from portal.values.errors import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChange:
    """What somebody saves with one part of the form.

    Args:
        part: how the audit trail names it.
        content: all that is told, this part changed.
        columns: columns of `facility` with their new values.
        served: all postcodes it serves; None if they stay.
    """

    part: str
    content: ProfileContent
    columns: Mapping[str, Any] = field(default_factory=dict)
    served: tuple[str, ...] | None = None


def stated(*, content: ProfileContent, section: Section, today: date) -> ProfileContent:
    """Return it with that section stated today."""
    return replace(content, stated_on={**content.stated_on, section: today})


def with_surplus(*, typed: tuple[str, ...], stored: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Return the Besonderheiten that were typed, with those kept that rest without a licence.

    Raises:
        Invalid: field "features", code "too_many".
    """
    if len(typed) > most:
        raise Invalid("features", "too_many")
    return (*typed, *stored[most:])


def check_limits(*, before: ProfileContent, after: ProfileContent, limits: Limits) -> None:
    """Refuse what is new and needs a licence that the facility does not have.

    What was stored while a licence ran may stay.

    Raises:
        Invalid: field "features", code "too_many", or "video_url", code "no_licence".
    """
    if not set(after.features[limits.features :]) <= set(before.features):
        raise Invalid("features", "too_many")
    is_new = after.video_url not in {"", before.video_url}
    if is_new and not limits.may_have_video:
        raise Invalid("video_url", "no_licence")


def active(*, content: ProfileContent, limits: Limits) -> ProfileContent:
    """Return what strangers see of it: without what rests because the licence has ended."""
    return replace(
        content,
        features=content.features[: limits.features],
        video_url=content.video_url if limits.may_have_video else "",
    )
