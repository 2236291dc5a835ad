"""Describe, order and delete files of a facility."""

from contextlib import suppress

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.pictures import forms, showing
from portal.blueprints.providers.pictures.showing import Typed
from portal.domain.access.permission import Permission
from portal.domain.profiles.uploads import kept_names
from portal.services.profiles.own_files import delete_file, describe_file, order_file
from portal.values.errors import Invalid, Unavailable
from portal.web import clock, outside
from portal.web.company import acting, own_facility
from portal.web.named_problem import NamedProblem
from portal.web.transactions import writing
from portal.web.typed_text import shown_again

DESCRIBED, MOVED, DELETED = "beschrieben", "verschoben", "geloescht"
MOST_TYPED = 10_000


def describe(*, facility_id: int, shelf: str, file_id: str) -> AnyResponse:
    """Change the text, or show the page again and say what is wrong."""
    own_facility(facility_id, Permission.FACILITIES_MANAGE)
    try:
        with writing() as session:
            describe_file(
                session,
                acting=acting(),
                facility_id=facility_id,
                file_id=file_id,
                title=shown_again(request.form.get("text", ""), most=MOST_TYPED),
                now=clock.now(),
            )
    except Invalid as invalid:
        words = forms.text_problem(code=invalid.code, shelf=shelf)
        typed = Typed(problems=(NamedProblem(f"text-{file_id}", words),))
        return showing.show(facility_id=facility_id, shelf=shelf, typed=typed, status=422)
    return _back(facility_id, shelf, DESCRIBED, file_id)


def order(*, facility_id: int, shelf: str, file_id: str) -> AnyResponse:
    """Put the file at the place that was named when the page was shown."""
    own_facility(facility_id, Permission.FACILITIES_MANAGE)
    place = request.form.get("platz", default=0, type=int)
    if place < 1:
        abort(400)
    with writing() as session:
        order_file(
            session,
            acting=acting(),
            facility_id=facility_id,
            file_id=file_id,
            place=place,
            now=clock.now(),
        )
    return _back(facility_id, shelf, MOVED, file_id)


def delete(*, facility_id: int, shelf: str, file_id: str) -> AnyResponse:
    """Delete the file, then its bytes; a second click finds it gone."""
    own_facility(facility_id, Permission.FACILITIES_MANAGE)
    with writing() as session:
        kind = delete_file(
            session,
            acting=acting(),
            facility_id=facility_id,
            file_id=file_id,
            now=clock.now(),
        )
    # What a storage out of reach keeps, the nightly purge finds.
    with suppress(Unavailable):
        for name in kept_names(file_id=file_id, kind=kind):
            outside.current().files.delete(name=name)
    return _back(facility_id, shelf, DELETED)


def _back(facility_id: int, shelf: str, done: str, file_id: str = "") -> AnyResponse:
    address = url_for(
        "providers.pictures.show",
        facility_id=facility_id,
        shelf=shelf,
        getan=done,
        _anchor=f"datei-{file_id}" if file_id else None,
    )
    return redirect(address, 303)
