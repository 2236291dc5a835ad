"""Take a file: looked at without decoding it, stored as it came, then left to the worker."""

from contextlib import suppress
from dataclasses import dataclass

from flask import current_app, redirect, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from portal.adapters.picture_head import read_head
from portal.blueprints.providers.pictures import forms, showing
from portal.blueprints.providers.pictures.showing import Typed
from portal.domain.access.permission import Permission
from portal.domain.profiles.files import FileKind
from portal.domain.profiles.uploads import (
    LONGEST_TITLE,
    UploadProblem,
    UploadRefused,
    arrival_name,
    check_pdf_start,
    check_title,
    most_bytes,
    upload_id,
)
from portal.queries.facility_files import is_known
from portal.queries.own_facilities import OwnFacility
from portal.services.profiles.own_files import (
    Arrival,
    NoMoreFiles,
    TooManyUploads,
    add_upload,
)
from portal.values.errors import Invalid, PortalError, Unavailable
from portal.web import clock, outside
from portal.web.access import SIGN_IN, lead_to
from portal.web.company import acting, own_facility
from portal.web.errors import error_page
from portal.web.extensions import db
from portal.web.named_problem import NamedProblem
from portal.web.posting import run_soon
from portal.web.transactions import writing
from portal.web.typed_text import shown_again
from portal.web.uploads import PREPARE_UPLOADS
from portal.web.visiting import visitor

ADDED = "hochgeladen"


class FormInvalid(PortalError):
    """Report a form with which no file can be taken."""

    def __init__(self, field: str, sentence: str, status: int = 422) -> None:
        super().__init__(field)
        self.problem = NamedProblem(field, sentence)
        self.status = status


def add(*, facility_id: int, shelf: str) -> AnyResponse:
    """Take the file, or show the form again with what was typed and say what is wrong."""
    facility = own_facility(facility_id, Permission.FACILITIES_MANAGE)
    try:
        _take(facility, shelf)
    except FormInvalid as refused:
        typed = Typed(
            text=shown_again(request.form.get("text", ""), most=2 * LONGEST_TITLE),
            kind=request.form.get("art", ""),
            problems=(refused.problem,),
        )
        return showing.show(
            facility_id=facility_id, shelf=shelf, typed=typed, status=refused.status
        )
    run_soon(PREPARE_UPLOADS)
    return redirect(
        url_for("providers.pictures.show", facility_id=facility_id, shelf=shelf, getan=ADDED), 303
    )


def refuse_size(_error: RequestEntityTooLarge) -> AnyResponse:
    """Say what the limit is; whoever is signed out by now is led to the sign-in instead.

    Nothing of the request was read, so that nobody knows yet whose facility it would be.
    """
    if visitor() is None:
        return lead_to(url_for(SIGN_IN))
    shelf = str((request.view_args or {}).get("shelf", forms.PICTURES))
    words = forms.problem_words(problem=UploadProblem.TOO_LARGE, shelf=shelf)
    return error_page(status=413, words=words, back=request.path)


@dataclass(frozen=True, slots=True)
class _Sent:
    """What came with the form and can be taken as far as anybody can tell without decoding."""

    kind: FileKind
    text: str
    data: bytes
    file_id: str


def _take(facility: OwnFacility, shelf: str) -> None:
    """Store the file, then note it; what cannot be noted is not kept.

    Raises:
        FormInvalid: it cannot be taken; says why.
    """
    sent = _read(facility, shelf)
    files, name = outside.current().files, arrival_name(file_id=sent.file_id)
    if is_known(db.session(), file_id=sent.file_id):
        return
    try:
        files.create(name=name, data=sent.data)
    except Unavailable:
        raise FormInvalid("datei", forms.STORAGE_FAILS, 503) from None
    try:
        _note(facility, sent)
    except FormInvalid:
        _forget(name)
        raise


def _read(facility: OwnFacility, shelf: str) -> _Sent:
    kind = forms.read_kind(text=request.form.get("art", ""), shelf=shelf)
    if kind is None:
        raise FormInvalid("art", forms.KIND_NEEDED)
    data = _file(kind, shelf)
    try:
        text = check_title(kind=kind, title=shown_again(request.form.get("text", ""), most=10_000))
    except Invalid as invalid:
        raise FormInvalid("text", forms.text_problem(code=invalid.code, shelf=shelf)) from None
    try:
        file_id = upload_id(
            facility_id=facility.id,
            form_key=request.form.get("schluessel", ""),
            kind=kind,
            data=data,
            secret=str(current_app.config["SECRET_KEY"]),
        )
    except Invalid:
        raise FormInvalid("datei", forms.FORM_OUTDATED) from None
    return _Sent(kind, text, data, file_id)


def _file(kind: FileKind, shelf: str) -> bytes:
    """Return the file that was sent, looked at without decoding it."""
    found = request.files.get("datei")
    data = found.stream.read(most_bytes(kind=kind) + 1) if found else b""
    if not data:
        raise FormInvalid("datei", forms.FILE_NEEDED[shelf])
    try:
        _look_at(kind, data)
    except UploadRefused as refused:
        status = 413 if refused.problem is UploadProblem.TOO_LARGE else 422
        words = forms.problem_words(problem=refused.problem, shelf=shelf)
        raise FormInvalid("datei", words, status) from None
    return data


def _look_at(kind: FileKind, data: bytes) -> None:
    if len(data) > most_bytes(kind=kind):
        raise UploadRefused(UploadProblem.TOO_LARGE)
    if kind.is_picture:
        read_head(data=data)
    else:
        check_pdf_start(data=data)


def _note(facility: OwnFacility, sent: _Sent) -> None:
    most = showing.most_of(facility=facility, kind=sent.kind)
    try:
        with writing() as session:
            add_upload(
                session,
                acting=acting(),
                facility_id=facility.id,
                arrival=Arrival(sent.file_id, sent.kind, sent.text, len(sent.data)),
                most=most,
                now=clock.now(),
            )
    except NoMoreFiles:
        raise FormInvalid("datei", forms.full_words(kind=sent.kind, most=most)) from None
    except TooManyUploads:
        raise FormInvalid("datei", forms.TOO_MANY_TODAY, 429) from None


def _forget(name: str) -> None:
    """Delete what was stored and is not noted; what stays, the nightly purge finds."""
    with suppress(Unavailable):
        outside.current().files.delete(name=name)
