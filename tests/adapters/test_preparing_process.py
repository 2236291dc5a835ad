"""What the process for uploads answers, and the limits that it sets itself."""

import json
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest

from portal.adapters import preparing_process
from portal.adapters.preparing import DATA, DOCUMENT, PICTURE, ROOT
from portal.adapters.preparing_process import CPU_SECONDS, MEMORY_BYTES, answer
from portal.domain.profiles.uploads import UploadProblem
from tests.factories import uploads

LIMITS = f"""
import os, resource
from portal.adapters import preparing_process
preparing_process._limit_ourselves()
assert os.nice(0) > 0
assert resource.getrlimit(resource.RLIMIT_AS)[0] == {MEMORY_BYTES}
assert resource.getrlimit(resource.RLIMIT_CPU)[0] == {CPU_SECONDS}
try:
    bytes({MEMORY_BYTES})
except MemoryError:
    pass
else:
    raise AssertionError("there was memory")
try:
    open("/tmp/probe-of-uploads", "wb", buffering=0).write(b"x")
except OSError:
    print("held")
"""


def told(data: bytes) -> dict[str, object]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return json.loads(archive.read(DATA))


class TestAnswer:
    def test_tells_the_size_of_a_picture(self):
        answered = told(answer(kind=PICTURE, data=uploads.picture()))

        assert answered == {"width": 400, "height": 300, "problem": ""}

    def test_tells_why_there_is_none(self):
        answered = told(answer(kind=DOCUMENT, data=uploads.locked_document()))

        assert answered["problem"] == UploadProblem.ENCRYPTED

    def test_too_little_memory_is_a_reason(self, monkeypatch: pytest.MonkeyPatch):
        def take_too_much(**_: object) -> None:
            raise MemoryError

        monkeypatch.setattr(preparing_process, "upright_picture", take_too_much)

        answered = told(answer(kind=PICTURE, data=uploads.picture()))

        assert answered["problem"] == UploadProblem.TOO_COSTLY


def test_it_takes_no_more_memory_and_time_than_it_should_and_writes_no_file():
    ran = subprocess.run(  # noqa: S603 – our own lines
        (sys.executable, "-c", LIMITS), cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (ran.stderr, ran.stdout) == ("", "held\n")
