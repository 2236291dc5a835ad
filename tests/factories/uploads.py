"""Files as people upload them, and files as nobody means well with."""

import struct
import zlib
from io import BytesIO

import pikepdf
import pillow_heif
from PIL import Image, ImageDraw

PICTURE_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
SERIAL = b"Kamera mit Seriennummer 4711"


def picture(form: str = "JPEG", *, size: tuple[int, int] = (400, 300), **options: object) -> bytes:
    """Return a small drawing in that format."""
    pillow_heif.register_heif_opener()
    image = Image.new("RGB", size, "#7aa876")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2, size[1] // 4), fill="#0a4f96")
    target = BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


def photograph_lying() -> bytes:
    """Return a picture that must be turned to the right, with what a camera writes beside it.

    Its upper left corner is blue as it lies; upright that is the upper right one.
    """
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = SERIAL.decode()
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (53, 25, 33)
    return picture(exif=exif, comment=b"geheim")


def png(*parts: tuple[bytes, bytes], size: tuple[int, int] = (8, 8)) -> bytes:
    """Return a PNG of these parts after its head, whatever they are."""
    head = struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in ((b"IHDR", head), *parts)
    )


def png_bomb() -> bytes:
    """Return 40 kB that claim to be a picture of 50,000 × 50,000 pixels."""
    return png((b"IDAT", zlib.compress(bytes(40_000_000), 9)), size=(50_000, 50_000))


def profile_bomb() -> bytes:
    """Return a small PNG whose colour profile unpacks to 40 MB."""
    profile = b"sRGB\0\0" + zlib.compress(bytes(40_000_000), 9)
    return png((b"iCCP", profile), (b"IDAT", zlib.compress(bytes(200))))


def box(name: bytes, *content: bytes) -> bytes:
    """Return one part of an AVIF or HEIC."""
    inner = b"".join(content)
    return struct.pack(">I4s", 8 + len(inner), name) + inner


def boxes(*properties: bytes, brands: tuple[bytes, ...] = (b"avif",)) -> bytes:
    """Return the head of an AVIF or HEIC with these properties and no picture."""
    listed = box(b"iprp", box(b"ipco", *properties))
    return box(b"ftyp", brands[0], bytes(4), *brands[1:]) + box(b"meta", bytes(4), listed)


def extent(width: int, height: int) -> bytes:
    """Return the property that says how large a picture is."""
    return box(b"ispe", bytes(4), struct.pack(">II", width, height))


def document(*, root: dict[str, object] | None = None, pages: int = 1) -> bytes:
    """Return a PDF of empty pages; `root` is added to its catalogue."""
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    for name, value in (root or {}).items():
        made.Root[name] = value
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def locked_document() -> bytes:
    """Return a PDF that asks for a password."""
    made = pikepdf.open(BytesIO(document()))
    target = BytesIO()
    made.save(target, encryption=pikepdf.Encryption(owner="a", user="b"))
    return target.getvalue()
