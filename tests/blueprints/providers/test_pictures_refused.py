"""What is refused of uploads: in German, before anything is decoded, and nothing typed is lost."""

import errno

import pytest
from flask import Flask
from PIL import Image

from portal.adapters.local_disk import LocalDisk
from portal.domain.profiles.uploads import MEGABYTE, MOST_UPLOADS_A_DAY
from portal.web import outside
from tests.factories import uploads
from tests.factories.accounts import sign_in
from tests.factories.companies import MadeCompany, give_facility, make_company
from tests.factories.directory import NOW, Offer
from tests.factories.forms import Control, find_form
from tests.factories.pages import heading, main_text, problems
from tests.factories.uploading import (
    DOCUMENTS,
    PAGE,
    SEND,
    TEXT,
    empty_storage,
    send,
    shown_form,
    stored_files,
)
from tests.support.checked_client import CheckedClient

JPEG_WITH_TAIL = uploads.picture() + b"<script>alert(1)</script>"
PICTURES = {
    "svg": (b"<svg onload='alert(1)'/>", "kein Bild, das wir zeigen"),
    "html": (b"<!doctype html><script>alert(1)</script>", "kein Bild, das wir zeigen"),
    "polyglot": (b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)", "kein Bild, das wir zeigen"),
    "film": (uploads.box(b"ftyp", b"isom", bytes(4)), "kein Bild, das wir zeigen"),
    "bomb": (uploads.png_bomb(), "zu viele Bildpunkte"),
    "profile": (uploads.profile_bomb(), "Farbprofil"),
    "moving": (uploads.boxes(uploads.extent(4, 4), brands=(b"avis",)), "Bewegte Bilder"),
    "empty": (b"", "wählen Sie ein Bild aus"),
}


@pytest.fixture(autouse=True)
def _signed_in(app: Flask, client: CheckedClient, add_offers) -> MadeCompany:
    add_offers(Offer())
    made = make_company(app)
    give_facility(app, made, 1)
    sign_in(client, app, made.master)
    empty_storage(app)
    return made


