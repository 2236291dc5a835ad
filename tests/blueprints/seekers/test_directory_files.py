"""Pictures and documents of facilities: small, lazy, and gone with their facility."""

import pytest

from portal.domain.profiles.content import Person, ProfileContent
from portal.domain.profiles.files import FORMATS, WIDTHS
from tests.factories import directory, pages
from tests.factories.directory import Offer
from tests.factories.profiles import add_file, tell
from tests.support.html import walk

LIST = "/pflege-und-wohnangebote/"
PICTURE, PORTRAIT, PAPER = "a" * 32, "b" * 32, "c" * 32
TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


@pytest.fixture
def number(app, add_offers):
    (number,) = add_offers(Offer(name="Haus Ahorn"))
    tell(app, number)
    add_file(app, number, PICTURE, title="Der Garten im Mai")
    add_file(app, number, PAPER, kind="infomaterial", title="Unser Haus", byte_count=340_000)
    return number


class TestGallery:
    def test_pictures_are_lazy_sized_and_described(self, client, number):
        root = pages.tree(client.get(f"{LIST}{number}"))

        (image,) = walk(root, "img")
        assert image.get("alt") == "Der Garten im Mai"
        assert (image.get("loading"), image.get("width"), image.get("height")) == (
            "lazy", "640", "480",
        )  # fmt: skip
        assert [one.get("type") for one in walk(root, "source")] == ["image/avif", "image/webp"]
        sets = [one.get("srcset") for one in walk(root, "source")]
        assert all(f"/{width}." in one for one in sets for width in WIDTHS)

    def test_every_address_of_a_picture_can_be_had(self, client, number):
        root = pages.tree(client.get(f"{LIST}{number}"))
        addresses = [image.get("src") for image in walk(root, "img")]
        for source in walk(root, "source"):
            addresses += [one.split()[0] for one in source.get("srcset").split(", ")]

        assert len(addresses) == 7
        assert {client.get(one).status_code for one in addresses} == {200}

    def test_save_data_gets_none_until_asked_for(self, client, number):
        saving = {"Save-Data": "on"}

        answer = client.get(f"{LIST}{number}", headers=saving)

        root = pages.tree(answer)
        assert not list(walk(root, "img", "picture"))
        assert "Ihr Gerät möchte Daten sparen" in answer.text
        assert "Save-Data" in answer.headers["Vary"]
        asked = client.get(pages.links(root)["1 Bild zeigen"], headers=saving)
        assert len(list(walk(pages.tree(asked), "img"))) == 1

    def test_the_printed_page_has_none(self, client, number):
        text = client.get(f"{LIST}{number}/druck").text

        assert "<img" not in text
        assert "Daten sparen" not in text

    def test_d10_the_person_has_a_face_once_there_is_a_name(self, app, client, number):
        add_file(app, number, PORTRAIT, kind="person", title="Ida Muster lächelt")
        assert "Ida Muster lächelt" not in client.get(f"{LIST}{number}").text

        tell(app, number, ProfileContent(person=Person("Ida Muster")))

        assert 'alt="Ida Muster lächelt"' in client.get(f"{LIST}{number}").text


