"""The worker makes of an upload what is shown, and loses none of them."""

import errno
import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from portal.adapters.local_disk import LocalDisk
from portal.domain.profiles.files import FORMATS, WIDTHS, FileKind, document_name, picture_name
from portal.domain.profiles.uploads import (
    LEASE,
    MOST_TRIES,
    UploadProblem,
    arrival_name,
    kept_names,
)
from portal.jobs import pictures, worker
from portal.queries.facility_files import OwnFile, list_own_files
from portal.services.profiles.own_files import delete_file
from portal.values.errors import Unavailable
from portal.web import clock, outside
from portal.web.extensions import db
from portal.web.transactions import writing
from portal.web.uploads import PREPARE_UPLOADS
from tests.factories import uploads
from tests.factories.directory import NOW
from tests.factories.files import Keeper, arrive, file_id, make_keeper
from tests.support.s3_server import bucket, s3_server

MINUTE = timedelta(minutes=1)


@pytest.fixture(params=["disk", "s3"])
def storage_url(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """Return the address of a local folder, then of a bucket in an S3 server of its own."""
    if request.param == "disk":
        yield f"file://{tmp_path / 'ablage'}"
        return
    with s3_server() as (address, _), bucket(address=address, monkeypatch=monkeypatch) as url:
        yield url


@pytest.fixture
def storing(
    make_app: Callable[..., Flask], sqlite_template: Path, storage_url: str, tmp_path: Path
) -> Iterator[Flask]:
    """Return an app on that storage."""
    yield from _app(make_app, sqlite_template, tmp_path, storage_url)


@pytest.fixture
def disk(make_app: Callable[..., Flask], sqlite_template: Path, tmp_path: Path) -> Iterator[Flask]:
    """Return an app on the local disk."""
    yield from _app(make_app, sqlite_template, tmp_path, f"file://{tmp_path / 'ablage'}")


def _app(make_app: Callable[..., Flask], template: Path, folder: Path, url: str) -> Iterator[Flask]:
    target = folder / "own.sqlite3"
    target.write_bytes(template.read_bytes())
    app = make_app(storage_url=url, database_url=f"sqlite:///{target}")
    with app.app_context(), clock.freeze(NOW):
        yield app


def upload(data: bytes, *, number: int = 1, kind: FileKind = FileKind.BILD) -> Keeper:
    """Let a file arrive as the page for uploads does."""
    outside.current().files.create(name=arrival_name(file_id=file_id(number)), data=data)
    with writing() as session:
        keeper = make_keeper(session)
        arrive(session, keeper.acting, number, kind=kind)
    return keeper


def run(app: Flask, *, later: timedelta = timedelta(0)) -> None:
    """Run the job when that much time has passed."""
    with clock.freeze(NOW + later):
        worker.run_job(app=app, job=PREPARE_UPLOADS, argument="")


def only_file(keeper: Keeper) -> OwnFile:
    (found,) = list_own_files(db.session(), facility_id=1, company_id=keeper.acting.company_id)
    db.session().rollback()
    return found


def stored(kind: FileKind = FileKind.BILD) -> set[str]:
    """Return which of the names of the file are in the storage."""
    files = outside.current().files
    names = kept_names(file_id=file_id(1), kind=kind)
    return {name for name in names if files.read(name=name) is not None}


class TestPrepareUploads:
    def test_h11_a_picture_is_shown_in_every_size_and_what_came_is_gone(self, storing: Flask):
        keeper = upload(uploads.photograph_lying())

        run(storing)

        found = only_file(keeper)
        assert (found.is_ready, found.width, found.height) == (True, 300, 400)
        assert stored() == {
            picture_name(picture_id=file_id(1), width=width, ending=ending)
            for width in WIDTHS
            for ending in FORMATS
        }
        for name in stored():
            assert uploads.SERIAL not in (outside.current().files.read(name=name) or b"")

    def test_h11_a_document_is_kept_as_one(self, disk: Flask):
        keeper = upload(uploads.document(), kind=FileKind.PRUEFBERICHT)

        run(disk)

        found = only_file(keeper)
        assert found.is_ready
        assert found.byte_count > 100
        assert stored(FileKind.PRUEFBERICHT) == {document_name(document_id=file_id(1))}

    def test_h11_what_cannot_be_used_is_told_and_kept_nowhere(self, storing: Flask):
        keeper = upload(b"<svg onload='alert(1)'/>")

        run(storing)

        assert only_file(keeper).problem is UploadProblem.UNKNOWN_KIND
        assert stored() == set()

    def test_a_second_run_changes_nothing(self, disk: Flask, monkeypatch: pytest.MonkeyPatch):
        keeper = upload(uploads.picture())
        run(disk)
        monkeypatch.setattr(pictures, "prepare", pytest.fail)

        run(disk)

        assert only_file(keeper).is_ready

    def test_a_worker_that_dies_leaves_it_to_the_next(
        self, disk: Flask, monkeypatch: pytest.MonkeyPatch
    ):
        keeper = upload(uploads.picture())

        def die(**_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(pictures, "prepare", die)
            with pytest.raises(KeyboardInterrupt):
                run(disk)
        run(disk, later=LEASE)

        assert only_file(keeper).is_ready

    def test_a_full_disk_loses_nothing(self, disk: Flask, monkeypatch: pytest.MonkeyPatch):
        keeper = upload(uploads.picture())

        def refuse(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(LocalDisk, "pipe_file", refuse)
            for number in range(2 * MOST_TRIES):
                run(disk, later=number * MINUTE)
            assert only_file(keeper).waits
        run(disk, later=2 * MOST_TRIES * MINUTE)

        assert only_file(keeper).is_ready

    def test_a_storage_out_of_reach_loses_nothing(
        self, disk: Flask, monkeypatch: pytest.MonkeyPatch
    ):
        keeper = upload(uploads.picture())

        def refuse(*_: object) -> None:
            raise OSError(errno.EIO, "Input/output error")

        with monkeypatch.context() as patch:
            patch.setattr(LocalDisk, "cat_file", refuse)
            run(disk)
            assert only_file(keeper).waits
        run(disk, later=MINUTE)

        assert only_file(keeper).is_ready

    def test_what_ends_every_process_is_given_up(
        self, disk: Flask, monkeypatch: pytest.MonkeyPatch
    ):
        keeper = upload(uploads.picture())

        def end(**_: object) -> None:
            raise Unavailable("the process was ended")

        monkeypatch.setattr(pictures, "prepare", end)
        for number in range(MOST_TRIES + 1):
            run(disk, later=number * LEASE)

        assert only_file(keeper).problem is UploadProblem.TOO_COSTLY

    def test_bytes_that_are_gone_are_no_upload(self, disk: Flask):
        keeper = upload(uploads.picture())
        outside.current().files.delete(name=arrival_name(file_id=file_id(1)))

        run(disk)

        assert only_file(keeper).problem is UploadProblem.DAMAGED

    def test_what_was_deleted_meanwhile_leaves_nothing(
        self, disk: Flask, monkeypatch: pytest.MonkeyPatch
    ):
        keeper = upload(uploads.picture())
        prepare = pictures.prepare

        def prepare_and_delete(*, kind: str, data: bytes) -> object:
            prepared = prepare(kind=kind, data=data)
            with writing() as session:
                delete_file(
                    session,
                    acting=keeper.acting,
                    facility_id=1,
                    file_id=file_id(1),
                    now=NOW,
                )
            return prepared

        monkeypatch.setattr(pictures, "prepare", prepare_and_delete)
        run(disk)

        assert stored() == set()

    def test_what_the_storage_cannot_delete_holds_nobody_up(
        self, disk: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ):
        keeper = upload(uploads.picture())

        def refuse(*_: object) -> None:
            raise OSError(errno.EROFS, "Read-only file system")

        monkeypatch.setattr(LocalDisk, "rm_file", refuse)
        with caplog.at_level(logging.WARNING):
            run(disk)

        assert only_file(keeper).is_ready
        assert "bytes stay for now" in caplog.text


class TestPurgeFiles:
    def test_the_night_finds_what_belongs_to_nothing(self, disk: Flask):
        files = outside.current().files
        files.write(name=arrival_name(file_id=file_id(7)), data=b"x")

        with clock.freeze(clock.now() + timedelta(days=20_000)):
            worker.run_job(app=disk, job=pictures.PURGE_UPLOADS, argument="")

        assert files.read(name=arrival_name(file_id=file_id(7))) is None