@pytest.fixture(autouse=True)
def _no_decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to decode in the web process."""

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a decoder was asked")

    monkeypatch.setattr(Image, "open", refuse)


def arrived(app: Flask) -> tuple[str, ...]:
    """Return what waits in the storage."""
    with app.app_context():
        files = outside.current().files
        return files.list_written_before(prefix="eingang", moment=NOW.replace(year=2100))


class TestRefused:
    @pytest.mark.parametrize("kind", PICTURES)
    def test_h11_what_is_no_harmless_picture_is_refused_before_it_is_decoded(
        self, app: Flask, client: CheckedClient, kind: str
    ):
        data, words = PICTURES[kind]

        answer = send(client, data, name="garten.jpg")

        assert answer.status_code == 422
        assert problems(answer)[0][0] == "datei"
        assert words in problems(answer)[0][1]
        assert TEXT in find_form(answer, button=SEND).chosen("text")
        assert (stored_files(app), arrived(app)) == ([], ())

    def test_h11_a_picture_with_a_tail_and_a_wrong_name_is_kept_clean(
        self, app: Flask, client: CheckedClient
    ):
        assert send(client, JPEG_WITH_TAIL, name="garten.jpg.html").status_code == 303

        with app.app_context():
            files = outside.current().files
            names = files.list_written_before(prefix="einrichtungen", moment=NOW.replace(year=2100))
            kept = [files.read(name=name) for name in names]
        assert len(kept) == 9
        assert not any(b"<script>" in (data or b"") for data in kept)
        assert not any("html" in name for name in names)

    @pytest.mark.parametrize(
        ("page", "megabytes", "words"),
        [(PAGE, 15, "höchstens 15 MB"), (DOCUMENTS, 10, "höchstens 10 MB")],
    )
    def test_h11_one_byte_too_many_is_too_many(
        self, app: Flask, client: CheckedClient, page: str, megabytes: int, words: str
    ):
        start = uploads.picture() if page == PAGE else b"%PDF-1.7"

        answer = send(client, start.ljust(megabytes * MEGABYTE + 1, b"\0"), page=page)

        assert answer.status_code == 413
        assert words in problems(answer)[0][1]
        assert (stored_files(app), arrived(app)) == ([], ())

    def test_h11_what_is_much_too_large_is_not_even_read(self, app: Flask, client: CheckedClient):
        answer = send(client, bytes(16 * MEGABYTE))

        assert (answer.status_code, heading(answer)) == (413, "Das war zu viel auf einmal")
        assert "höchstens 15 MB" in main_text(answer)
        assert stored_files(app) == []

    def test_h11_a_document_that_is_none_is_refused(self, client: CheckedClient):
        answer = send(client, uploads.picture(), page=DOCUMENTS, name="haus.pdf")

        assert answer.status_code == 422
        assert "kein PDF" in problems(answer)[0][1]

    def test_strangers_send_no_more_than_elsewhere(
        self, client: CheckedClient, other_client: CheckedClient
    ):
        form = shown_form(client)

        answer = send(other_client, bytes(MEGABYTE), form=form)

        assert answer.status_code == 303
        assert answer.location.startswith("/anmelden")

    def test_other_forms_take_no_more_than_before(self, client: CheckedClient):
        answer = client.post("/anbieter/gruppe", data={"gruppe": "x" * MEGABYTE})

        assert answer.status_code == 413

    @pytest.mark.parametrize(
        ("fields", "field", "words"),
        [
            ({"text": "  "}, "text", "beschreiben Sie"),
            ({"text": "x" * 201}, "text", "kürzen Sie"),
            ({"schluessel": "kaputt"}, "datei", "laden Sie die Seite neu"),
        ],
    )
    def test_what_is_missing_is_asked_for(
        self, app: Flask, client: CheckedClient, fields: dict[str, str], field: str, words: str
    ):
        answer = send(client, **fields)

        assert answer.status_code == 422
        assert problems(answer)[0][0] == field
        assert words in problems(answer)[0][1]
        assert (stored_files(app), arrived(app)) == ([], ())

    def test_a_kind_that_is_not_offered_is_asked_for(self, app: Flask, client: CheckedClient):
        form = shown_form(client)
        form.controls = [one for one in form.controls if one.name != "art"]
        form.controls.append(Control("art", "infomaterial", "hidden", is_sent=True))

        answer = send(client, form=form)

        assert answer.status_code == 422
        assert problems(answer)[0][0] == "art"
        assert stored_files(app) == []

    def test_a_facility_takes_so_many_a_day(
        self, app: Flask, client: CheckedClient, monkeypatch: pytest.MonkeyPatch
    ):
        assert MOST_UPLOADS_A_DAY > 12
        monkeypatch.setattr("portal.services.profiles.own_files.MOST_UPLOADS_A_DAY", 0)

        answer = send(client)

        assert answer.status_code == 429
        assert "Morgen geht es weiter" in problems(answer)[0][1]
        assert (stored_files(app), arrived(app)) == ([], ())

    @pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EROFS, errno.EIO])
    def test_a_dead_storage_is_told_and_nothing_typed_is_lost(
        self, app: Flask, client: CheckedClient, monkeypatch: pytest.MonkeyPatch, fault: int
    ):
        def refuse(*_: object) -> None:
            raise OSError(fault, "probe")

        with monkeypatch.context() as patch:
            patch.setattr(LocalDisk, "pipe_file", refuse)
            answer = send(client)

        assert answer.status_code == 503
        assert "Wir können Ihre Datei gerade nicht speichern" in problems(answer)[0][1]
        assert find_form(answer, button=SEND).chosen("text") == [TEXT]
        assert stored_files(app) == []
        assert send(client, form=find_form(answer, button=SEND)).status_code == 303