class TestPicture:
    @pytest.mark.parametrize("ending", FORMATS)
    @pytest.mark.parametrize("width", WIDTHS)
    def test_each_size_and_format_has_its_address(self, client, number, width, ending):
        assert number
        answer = client.get(f"{LIST}bilder/{PICTURE}/{width}.{ending}")

        assert answer.data == f"{width} {ending}".encode()
        assert answer.mimetype == TYPES[ending]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "private, max-age=3600"
        assert answer.headers["ETag"] == f'"{PICTURE}"'
        assert "Set-Cookie" not in answer.headers

    @pytest.mark.parametrize(
        "path",
        [
            f"{PICTURE}/641.jpg",
            f"{PICTURE}/640.svg",
            f"{PICTURE}/640",
            f"{PICTURE}/.jpg",
            f"{PICTURE}/640.jpg.html",
            f"{PAPER}/640.jpg",
            f"{'d' * 32}/640.jpg",
            "..%2f..%2fetc/640.jpg",
            "%00/640.jpg",
        ],
    )
    def test_nothing_else_is_there(self, client, number, path):
        assert number
        assert client.get(f"{LIST}bilder/{path}").status_code == 404

    @pytest.mark.parametrize("column", ["is_published", "is_managed"])
    def test_d12_it_goes_with_its_facility(self, app, client, number, column):
        directory.change(app, number, **{column: False})

        answer = client.get(f"{LIST}bilder/{PICTURE}/640.jpg")

        assert answer.status_code == 404
        assert answer.headers["Cache-Control"] == "no-store"

    def test_one_whose_bytes_are_lost_is_not_there(self, app, client, number):
        add_file(app, number, "e" * 32)
        with app.app_context():
            from_storage = app.extensions["outside"].files
            from_storage.delete(name=f"einrichtungen/{'e' * 32}/640.jpg")

        assert client.get(f"{LIST}bilder/{'e' * 32}/640.jpg").status_code == 404
        assert client.get(f"{LIST}bilder/{'e' * 32}/320.jpg").status_code == 200


class TestAskedAgain:
    """Who has a file asks whether it is still the same, and learns if it was withdrawn."""

    @pytest.mark.parametrize(
        ("path", "file_id", "kept"),
        [
            (f"bilder/{PICTURE}/640.jpg", PICTURE, "private, max-age=3600"),
            (f"dokumente/{PAPER}.pdf", PAPER, "private, no-cache"),
        ],
    )
    def test_the_same_file_is_not_sent_twice(self, client, number, path, file_id, kept):
        assert number
        first = client.get(LIST + path)
        again = client.get(LIST + path, headers={"If-None-Match": first.headers["ETag"]})
        other = client.get(LIST + path, headers={"If-None-Match": f'"{"d" * 32}"'})

        assert first.headers["ETag"] == f'"{file_id}"'
        assert (again.status_code, again.data) == (304, b"")
        assert (other.status_code, other.data) == (200, first.data)
        assert {one.headers["Cache-Control"] for one in (first, again, other)} == {kept}

    @pytest.mark.parametrize("column", ["is_published", "is_managed"])
    @pytest.mark.parametrize("path", [f"bilder/{PICTURE}/640.jpg", f"dokumente/{PAPER}.pdf"])
    def test_d12_a_withdrawn_one_is_gone_for_those_who_have_it(
        self, app, client, number, path, column
    ):
        tag = client.get(LIST + path).headers["ETag"]
        directory.change(app, number, **{column: False})

        answer = client.get(LIST + path, headers={"If-None-Match": tag})

        assert answer.status_code == 404
        assert "ETag" not in answer.headers


class TestDocument:
    def test_it_is_kept_and_never_run(self, client, number):
        page = client.get(f"{LIST}{number}")
        assert "(Infomaterial, PDF, 340 kB)" in pages.main_text(page)

        answer = client.get(pages.links(pages.tree(page))["Unser Haus"])

        assert answer.data.startswith(b"%PDF")
        assert answer.mimetype == "application/pdf"
        assert answer.headers["Content-Disposition"] == "attachment; filename=infomaterial.pdf"
        assert answer.headers["Cache-Control"] == "private, no-cache"
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")

    def test_d12_it_goes_with_its_facility(self, app, client, number):
        directory.change(app, number, is_published=False)

        assert client.get(f"{LIST}dokumente/{PAPER}.pdf").status_code == 404

    @pytest.mark.parametrize("file_id", [PICTURE, "d" * 32, "x", "%00"])
    def test_nothing_else_is_there(self, client, number, file_id):
        assert number
        assert client.get(f"{LIST}dokumente/{file_id}.pdf").status_code == 404
