"""Read from a picture's first bytes what it is and how large, without decoding any of it.

A few bytes can unpack to gigabytes: what is too large is refused before a decoder sees it.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from portal.domain.profiles.uploads import (
    MOST_PIXELS,
    MOST_PROFILE_BYTES,
    MOST_SIDE,
    UploadProblem,
    UploadRefused,
)

MOST_PARTS = 2_000
"""So many parts of a file are looked at; no camera writes more before the picture."""
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_SIZE_MARKERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE_MARKERS = frozenset({0x01, *range(0xD0, 0xD9)})
_SCAN, _END, _FILL, _ICC_MARKER = 0xDA, 0xD9, 0xFF, 0xE2
_ICC_NAME = b"ICC_PROFILE\0"
_AVIF_BRANDS = frozenset({b"avif"})
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis"})
_SEQUENCE_BRANDS = frozenset({b"avis", b"msf1", b"hevc", b"hevx", b"hevm", b"hevs"})
_ANIMATED, _BOX_HEAD, _WIDE_BOX_HEAD = 0x02, 8, 16


@dataclass(frozen=True, slots=True)
class Head:
    """What a picture says of itself.

    Args:
        format: as Pillow names it.
        width: in pixels, as is the height.
    """

    format: str
    width: int
    height: int


def read_head(*, data: bytes) -> Head:
    """Return format and size of a picture.

    Raises:
        UploadRefused: it is none of JPEG, PNG, WebP, AVIF and HEIC, is damaged, moves, is too
            large, or brings an unreasonable colour profile.
    """
    try:
        head = _read(data)
    except (struct.error, IndexError, zlib.error):
        raise UploadRefused(UploadProblem.DAMAGED) from None
    if head.width < 1 or head.height < 1:
        raise UploadRefused(UploadProblem.DAMAGED)
    if max(head.width, head.height) > MOST_SIDE or head.width * head.height > MOST_PIXELS:
        raise UploadRefused(UploadProblem.TOO_MANY_PIXELS)
    return head


def _read(data: bytes) -> Head:
    if data.startswith(_JPEG):
        return _read_jpeg(data)
    if data.startswith(_PNG):
        return _read_png(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _read_webp(data)
    if data[4:8] == b"ftyp":
        return _read_boxes(data)
    raise UploadRefused(UploadProblem.UNKNOWN_KIND)


def _read_jpeg(data: bytes) -> Head:
    profile_bytes = 0
    for marker, start, size in islice(_segments(data), MOST_PARTS):
        if marker in _SIZE_MARKERS:
            height, width = struct.unpack_from(">HH", data, start + 1)
            return Head("JPEG", width, height)
        if marker == _ICC_MARKER and data.startswith(_ICC_NAME, start):
            profile_bytes += size
            _check_profile(profile_bytes)
    raise UploadRefused(UploadProblem.DAMAGED)


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Give marker, start and size of what stands before the picture."""
    at = 2
    while at < len(data):
        if data[at] != _FILL:
            return
        marker = data[at + 1]
        if marker in {_SCAN, _END}:
            return
        if marker in _BARE_MARKERS or marker == _FILL:
            # Given as well, so that a file of nothing else is not read to its end.
            yield marker, at, 0
            at += 1 if marker == _FILL else 2
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        yield marker, at + 4, length - 2
        at += 2 + max(length, 2)


def _read_png(data: bytes) -> Head:
    kind, width, height = struct.unpack_from(">4sII", data, 12)
    if kind != b"IHDR":
        raise UploadRefused(UploadProblem.DAMAGED)
    for name, start, size in islice(_chunks(data, len(_PNG), ">I4s"), MOST_PARTS):
        if name == b"acTL" and struct.unpack_from(">I", data, start)[0] > 1:
            raise UploadRefused(UploadProblem.MOVING)
        if name == b"iCCP":
            _check_packed_profile(data[start : start + size])
        if name == b"IDAT":
            return Head("PNG", width, height)
    raise UploadRefused(UploadProblem.DAMAGED)


