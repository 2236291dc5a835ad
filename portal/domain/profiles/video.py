"""Videos and views around: links to a few known sites, never fetched by us."""

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
_LONGEST = 500


def check_video(*, url: str) -> str:
    """Return the address if it leads to one of the sites.

    Raises:
        Invalid: field "video_url", code "host".
    """
    if not site_of(url=url):
        raise Invalid("video_url", "host")
    return url


def site_of(*, url: str) -> str:
    """Return the name of the site that an address leads to; empty if we do not link it."""
    plain = url.isascii() and url.isprintable() and not set(url) & set(' "<>\\')
    if len(url) > _LONGEST or not plain or not url.startswith("https://"):
        return ""
    return HOSTS.get(url.removeprefix("https://").partition("/")[0], "")
