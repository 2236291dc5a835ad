"""„Besonderheiten“ and „Video“: what a licence opens more of."""

from dataclasses import replace

from portal.blueprints.providers.sections.part import Part, held, line
from portal.domain.entitlements.limits import PREMIUM_FEATURES
from portal.domain.profiles.content import Section
from portal.domain.profiles.saving import PartChange, stated, with_surplus
from portal.domain.profiles.video import HOSTS, check_video
from portal.queries.own_profiles import OwnProfile
from portal.values.errors import Invalid
from portal.web import clock
from portal.web.form_fields import Field, Group, Reading, Typed

NUMBERS = range(1, PREMIUM_FEATURES + 1)
_SITES = ", ".join(dict.fromkeys(HOSTS.values()))
_NO_VIDEO = f"Bitte geben Sie die Adresse eines Films oder Rundgangs bei {_SITES} ein."
_LOCKED_VIDEO = (
    "Videos und 360°-Aufnahmen gehören zur Lizenz. Im Basis-Profil sind sie nicht dabei."
)


def _feature(number: int, most: int) -> Field:
    is_locked = number > most
    return Field(
        name=f"besonderheit_{number}",
        label=f"Besonderheit {number}",
        most=100,
        is_locked=is_locked,
        hint="Krone: erst mit einer Lizenz." if is_locked else "",
    )


def _too_many(most: int) -> str:
    return (
        f"Sie können {most} Besonderheiten angeben. Bitte wählen Sie die {most} wichtigsten aus."
        + ("" if most == PREMIUM_FEATURES else " Mit einer Lizenz sind es 5.")
    )


def _feature_groups(profile: OwnProfile) -> tuple[Group, ...]:
    most = profile.own.limits.features
    return (Group(fields=tuple(_feature(number, most) for number in NUMBERS)),)


def _stored_features(profile: OwnProfile) -> Typed:
    features = profile.content.features
    return {
        f"besonderheit_{number}": held(text)
        for number, text in zip(NUMBERS, features, strict=False)
    }


def _read_features(reading: Reading, profile: OwnProfile) -> PartChange:
    most = profile.own.limits.features
    lines = (line(reading, f"besonderheit_{number}") for number in NUMBERS)
    typed = tuple(dict.fromkeys(text for text in lines if text))
    features = profile.content.features
    try:
        features = with_surplus(typed=typed, stored=features, most=most)
    except Invalid:
        reading.refuse(f"besonderheit_{most + 1}", _too_many(most))
    changed = replace(profile.content, features=features)
    return PartChange(
        part="Besonderheiten",
        content=stated(content=changed, section=Section.BESONDERHEITEN, today=clock.today()),
    )


def _more_with_licence(profile: OwnProfile) -> str:
    limits = profile.own.limits
    if limits.features == PREMIUM_FEATURES:
        return ""
    rests = len(profile.content.features) - limits.features
    more = f" Davon ruhen {rests}, bis wieder eine Lizenz läuft." if rests > 0 else ""
    return f"Mit dem Basis-Profil zeigen Sie {limits.features} Besonderheiten, mit Lizenz 5.{more}"


def _read_video(reading: Reading, profile: OwnProfile) -> PartChange:
    url = reading.text("video").strip()
    if url and not profile.own.limits.may_have_video:
        reading.refuse("video", _LOCKED_VIDEO)
    elif url:
        reading.take("video", lambda text: check_video(url=text.strip()), _NO_VIDEO, "")
    elif not profile.own.limits.may_have_video:
        url = profile.content.video_url
    return PartChange(part="Video", content=replace(profile.content, video_url=url))


def _video_groups(profile: OwnProfile) -> tuple[Group, ...]:
    field = Field(
        name="video",
        label="Adresse des Videos oder der 360°-Aufnahme",
        most=500,
        hint=f"Von {_SITES}. Es wird erst geladen, wenn jemand darauf klickt.",
        is_locked=not profile.own.limits.may_have_video,
    )
    return (Group(fields=(field,)),)


def _video_lock(profile: OwnProfile) -> str:
    if profile.own.limits.may_have_video:
        return ""
    rests = " Ihr Video ist gespeichert und ruht, bis wieder eine Lizenz läuft."
    return _LOCKED_VIDEO + (rests if profile.content.video_url else "")


FEATURES = Part(
    key="besonderheiten",
    title="Besonderheiten",
    effect="Mit Besonderheiten sehen Familien, was es nur bei Ihnen gibt.",
    intro="Kurz und klar, das Wichtigste zuerst. Zum Beispiel: Garten mit Hochbeeten.",
    groups=_feature_groups,
    stored=_stored_features,
    read=_read_features,
    is_filled=lambda profile: bool(profile.content.features),
    locked=_more_with_licence,
)
VIDEO = Part(
    key="video",
    title="Video",
    effect="Mit einem Video oder Rundgang sehen Familien das Haus, ohne hinzufahren.",
    groups=_video_groups,
    stored=lambda profile: {"video": held(profile.content.video_url)},
    read=_read_video,
    is_filled=lambda profile: bool(profile.content.video_url),
    locked=_video_lock,
)
