"""Uploaded PDFs: refused if they could do anything but be read, then written anew."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from portal.domain.profiles.uploads import UploadProblem, UploadRefused, check_pdf_start

_ACTIONS = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/GoToE",
        "/GoToR",
        "/ImportData",
        "/SubmitForm",
        "/Rendition",
        "/Movie",
        "/Sound",
        "/RichMediaExecute",
        "/GoTo3DView",
    }
)
"""What a PDF may be told to do beyond showing itself and links (ISO 32000-2, table 201)."""
_HOLDERS = frozenset({"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent"})
"""Keys under which programs, forms with programs and other files lie."""
_ACTION_KEY = "/S"
_MOST_DEPTH = 60


def clean_pdf(*, data: bytes) -> bytes:
    """Return the document written anew, with nothing that no page of it uses.

    Call it only where a parser may fail in any way, or never end.

    Raises:
        UploadRefused: it is no PDF, asks for a password, holds programs or other files.
    """
    check_pdf_start(data=data)
    try:
        document = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError:
        raise UploadRefused(UploadProblem.ENCRYPTED) from None
    except pikepdf.PdfError:
        raise UploadRefused(UploadProblem.DAMAGED) from None
    with document:
        if document.is_encrypted:
            raise UploadRefused(UploadProblem.ENCRYPTED)
        if any(_is_active(one) for one in document.objects):
            raise UploadRefused(UploadProblem.ACTIVE)
        if not document.pages:
            raise UploadRefused(UploadProblem.DAMAGED)
        target = BytesIO()
        document.save(target, linearize=True)
    return target.getvalue()


def _is_active(value: Any) -> bool:
    return any(_acts(one) for one in _dictionaries(value, 0))


def _acts(dictionary: Any) -> bool:
    keys = set(dictionary.keys())
    if keys & _HOLDERS:
        return True
    action = dictionary.get(_ACTION_KEY)
    return isinstance(action, pikepdf.Name) and str(action) in _ACTIONS


def _dictionaries(value: Any, depth: int) -> Iterator[Any]:
    """Give each dictionary inside a value; those behind references are values of their own.

    Raises:
        UploadRefused: they stand deeper inside each other than anything useful.
    """
    if depth > _MOST_DEPTH:
        raise UploadRefused(UploadProblem.DAMAGED)
    if isinstance(value, pikepdf.Stream):
        value = value.stream_dict
    if isinstance(value, pikepdf.Dictionary):
        yield value
        inner = value.values()
    elif isinstance(value, pikepdf.Array):
        inner = value
    else:
        return
    for one in inner:
        if isinstance(one, pikepdf.Object) and not one.is_indirect:
            yield from _dictionaries(one, depth + 1)
