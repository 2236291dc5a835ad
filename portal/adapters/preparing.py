"""Prepare an upload in a process of its own, which may fail in any way without harm.

Decoders are written in C and read what strangers send. The process has limits of memory and
time, knows no setting and no secret, and gives back files in the formats in which they are kept.
"""

import json
import signal
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from portal.domain.profiles.uploads import UploadProblem, UploadRefused
from portal.values.errors import Unavailable

MODULE = "portal.adapters.preparing_process"
ROOT = Path(__file__).resolve().parents[2]
WALL_SECONDS = 90
"""Longer it may not take; the machine may be busy with other things."""
DATA = "angaben.json"
PICTURE, DOCUMENT = "picture", "document"
_ENDED_BY_OTHERS = frozenset({-signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP})
_OUT_OF_TIME = -signal.SIGXCPU


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is kept of an upload.

    Args:
        width: of the largest picture in pixels, as is the height; 0 for documents.
        files: bytes by name: „640.webp“, or „dokument.pdf“.
    """

    width: int
    height: int
    files: Mapping[str, bytes]


def prepare(*, kind: str, data: bytes) -> Prepared:
    """Return the upload in all the files that are kept of it.

    Args:
        kind: `PICTURE` or `DOCUMENT`.
        data: the upload.

    Raises:
        UploadRefused: it will never be used.
        Unavailable: the process could not run or was ended from outside; trying again may help.
    """
    command = (sys.executable, "-m", MODULE, kind)
    try:
        ended = subprocess.run(  # noqa: S603 – our own module; the upload is only its input
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2"},
            timeout=WALL_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unavailable(f"no upload can be prepared: {type(error).__name__}") from error
    if ended.returncode in _ENDED_BY_OTHERS:
        raise Unavailable("the process was ended")
    if ended.returncode:
        is_slow = ended.returncode == _OUT_OF_TIME
        raise UploadRefused(UploadProblem.TOO_COSTLY if is_slow else UploadProblem.DAMAGED)
    return _unpacked(ended.stdout)


def _unpacked(packed: bytes) -> Prepared:
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        told = json.loads(archive.read(DATA))
        if told["problem"]:
            raise UploadRefused(UploadProblem(told["problem"]))
        files = {name: archive.read(name) for name in archive.namelist() if name != DATA}
    return Prepared(width=told["width"], height=told["height"], files=MappingProxyType(files))
