"""Pictures in the widths and formats in which they are kept."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from types import MappingProxyType
from typing import Any

from PIL import Image, ImageCms, ImageOps

from portal.domain.profiles.files import WIDTHS

THREADS = 2
"""Of one encoder or decoder; each takes address space of its own."""
SMALL_BYTES = 12_000
"""The smallest width is encoded anew, with less quality each time, until it is no larger."""
_LESS_QUALITY = (0, 12, 24, 36, 44)
_WHITE = (255, 255, 255)
_SIXTEEN_BITS = ("I;16", "I;16B", "I;16L", "I;16N", "I")
_SAVING: Mapping[str, tuple[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "avif": ("AVIF", {"quality": 55, "speed": 8, "max_threads": THREADS}),
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


def upright_picture(*, data: bytes, form: str) -> Image.Image:
    """Decode an upload to a picture that stands upright, in the colours of the web.

    Only the decoder of the named format is tried. What is much larger than needed is made smaller
    on the way. Call it only where a decoder may fail in any way, or never end.

    Args:
        data: the upload.
        form: what its head says it is, as Pillow names it.
    """
    image = Image.open(BytesIO(data), formats=[form])
    most = 2 * WIDTHS[-1]
    image.draft("RGB", (most, most))
    image.load()
    profile = image.info.get("icc_profile")
    flat = _flat(_turned(image))
    if max(flat.size) > most:
        flat.thumbnail((most, most * most), Image.Resampling.BOX, reducing_gap=None)
    return _in_web_colours(flat, profile)


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
                (width, ending): _encoded(one, ending, most=SMALL_BYTES if at == 0 else 0)
                for at, (width, one) in enumerate(sized.items())
                for ending in _SAVING
            }
        ),
    )


def _turned(image: Image.Image) -> Image.Image:
    """Return the picture as it was held; as it lies where what the camera wrote is damaged."""
    try:
        return ImageOps.exif_transpose(image)
    except (SyntaxError, ValueError, KeyError, TypeError, OSError, struct.error):
        return image


def _flat(image: Image.Image) -> Image.Image:
    """Return the picture on white where one can look through it, with eight bits of each colour."""
    if image.mode in _SIXTEEN_BITS:
        return image.point(lambda value: value / 256).convert("L")
    if not image.has_transparency_data:
        return image
    seen = image.convert("RGBA")
    ground = Image.new("RGB", seen.size, _WHITE)
    ground.paste(seen, mask=seen.getchannel("A"))
    return ground


def _in_web_colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the picture in sRGB; a profile that does not fit is passed over, as browsers do."""
    if not profile:
        return image.convert("RGB")
    fitting = image if image.mode in {"RGB", "L", "CMYK"} else image.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(fitting, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        converted = None
    return converted or fitting.convert("RGB")


def _sized(image: Image.Image, width: int) -> Image.Image:
    if image.width <= width:
        return image
    height = max(1, image.height * width // image.width)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def _encoded(image: Image.Image, ending: str, *, most: int) -> bytes:
    """Return the file; of the smallest width the first that is small enough, or the last."""
    name, options = _SAVING[ending]
    data = b""
    for less in _LESS_QUALITY if most else (0,):
        target = BytesIO()
        image.save(target, name, **{**options, "quality": options["quality"] - less})
        data = target.getvalue()
        if len(data) <= most:
            break
    return data
