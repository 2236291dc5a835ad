"""Videos and views around: links to a few known sites, never fetched by us."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from portal.values.errors import Invalid

HOSTS: Mapping[str, str] = MappingProxyType(
    {
        "www.youtube.com": "YouTube",
        "youtube.com": "YouTube",
        "youtu.be": "YouTube",
        "www.youtube-nocookie.com": "YouTube",
        "vimeo.com": "Vimeo",
        "player.vimeo.com": "Vimeo",
        "my.matterport.com": "Matterport",
        "kuula.co": "Kuula",
    }
)
"""The sites by the names of their computers; nothing else is linked."""
_ASKED = r"[\w-]+=[\w.-]*"
_MORE = rf"(\?{_ASKED}(&{_ASKED})*)?"
"""Options that an address may carry; a value is a word and never another address."""
_FILM = r"[\w-]{11}"
"""By what YouTube knows a film; the names of its other pages have another length."""
_YOUTUBE = (rf"watch\?({_ASKED}&)*v={_FILM}(&{_ASKED})*", rf"(embed|shorts)/{_FILM}{_MORE}")
_SHAPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "www.youtube.com": _YOUTUBE,
        "youtube.com": _YOUTUBE,
        "youtu.be": (rf"{_FILM}{_MORE}",),
        "www.youtube-nocookie.com": (rf"embed/{_FILM}{_MORE}",),
        "vimeo.com": (rf"\d+(/\w+)?{_MORE}",),
        "player.vimeo.com": (rf"video/\d+{_MORE}",),
        "my.matterport.com": (rf"show/?\?({_ASKED}&)*m=\w+(&{_ASKED})*",),
        "kuula.co": (
            rf"(post|share)/[\w-]+(/collection/[\w-]+)?{_MORE}",
            rf"share/collection/[\w-]+{_MORE}",
        ),
    }
)
"""What may stand behind the name: one film or view, no page that leads elsewhere."""
_LONGEST = 500


def check_video(*, url: str) -> str:
    """Return the address if it leads to a film or a view on one of the sites.

    Raises:
        Invalid: field "video_url", code "host".
    """
    if not site_of(url=url):
        raise Invalid("video_url", "host")
    return url


def site_of(*, url: str) -> str:
    """Return the name of the site that an address leads to; empty if we do not link it."""
    if len(url) > _LONGEST or not url.startswith("https://"):
        return ""
    host, _, path = url.removeprefix("https://").partition("/")
    if not any(re.fullmatch(shape, path, re.ASCII) for shape in _SHAPES.get(host, ())):
        return ""
    return HOSTS[host]
