"""Pictures in the widths and formats in which they are kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import Any

from PIL import Image

from portal.domain.profiles.files import WIDTHS

_SAVING: Mapping[str, tuple[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "avif": ("AVIF", {"quality": 55, "speed": 8}),
        "webp": ("WEBP", {"quality": 72, "method": 4}),
        "jpg": ("JPEG", {"quality": 74, "optimize": True, "progressive": True}),
    }
)


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture in all its sizes.

    Args:
        width: of the largest, in pixels.
        renditions: bytes by nominal width and ending.
    """

    width: int
    height: int
    renditions: Mapping[tuple[int, str], bytes]


def keep_picture(*, image: Image.Image) -> KeptPicture:
    """Return a picture in every width and format; never larger than it is, and nothing but colours.

    What a camera writes beside the colours (place, time, device) is left out.
    """
    bare = Image.new("RGB", image.size)
    bare.paste(image.convert("RGB"))
    sized = {width: _sized(bare, width) for width in WIDTHS}
    largest = sized[WIDTHS[-1]]
    return KeptPicture(
        width=largest.width,
        height=largest.height,
        renditions=MappingProxyType(
            {
                (width, ending): _encoded(one, ending)
                for width, one in sized.items()
                for ending in _SAVING
            }
        ),
    )


def _sized(image: Image.Image, width: int) -> Image.Image:
    if image.width <= width:
        return image
    height = max(1, image.height * width // image.width)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _encoded(image: Image.Image, ending: str) -> bytes:
    name, options = _SAVING[ending]
    target = BytesIO()
    image.save(target, name, **options)
    return target.getvalue()
