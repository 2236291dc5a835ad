"""The worker's jobs: thin, repeatable, run at once in tests and by processes in earnest."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.adapters.queue import MOST_WAITING, QueueFull
from portal.jobs import worker
from portal.models.attempt import Attempt
from portal.models.consultation import Consultation
from portal.models.revocation import Revocation
from portal.queries import consultations
from portal.services.documents.order import State, order_document
from portal.values.errors import Unavailable
from portal.web import clock, outside
from portal.web.access import public
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.support import migrated
from tests.support import pdf as judge

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HTML = """<!doctype html><html lang="de"><head><title>Probe</title></head>
<body><h1>Probe</h1></body></html>"""


def consultation(number: int, expires_at: datetime) -> Consultation:
    return Consultation(
        id=str(number),
        key_hash=f"{number:064}",
        answers=b"x",
        catalogue_version="1",
        consent_version="1",
        consented_at=NOW - timedelta(days=2),
        created_at=NOW - timedelta(days=2),
        expires_at=expires_at,
    )


@pytest.fixture
def both(make_app: Callable[..., Flask], database_url: str) -> Iterator[Flask]:
    app = make_app(database_url=database_url)
    with app.app_context(), clock.freeze(NOW):
        yield app


def left() -> list[str]:
    with db.engine.connect() as connection:
        return list(connection.scalars(sa.select(Consultation.id).order_by(Consultation.id)))


def files_of(app: Flask) -> list[str]:
    folder = Path(app.instance_path) / "files"
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def order(app: Flask) -> State:
    with app.app_context():
        ports = outside.current()
        return order_document(
            html=HTML,
            owner_id="0f",
            now=clock.now(),
            secret="s",
            files=ports.files,
            cipher=ports.cipher,
            enqueue=ports.enqueue,
        ).state


class TestRunJob:
    def test_refuses_an_unknown_name(self, app: Flask):
        with pytest.raises(KeyError, match="gibt-es-nicht"):
            worker.run_job(app=app, job="gibt-es-nicht", argument="")

    @pytest.mark.pdf
    def test_a_queued_document_is_rendered_at_once_in_immediate_mode(self, app: Flask):
        states = [order(app), order(app)]

        assert states == [State.WAITING, State.READY]
        assert [name.rsplit(".", 1)[1] for name in files_of(app)] == ["pdf"]

    @pytest.mark.pdf
    def test_what_is_rendered_is_accessible_and_stored_unreadable(self, app: Flask):
        order(app)
        with app.app_context():
            (path,) = (Path(app.instance_path) / "files").rglob("*.pdf")
            ports = outside.current()
            name = str(path.relative_to(Path(app.instance_path) / "files").with_suffix(""))
            plain = ports.cipher.decrypt(cipher=path.read_bytes(), owner_id=name)

        judge.assert_accessible(plain)
        assert b"%PDF" not in path.read_bytes()

    def test_a_document_without_order_is_no_error(self, app: Flask):
        worker.run_job(app=app, job="render_document", argument="dokumente/a/b")

        assert files_of(app) == []

    def test_without_the_renderer_the_order_fails_aloud(self, app: Flask, monkeypatch):
        def refuse(**_: object) -> bytes:
            raise Unavailable("no Pango")

        monkeypatch.setattr(worker, "render_pdf", refuse)
        order(app)

        assert [name.rsplit(".", 1)[1] for name in files_of(app)] == ["try"]
        assert order(app) is State.WAITING


class TestPurge:
    def test_deletes_expired_consultations_and_old_documents(self, both: Flask, caplog):
        with writing() as session:
            session.add_all(
                consultation(number, NOW + age)
                for number, age in enumerate((-timedelta(days=1), timedelta(0), SECOND))
            )
        with clock.freeze(datetime.now(tz=UTC) + timedelta(hours=25)):
            outside.current().files.write(name="dokumente/a/alt.pdf", data=b"x")
        caplog.set_level(logging.INFO, logger=worker.__name__)

        worker.run_job(app=both, job="purge", argument="")

        assert left() == ["2"]
        assert "purged 2 consultations" in caplog.text

    def test_deletes_documents_after_24_hours_only(self, both: Flask):
        written = datetime.now(tz=UTC)
        with writing() as session:
            session.add(consultation(7, written + timedelta(days=30)))
        outside.current().files.write(name="dokumente/7/b.pdf", data=b"x")

        with clock.freeze(written + timedelta(hours=23)):
            worker.run_job(app=both, job="purge", argument="")
        young = files_of(both)
        with clock.freeze(written + timedelta(hours=25)):
            worker.run_job(app=both, job="purge", argument="")

        assert young == ["b.pdf"]
        assert files_of(both) == []

    def test_b18_deletes_what_a_cut_off_deletion_left(self, both: Flask):
        written = datetime.now(tz=UTC)
        with writing() as session:
            session.add_all([consultation(1, written + SECOND), consultation(2, written)])
        for owner_id in ("1", "2", "gone"):
            for ending in ("html", "pdf"):
                outside.current().files.write(name=f"dokumente/{owner_id}/b.{ending}", data=b"x")

        with clock.freeze(written):
            worker.run_job(app=both, job="purge", argument="")

        folder = Path(both.instance_path) / "files" / "dokumente"
        assert [path.name for path in folder.iterdir()] == ["1"]
        assert files_of(both) == ["b.html", "b.pdf"]

    def test_deletes_more_than_one_batch(self, both: Flask, monkeypatch):
        monkeypatch.setattr(consultations, "BATCH", 2)
        with writing() as session:
            session.add_all(consultation(number, NOW - SECOND) for number in range(5))

        worker.run_job(app=both, job="purge", argument="")

        assert left() == []

    def test_deletes_counted_attempts_that_count_no_more(self, both: Flask):
        with writing() as session:
            for age in (timedelta(minutes=11), timedelta(minutes=9)):
                session.add(Attempt(place_hash="0" * 64, window_starts_at=NOW - age, count=1))

        worker.run_job(app=both, job="purge", argument="")

        with db.engine.connect() as connection:
            kept = list(connection.scalars(sa.select(Attempt.window_starts_at)))
        assert kept == [NOW - timedelta(minutes=9)]

    def test_b06_deletes_proofs_after_the_third_year_only(self, both: Flask):
        with writing() as session:
            for second, version in ((-1, "old"), (0, "young")):
                revoked_at = datetime(2023, 1, 1, tzinfo=clock.BERLIN) + second * SECOND
                session.add(
                    Revocation(
                        consent_version=version, consented_at=revoked_at, revoked_at=revoked_at
                    )
                )

        for _ in range(2):
            worker.run_job(app=both, job="purge", argument="")

        with db.engine.connect() as connection:
            kept = list(connection.scalars(sa.select(Revocation.consent_version)))
        assert kept == ["young"]

    def test_a_second_run_changes_nothing(self, both: Flask):
        with writing() as session:
            session.add_all([consultation(1, NOW), consultation(2, NOW + SECOND)])
        worker.run_job(app=both, job="purge", argument="")

        worker.run_job(app=both, job="purge", argument="")

        assert left() == ["2"]


class TestBind:
    def test_registers_the_purge_the_post_uploads_and_what_is_told_of_inquiries(self, app: Flask):
        queue = app.extensions["queue"]

        due = queue.read_periodic(datetime(2026, 3, 2, 9, 5))  # noqa: DTZ001 – huey's own clock
        others = queue.read_periodic(datetime(2026, 3, 2, 9, 6))  # noqa: DTZ001 – as Huey asks

        each_minute = ["announce-inquiries", "prepare-uploads", "republish", "send-mails"]
        assert sorted(task.name for task in due) == sorted(["purge", *each_minute])
        assert sorted(task.name for task in others) == each_minute
        for task in due:
            queue.execute(task)

    def test_a_job_carries_its_name_and_argument(self, app: Flask, monkeypatch):
        done: list[str] = []
        monkeypatch.setattr(worker, "JOBS", {"probe": done.append})

        with app.app_context():
            outside.current().enqueue(job="probe", argument="eins")

        assert done == ["eins"]

    def test_a_full_queue_refuses_and_no_document_waits(self, make_app: Callable[..., Flask]):
        app = make_app(environment="development")
        with app.app_context():
            for number in range(MOST_WAITING):
                outside.current().enqueue(job="probe", argument=str(number))

        with pytest.raises(QueueFull):
            order(app)

        assert files_of(app) == []
        assert app.extensions["queue"].pending_count() == MOST_WAITING
        app.extensions["queue"].storage.close()

    def test_a_full_queue_is_answered_with_503_and_when_to_come_back(
        self, make_app: Callable[..., Flask]
    ):
        app = make_app(environment="development")
        app.add_url_rule("/probe", "probe", public(lambda: str(order(app))))
        with app.app_context():
            for number in range(MOST_WAITING):
                outside.current().enqueue(job="probe", argument=str(number))

        answer = app.test_client().get("/probe")

        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
        app.extensions["queue"].storage.close()


@pytest.mark.pdf
def test_another_process_does_the_work(make_app: Callable[..., Flask], sqlite_template: Path):
    app = make_app(environment="development")
    Path(app.instance_path, "portal.sqlite3").write_bytes(sqlite_template.read_bytes())
    code = (
        "from portal.factory import create_app; from portal.jobs.worker import work;"
        " work(queue=create_app().extensions['queue'])"
    )
    settings = {
        "PATH": os.environ["PATH"],
        "INSTANCE_DIR": app.instance_path,
        "SECRET_KEY": migrated.SECRET_KEY,
        "DATA_KEYS": migrated.DATA_KEY,
    }
    process = subprocess.Popen(  # noqa: S603 – our own interpreter and text
        [sys.executable, "-c", code], cwd=ROOT, env=settings, stderr=subprocess.PIPE, text=True
    )
    try:
        state, deadline = order(app), time.monotonic() + 40
        while state is State.WAITING and time.monotonic() < deadline:
            time.sleep(0.1)
            state = order(app)
    finally:
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)

    assert state is State.READY, told
