"""Pictures are kept small, in order, and with nothing but their colours."""

from io import BytesIO

import pytest
from PIL import Image, ImageCms, UnidentifiedImageError

from portal.adapters.pictures import SMALL_BYTES, keep_picture, upright_picture
from portal.domain.profiles.files import FORMATS, WIDTHS
from tests.factories import uploads

PIL_NAMES = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}


def opened(data):
    return Image.open(BytesIO(data))


def is_blue(colour):
    red, green, blue = colour
    return blue > 120 and red < 60 and green < 120


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

    def test_the_smallest_size_is_a_small_file(self):
        noise = Image.effect_noise((1_280, 960), 60).convert("RGB")

        kept = keep_picture(image=Image.blend(Image.new("RGB", noise.size, "#7aa876"), noise, 0.4))

        small = [len(data) for (width, _), data in kept.renditions.items() if width == WIDTHS[0]]
        assert max(small) <= SMALL_BYTES


class TestUprightPicture:
    def test_h11_it_stands_as_it_was_held(self):
        image = upright_picture(data=uploads.photograph_lying(), form="JPEG")

        assert image.size == (300, 400)
        assert is_blue(image.getpixel((280, 20)))
        assert not is_blue(image.getpixel((20, 20)))

    def test_what_one_can_look_through_stands_on_white(self):
        seen = BytesIO()
        Image.new("RGBA", (40, 30), (10, 20, 30, 0)).save(seen, "PNG")

        image = upright_picture(data=seen.getvalue(), form="PNG")

        assert image.getpixel((5, 5)) == (255, 255, 255)

    @pytest.mark.parametrize("mode", ["L", "P", "LA", "CMYK", "1"])
    def test_every_kind_of_colour_is_read(self, mode):
        form = "TIFF" if mode == "CMYK" else "PNG"
        seen = BytesIO()
        Image.new(mode, (40, 30)).save(seen, form)

        assert upright_picture(data=seen.getvalue(), form=form).mode == "RGB"

    def test_sixteen_bits_of_grey_become_eight(self):
        seen = BytesIO()
        Image.new("I;16", (40, 30), 0x8000).save(seen, "PNG")

        assert upright_picture(data=seen.getvalue(), form="PNG").getpixel((5, 5)) == (128,) * 3

    def test_colours_of_another_profile_become_those_of_the_web(self):
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        fitting = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

        for one in (profile.tobytes(), fitting, b"no profile"):
            image = upright_picture(data=uploads.picture(icc_profile=one), form="JPEG")
            assert is_blue(image.getpixel((20, 20)))

    def test_only_the_named_decoder_is_asked(self):
        with pytest.raises(UnidentifiedImageError):
            upright_picture(data=uploads.picture("PNG"), form="JPEG")

    def test_what_a_camera_wrote_wrongly_is_passed_over(self):
        image = upright_picture(data=uploads.picture(exif=b"Exif\0\0kaputt"), form="JPEG")

        assert image.size == (400, 300)

    def test_what_is_much_larger_than_needed_is_made_smaller(self):
        image = upright_picture(data=uploads.picture("PNG", size=(5_200, 20)), form="PNG")

        assert image.size == (2_560, 10)
