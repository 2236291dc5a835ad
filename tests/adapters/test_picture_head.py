"""What is too large, moves or is no picture is refused before any decoder sees it."""

import struct
import zlib

import pytest
from PIL import Image

from portal.adapters.picture_head import MOST_PARTS, read_head
from portal.domain.profiles.uploads import (
    MOST_PIXELS,
    MOST_PROFILE_BYTES,
    MOST_SIDE,
    UploadProblem,
    UploadRefused,
)
from tests.factories import uploads
from tests.factories.uploads import box, boxes, extent, picture, png

BIG_PROFILE = bytes(MOST_PROFILE_BYTES + 1)
NO_PICTURES = {
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "html": b"<!doctype html><script>alert(1)</script>",
    "php": b"<?php system('id');",
    "gif": b"GIF89a" + bytes(20),
    "gif/js": b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)",
    "film": box(b"ftyp", b"isom", bytes(4), b"mp42"),
    "pdf": b"%PDF-1.7",
    "bmp": b"BM" + bytes(60),
    "nothing": b"",
}
DAMAGED = {
    "jpeg without a size": b"\xff\xd8\xff\xd9",
    "jpeg cut off": picture()[:12],
    "jpeg of filling": b"\xff\xd8" + b"\xff" * 100_000,
    "jpeg with a gap": b"\xff\xd8\xff\xe0\x00\x04ab??",
    "jpeg without height": b"\xff\xd8\xff\xc0\x00\x0b\x08\x00\x00\x00\x08\x01\x00\x00\x00",
    "png that begins otherwise": b"\x89PNG\r\n\x1a\n" + bytes(30),
    "png without a picture": png((b"IEND", b"")),
    "png of many parts": png(*[(b"tEXt", b"")] * MOST_PARTS, (b"IDAT", b"")),
    "png with a broken profile": png((b"iCCP", b"x\0\0????"), (b"IDAT", b"")),
    "webp of no kind": b"RIFF" + bytes(4) + b"WEBPABCD" + bytes(20),
    "webp cut off": picture("WEBP")[:22],
    "avif without parts": box(b"ftyp", b"avif", bytes(4)),
    "avif without a size": boxes(),
    "avif that ends late": boxes(extent(4, 4))[:-3],
    "avif of a negative part": box(b"ftyp", b"avif", bytes(4)) + struct.pack(">I4s", 3, b"meta"),
}


def refusal_of(data: bytes) -> UploadProblem:
    with pytest.raises(UploadRefused) as refused:
        read_head(data=data)
    return refused.value.problem


@pytest.fixture(autouse=True)
def _no_decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to decode: whatever is judged here is judged by its head alone."""

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a decoder was asked")

    monkeypatch.setattr(Image, "open", refuse)


class TestReadHead:
    @pytest.mark.parametrize("form", uploads.PICTURE_FORMATS)
    def test_h11_the_five_formats_are_known_by_their_bytes(self, form: str):
        head = read_head(data=picture(form, size=(400, 302)))

        assert (head.format, head.width, head.height) == (form, 400, 302)

    @pytest.mark.parametrize("options", [{"lossless": True}, {"exif": b"Exif\0\0"}])
    def test_each_kind_of_webp_is_read(self, options: dict[str, object]):
        head = read_head(data=picture("WEBP", size=(33, 21), **options))

        assert (head.format, head.width, head.height) == ("WEBP", 33, 21)

    def test_a_progressive_jpeg_is_read(self):
        assert read_head(data=picture(progressive=True, size=(33, 21))).height == 21

    @pytest.mark.parametrize("brands", [(b"mif1", b"heic"), (b"heix",)])
    def test_heic_is_known_by_any_of_its_names(self, brands: tuple[bytes, ...]):
        assert read_head(data=boxes(extent(40, 30), brands=brands)).format == "HEIF"

    @pytest.mark.parametrize("kind", NO_PICTURES)
    def test_h11_what_is_no_picture_is_refused_whatever_its_name(self, kind: str):
        assert refusal_of(NO_PICTURES[kind]) is UploadProblem.UNKNOWN_KIND

    @pytest.mark.parametrize("kind", DAMAGED)
    def test_what_is_damaged_is_refused(self, kind: str):
        assert refusal_of(DAMAGED[kind]) is UploadProblem.DAMAGED

    @pytest.mark.parametrize(
        "data",
        [
            uploads.png_bomb(),
            png((b"IDAT", b""), size=(MOST_SIDE + 1, 1)),
            png((b"IDAT", b""), size=(10_000, MOST_PIXELS // 10_000 + 1)),
            boxes(extent(50_000, 50_000)),
            boxes(extent(100, 100), extent(1, 50_000), brands=(b"heic",)),
        ],
    )
    def test_a_bomb_of_pixels_is_refused(self, data: bytes):
        assert len(data) < 50_000
        assert refusal_of(data) is UploadProblem.TOO_MANY_PIXELS

    def test_the_largest_that_is_allowed_passes(self):
        assert read_head(data=boxes(extent(10_000, 6_000))).width == 10_000

    @pytest.mark.parametrize(
        "data",
        [
            uploads.profile_bomb(),
            picture(icc_profile=BIG_PROFILE),
            picture("WEBP", icc_profile=BIG_PROFILE),
            boxes(extent(4, 4), box(b"colr", b"prof", BIG_PROFILE)),
        ],
    )
    def test_a_bomb_in_the_colour_profile_is_refused(self, data: bytes):
        assert refusal_of(data) is UploadProblem.COLOUR_PROFILE

    def test_no_more_of_a_profile_is_unpacked_than_is_allowed(self, monkeypatch):
        unpacked = []
        make = zlib.decompressobj

        class Watched:
            def decompress(self, data: bytes, most: int) -> bytes:
                unpacked.append(make().decompress(data, most))
                return unpacked[-1]

        monkeypatch.setattr(zlib, "decompressobj", Watched)

        assert refusal_of(uploads.profile_bomb()) is UploadProblem.COLOUR_PROFILE
        assert [len(one) for one in unpacked] == [MOST_PROFILE_BYTES + 1]

    @pytest.mark.parametrize(
        "data",
        [
            png((b"acTL", struct.pack(">II", 10_000, 0)), (b"IDAT", b"")),
            b"RIFF" + bytes(4) + b"WEBPVP8X" + struct.pack("<IB", 10, 2) + bytes(9),
            boxes(extent(4, 4), brands=(b"avis", b"avif")),
            boxes(extent(4, 4), brands=(b"hevc",)),
        ],
    )
    def test_what_moves_is_refused(self, data: bytes):
        assert refusal_of(data) is UploadProblem.MOVING

    def test_large_parts_are_passed_over(self):
        wide = struct.pack(">I4sQ", 1, b"free", 20) + bytes(4)
        data = boxes(extent(40, 30))
        at = len(box(b"ftyp", b"avif", bytes(4)))

        assert read_head(data=data[:at] + wide + data[at:]).height == 30
