"""Uploads are decoded in a process of its own, whose end harms nobody."""

import signal
import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image

from portal.adapters import preparing
from portal.adapters.preparing import DOCUMENT, PICTURE, prepare
from portal.domain.profiles.files import FORMATS, WIDTHS
from portal.domain.profiles.uploads import UploadProblem, UploadRefused
from portal.values.errors import Unavailable
from tests.factories import uploads

NAMES = {f"{width}.{one}" for width in WIDTHS for one in FORMATS}


def refusal_of(kind: str, data: bytes) -> UploadProblem:
    with pytest.raises(UploadRefused) as refused:
        prepare(kind=kind, data=data)
    return refused.value.problem


def run_instead(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let another program run in place of ours."""
    run = subprocess.run

    def other(_command: object, **options: object) -> object:
        return run((sys.executable, "-c", code), **options)

    monkeypatch.setattr(subprocess, "run", other)


class TestPrepare:
    @pytest.mark.parametrize("form", uploads.PICTURE_FORMATS)
    def test_h11_every_format_is_kept_in_three_widths(self, form: str):
        prepared = prepare(kind=PICTURE, data=uploads.picture(form))

        assert (prepared.width, prepared.height) == (400, 300)
        assert prepared.files.keys() == NAMES

    def test_h11_place_and_camera_are_gone_and_it_stands_upright(self):
        taken = uploads.photograph_lying()
        assert uploads.SERIAL in taken

        prepared = prepare(kind=PICTURE, data=taken)

        assert (prepared.width, prepared.height) == (300, 400)
        for data in prepared.files.values():
            assert not Image.open(BytesIO(data)).getexif()
            assert uploads.SERIAL not in data
            assert b"geheim" not in data

    def test_what_hangs_behind_a_picture_is_gone(self):
        prepared = prepare(kind=PICTURE, data=uploads.picture() + b"<script>alert(1)</script>")

        assert not any(b"<script>" in data for data in prepared.files.values())

    def test_h11_a_document_is_kept_as_one(self):
        prepared = prepare(kind=DOCUMENT, data=uploads.document())

        assert prepared.files["dokument.pdf"].startswith(b"%PDF-")
        assert prepared.width == 0

    @pytest.mark.parametrize(
        ("kind", "data", "problem"),
        [
            (PICTURE, uploads.png_bomb(), UploadProblem.TOO_MANY_PIXELS),
            (PICTURE, b"<svg/>", UploadProblem.UNKNOWN_KIND),
            (PICTURE, uploads.picture()[:-600], UploadProblem.DAMAGED),
            (PICTURE, uploads.boxes(uploads.extent(40, 30)), UploadProblem.DAMAGED),
            (DOCUMENT, uploads.locked_document(), UploadProblem.ENCRYPTED),
        ],
    )
    def test_what_cannot_be_used_is_refused(self, kind, data, problem):
        assert refusal_of(kind, data) is problem

    @pytest.mark.parametrize(
        ("ended_by", "problem"),
        [
            (signal.SIGSEGV, UploadProblem.DAMAGED),
            (signal.SIGXCPU, UploadProblem.TOO_COSTLY),
        ],
    )
    def test_a_decoder_that_dies_takes_nobody_with_it(self, monkeypatch, ended_by, problem):
        run_instead(monkeypatch, f"import os; os.kill(os.getpid(), {int(ended_by)})")

        assert refusal_of(PICTURE, b"x") is problem

    def test_one_that_was_ended_by_others_can_be_tried_again(self, monkeypatch):
        run_instead(monkeypatch, f"import os; os.kill(os.getpid(), {int(signal.SIGKILL)})")

        with pytest.raises(Unavailable, match="ended"):
            prepare(kind=PICTURE, data=b"x")

    def test_one_that_takes_too_long_can_be_tried_again(self, monkeypatch):
        run_instead(monkeypatch, "import time; time.sleep(60)")
        monkeypatch.setattr(preparing, "WALL_SECONDS", 1)

        with pytest.raises(Unavailable, match="TimeoutExpired"):
            prepare(kind=PICTURE, data=b"x")

    def test_the_process_knows_no_secret(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("SECRET_KEY", "probe")
        run_instead(monkeypatch, "import os, sys; sys.exit('SECRET_KEY' in os.environ)")

        with pytest.raises(Exception, match="zip"):  # It ended well and gave no archive.
            prepare(kind=PICTURE, data=b"x")
