"""Show pictures and documents to those who keep the facility."""

import secrets
from dataclasses import dataclass

from flask import Response, abort, request

from portal.blueprints.providers.pictures import forms
from portal.domain.access.permission import Permission
from portal.domain.profiles.files import WIDTHS, FileKind, document_name, picture_name
from portal.domain.profiles.uploads import MOST_OF_KIND
from portal.queries.facility_files import OwnFile, get_own_file, list_own_files
from portal.queries.own_facilities import OwnFacility
from portal.web.company import acting, own_facility
from portal.web.extensions import db
from portal.web.given_files import give_file
from portal.web.named_problem import NamedProblem
from portal.web.pages import page, wanted_fragment
from portal.web.profile_words import PICTURE_TYPES

FRAGMENTS = ("in_arbeit",)
KEY_BYTES = 16
DONE = {
    "hochgeladen": "Ihre Datei ist gespeichert.",
    "beschrieben": "Der Text ist geändert.",
    "verschoben": "Die Reihenfolge ist geändert.",
    "geloescht": "Die Datei ist gelöscht.",
}
_WIDTHS = frozenset(map(str, WIDTHS))


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into the form for a new file, and what is wrong with it."""

    text: str = ""
    kind: str = ""
    problems: tuple[NamedProblem, ...] = ()

    def problem_of(self, name: str) -> str:
        """Return the sentence for a field; empty where nothing is wrong."""
        return next((one.sentence for one in self.problems if one.anchor == name), "")


@dataclass(frozen=True, slots=True)
class Placed:
    """A file in its row.

    Args:
        number: among those shown, counted from 1.
        before: place to which „nach vorn“ leads; 0 for the first.
        behind: place to which „nach hinten“ leads; 0 for the last.
        words: why it is not used; empty if it is.
    """

    file: OwnFile
    number: int
    before: int
    behind: int
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """All files of one kind.

    Args:
        heading: what they are for.
        most: how many may be shown.
        full: why one more is refused.
        locked: what a licence would open; empty if there is one, or nothing to open.
    """

    kind: FileKind
    heading: str
    most: int
    full: str
    locked: str
    files: tuple[Placed, ...]
    count: int

    @property
    def is_full(self) -> bool:
        """Say whether one more would be refused."""
        return self.count >= self.most


def show(
    *, facility_id: int, shelf: str, typed: Typed | None = None, status: int = 200
) -> Response:
    """Show what is there, what is prepared, and the form for more."""
    facility = own_facility(facility_id, Permission.FACILITIES_MANAGE)
    own = list_own_files(db.session(), facility_id=facility_id, company_id=acting().company_id)
    waiting = tuple(one for one in own if one.waits and one.kind in forms.KINDS[shelf])
    words = forms.PAGES[shelf]
    rows = tuple(_row(kind, own, facility, shelf) for kind in forms.KINDS[shelf])
    is_polled = bool(wanted_fragment(FRAGMENTS))
    return page(
        "providers/pictures/show.html",
        fragments=FRAGMENTS,
        status=status,
        facility=facility,
        shelf=shelf,
        words=words,
        rows=rows,
        kinds=tuple((row.kind.value, row.heading) for row in rows if not row.is_full),
        waiting=waiting,
        typed=typed or Typed(),
        form_key=secrets.token_hex(KEY_BYTES),
        done=DONE.get(request.args.get("getan", ""), ""),
        is_polled=is_polled,
        **({"announcement": words.ready} if is_polled and not waiting else {}),
    )


def most_of(*, facility: OwnFacility, kind: FileKind) -> int:
    """Return how many files of a kind the facility may show today."""
    return facility.limits.pictures if kind is FileKind.BILD else MOST_OF_KIND[kind]


def give_picture(*, facility_id: int, file_id: str, size: str) -> Response:
    """Answer with one size and format of a picture."""
    width, _, ending = size.partition(".")
    if width not in _WIDTHS or ending not in PICTURE_TYPES:
        abort(404)
    found = _ready(facility_id, file_id)
    if not found.kind.is_picture:
        abort(404)
    name = picture_name(picture_id=found.id, width=int(width), ending=ending)
    return give_file(name=name, mimetype=PICTURE_TYPES[ending], disposition="inline")


def give_document(*, facility_id: int, file_id: str) -> Response:
    """Answer with a document as something to keep."""
    found = _ready(facility_id, file_id)
    if found.kind.is_picture:
        abort(404)
    name = document_name(document_id=found.id)
    disposition = f"attachment; filename={found.kind}.pdf"
    return give_file(name=name, mimetype="application/pdf", disposition=disposition)


def _ready(facility_id: int, file_id: str) -> OwnFile:
    own_facility(facility_id, Permission.FACILITIES_MANAGE)
    found = get_own_file(
        db.session(), facility_id=facility_id, company_id=acting().company_id, file_id=file_id
    )
    if not found.is_ready:
        abort(404)
    return found


def _row(kind: FileKind, own: tuple[OwnFile, ...], facility: OwnFacility, shelf: str) -> Row:
    same = tuple(one for one in own if one.kind is kind)
    most = most_of(facility=facility, kind=kind)
    is_locked = kind is FileKind.BILD and facility.limits.is_basis
    return Row(
        kind=kind,
        heading=forms.KINDS[shelf][kind],
        most=most,
        full=forms.full_words(kind=kind, most=most),
        locked=forms.MORE_PICTURES if is_locked else "",
        files=_placed(same, shelf),
        count=sum(one.counts for one in same),
    )


def _placed(same: tuple[OwnFile, ...], shelf: str) -> tuple[Placed, ...]:
    """Return what does not wait any more, each with the places of its neighbours."""
    shown = [(place, one) for place, one in enumerate(same, start=1) if not one.waits]
    places = [0, *(place for place, _ in shown), 0]
    return tuple(
        Placed(
            file=one,
            number=number,
            before=places[number - 1],
            behind=places[number + 1],
            words=forms.problem_words(problem=one.problem, shelf=shelf) if one.problem else "",
        )
        for number, (_, one) in enumerate(shown, start=1)
    )
