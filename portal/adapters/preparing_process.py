"""The process that decodes what strangers send: `python -m portal.adapters.preparing_process`.

Reads the upload from its input and writes an archive to its output. It catches nothing but what
it knows: any other fault ends it, and whoever started it calls the upload damaged.
"""

import json
import os
import resource
import sys
import zipfile
from collections.abc import Mapping
from io import BytesIO

import pillow_heif
from PIL import AvifImagePlugin, Image

from portal.adapters.picture_head import read_head
from portal.adapters.pictures import THREADS, keep_picture, upright_picture
from portal.adapters.preparing import DATA, PICTURE
from portal.adapters.uploaded_pdf import clean_pdf
from portal.domain.profiles.uploads import MOST_PIXELS, UploadProblem, UploadRefused

MEMORY_BYTES = 2 * 1024 * 1024 * 1024
"""Of address space; a picture of 60 million pixels needs the half."""
CPU_SECONDS = 45
NICENESS = 10


def main() -> None:
    """Prepare the upload that stands in the input."""
    _limit_ourselves()
    data = sys.stdin.buffer.read()
    sys.stdout.buffer.write(answer(kind=sys.argv[1], data=data))


def answer(*, kind: str, data: bytes) -> bytes:
    """Return an archive of what is kept of the upload, or of why nothing is."""
    try:
        width, height, files = _picture(data) if kind == PICTURE else _document(data)
        problem = ""
    except UploadRefused as refused:
        width, height, files, problem = 0, 0, {}, refused.problem.value
    except MemoryError:
        width, height, files, problem = 0, 0, {}, UploadProblem.TOO_COSTLY.value
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        told = {"width": width, "height": height, "problem": problem}
        archive.writestr(DATA, json.dumps(told))
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def _picture(data: bytes) -> tuple[int, int, Mapping[str, bytes]]:
    head = read_head(data=data)
    AvifImagePlugin.DEFAULT_MAX_THREADS = THREADS
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    pillow_heif.options.DECODE_THREADS = THREADS
    pillow_heif.register_heif_opener(thumbnails=False)
    kept = keep_picture(image=upright_picture(data=data, form=head.format))
    files = {f"{width}.{ending}": one for (width, ending), one in kept.renditions.items()}
    return kept.width, kept.height, files


def _document(data: bytes) -> tuple[int, int, Mapping[str, bytes]]:
    return 0, 0, {"dokument.pdf": clean_pdf(data=data)}


def _limit_ourselves() -> None:
    """Take less memory and time than the machine would give, and let others go first."""
    os.nice(NICENESS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


if __name__ == "__main__":
    main()
