"""Pictures are kept small, in order, and with nothing but their colours."""

from io import BytesIO

import pytest
from PIL import Image

from portal.adapters.pictures import keep_picture
from portal.domain.profiles.files import FORMATS, WIDTHS

PIL_NAMES = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}


def opened(data):
    return Image.open(BytesIO(data))


class TestKeepPicture:
    def test_it_is_kept_in_every_width_and_format(self):
        kept = keep_picture(image=Image.new("RGB", (2_000, 1_000), "#7aa876"))

        assert (kept.width, kept.height) == (1_280, 640)
        assert kept.renditions.keys() == {(width, one) for width in WIDTHS for one in FORMATS}
        for (width, ending), data in kept.renditions.items():
            assert opened(data).size == (width, width // 2)
            assert opened(data).format == PIL_NAMES[ending]

    def test_a_small_one_is_not_blown_up(self):
        kept = keep_picture(image=Image.new("RGB", (400, 1), "#7aa876"))

        assert (kept.width, kept.height) == (400, 1)
        assert opened(kept.renditions[1_280, "jpg"]).size == (400, 1)
        assert opened(kept.renditions[320, "jpg"]).size == (320, 1)

    @pytest.mark.parametrize("mode", ["L", "P", "RGBA", "CMYK"])
    def test_every_kind_of_colour_is_read(self, mode):
        kept = keep_picture(image=Image.new(mode, (40, 30)))

        assert opened(kept.renditions[320, "webp"]).mode == "RGB"

    def test_h11_where_and_with_what_it_was_taken_is_left_out(self):
        taken = BytesIO()
        exif = Image.Exif()
        exif[0x010F] = "Kamera mit Seriennummer"
        exif.get_ifd(0x8825)[1] = "N"
        Image.new("RGB", (400, 300)).save(taken, "JPEG", exif=exif, comment=b"geheim")
        assert b"Seriennummer" in taken.getvalue()

        kept = keep_picture(image=opened(taken.getvalue()))

        for data in kept.renditions.values():
            assert not opened(data).getexif()
            assert b"Seriennummer" not in data
            assert b"geheim" not in data