def _chunks(data: bytes, at: int, layout: str) -> Iterator[tuple[bytes, int, int]]:
    """Give name, start and size of each part of a PNG."""
    while at + _BOX_HEAD <= len(data):
        size, name = struct.unpack_from(layout, data, at)
        yield name, at + 8, size
        at += 12 + size


def _check_packed_profile(chunk: bytes) -> None:
    """Unpack no more of a profile than is allowed."""
    packed = chunk[chunk.index(0) + 2 :] if 0 in chunk else b""
    unpacked = zlib.decompressobj().decompress(packed, MOST_PROFILE_BYTES + 1)
    _check_profile(len(unpacked))


def _check_profile(size: int) -> None:
    if size > MOST_PROFILE_BYTES:
        raise UploadRefused(UploadProblem.COLOUR_PROFILE)


def _read_webp(data: bytes) -> Head:
    kind = data[12:16]
    if kind == b"VP8X":
        if data[20] & _ANIMATED:
            raise UploadRefused(UploadProblem.MOVING)
        if data[30:34] == b"ICCP":
            _check_profile(struct.unpack_from("<I", data, 34)[0])
        width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
        return Head("WEBP", width, height)
    if kind == b"VP8L" and data[20] == 0x2F:  # noqa: PLR2004 – the signature of that format
        (bits,) = struct.unpack_from("<I", data, 21)
        return Head("WEBP", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", data, 26)
        return Head("WEBP", width & 0x3FFF, height & 0x3FFF)
    raise UploadRefused(UploadProblem.DAMAGED)


def _read_boxes(data: bytes) -> Head:
    """Read AVIF and HEIC: the largest size that any part of the file claims counts."""
    name, start, end = next(_boxes(data, 0, len(data)), (b"", 0, 0))
    if name != b"ftyp":
        raise UploadRefused(UploadProblem.DAMAGED)
    form = _form_of(data[start : min(end, start + 200)])
    sizes = []
    for kind, inner, inner_end in _properties(data):
        if kind == b"ispe":
            sizes.append(struct.unpack_from(">II", data, inner + 4))
        if kind == b"colr" and data[inner : inner + 4] in {b"prof", b"rICC"}:
            _check_profile(inner_end - inner)
    if not sizes:
        raise UploadRefused(UploadProblem.DAMAGED)
    return Head(form, max(width for width, _ in sizes), max(height for _, height in sizes))


def _form_of(brands: bytes) -> str:
    """Tell the two apart by what the file says it can be read as; a film is neither."""
    if brands[:4] in _SEQUENCE_BRANDS:
        raise UploadRefused(UploadProblem.MOVING)
    named = {brands[:4], *(brands[at : at + 4] for at in range(8, len(brands), 4))}
    if named & _AVIF_BRANDS:
        return "AVIF"
    if named & _HEIC_BRANDS:
        return "HEIF"
    raise UploadRefused(UploadProblem.UNKNOWN_KIND)


def _properties(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Give the properties of all pictures in the file; they stand in meta, iprp, ipco."""
    start, end = 0, len(data)
    for wanted, skip in ((b"meta", 4), (b"iprp", 0), (b"ipco", 0)):
        found = [one for one in _boxes(data, start, end) if one[0] == wanted]
        if not found:
            raise UploadRefused(UploadProblem.DAMAGED)
        start, end = found[0][1] + skip, found[0][2]
    yield from _boxes(data, start, end)


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Give name, start and end of each part, the first two thousand."""
    for _ in range(MOST_PARTS):
        if start + _BOX_HEAD > end:
            return
        size, name = struct.unpack_from(">I4s", data, start)
        head = _BOX_HEAD
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, start + 8)
            head = _WIDE_BOX_HEAD
        stop = end if size == 0 else start + size
        if not start + head <= stop <= end:
            raise UploadRefused(UploadProblem.DAMAGED)
        yield name, start + head, stop
        start = stop
