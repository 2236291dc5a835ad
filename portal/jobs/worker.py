"""The jobs that the worker knows, and the queue that feeds it."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from flask import Flask
from huey import crontab
from huey.consumer import Consumer

from portal.adapters.pdf import render_pdf
from portal.adapters.queue import put
from portal.domain.robin.consent import proofs_kept_since
from portal.jobs.facilities import REPUBLISH, purge_facilities, republish_facilities
from portal.jobs.inquiries import FOLLOW_UP, announce_inquiries, follow_up
from portal.jobs.lights import ASK_LIGHTS, ask_lights
from portal.jobs.mails import send_mails
from portal.jobs.pictures import PURGE_UPLOADS, prepare_uploads, purge_files
from portal.jobs.trail import PURGE_TRAIL, purge_entries
from portal.jobs.waiting import ASK_WAITING, ask_waiting
from portal.services.accounts.purge_unconfirmed import purge_unconfirmed
from portal.services.attempts.purge import purge_attempts
from portal.services.consultations.purge import purge_consultations
from portal.services.consultations.purge_revocations import purge_revocations
from portal.services.corrections.purge import purge_corrections
from portal.services.documents.order import JOB as RENDER_DOCUMENT
from portal.services.documents.purge import purge_documents
from portal.services.documents.purge_orphans import purge_orphans
from portal.services.documents.render import render_document
from portal.services.drafts.purge import purge_form_drafts
from portal.services.inquiries.purge import purge_inquiries
from portal.services.mails.purge import purge_mails
from portal.services.reviews.purge_drafts import purge_drafts
from portal.services.saved_results.purge_links import purge_links
from portal.services.security_events.purge import purge_events
from portal.services.sign_ins.purge_sessions import purge_sessions
from portal.services.sign_ins.purge_tries import purge_tries
from portal.web import clock, outside
from portal.web.extensions import db
from portal.web.inquiry_notices import ANNOUNCE
from portal.web.posting import SEND_MAILS
from portal.web.transactions import writing
from portal.web.uploads import PREPARE_UPLOADS

log = logging.getLogger(__name__)
TERM = timedelta(hours=24)
WORKERS = 2


def _render(name: str) -> None:
    ports = outside.current()
    render_document(name=name, files=ports.files, cipher=ports.cipher, render=render_pdf)


def _purge(_argument: str = "") -> None:
    now = clock.now()
    kept_since = proofs_kept_since(today=clock.today())
    with writing() as session:
        purge_attempts(session, now=now)
        purge_mails(session, now=now)
        purge_events(session, now=now)
        purge_links(session, now=now)
        purge_sessions(session, now=now)
        purge_tries(session, now=now)
        purge_drafts(session, now=now)
        purge_form_drafts(session, now=now)
        purge_corrections(session, now=now)
        purge_revocations(
            session, revoked_before=datetime.combine(kept_since, time.min, tzinfo=clock.BERLIN)
        )
    rows = sum(iter(lambda: _purge_batch(now), 0))
    accounts = sum(iter(lambda: _purge_accounts(now), 0))
    inquiries = sum(iter(lambda: _purge_inquiries(now), 0))
    facilities = purge_facilities(now=now)
    storage = outside.current().files
    files = purge_documents(written_before=now - TERM, files=storage)
    files += purge_orphans(db.session(), now=now, files=storage)
    log.info(
        "purged %s consultations, %s accounts, %s inquiries, %s facilities, %s documents",
        rows,
        accounts,
        inquiries,
        facilities,
        files,
    )


def _purge_batch(now: datetime) -> int:
    with writing() as session:
        return purge_consultations(session, now=now)


def _purge_accounts(now: datetime) -> int:
    with writing() as session:
        return purge_unconfirmed(session, now=now)


def _purge_inquiries(now: datetime) -> int:
    with writing() as session:
        return purge_inquiries(session, now=now, today=clock.today())


JOBS: Mapping[str, Callable[[str], None]] = {
    RENDER_DOCUMENT: _render,
    SEND_MAILS: send_mails,
    "purge": _purge,
    ANNOUNCE: announce_inquiries,
    FOLLOW_UP: follow_up,
    ASK_WAITING: ask_waiting,
    ASK_LIGHTS: ask_lights,
    REPUBLISH: republish_facilities,
    PREPARE_UPLOADS: prepare_uploads,
    PURGE_UPLOADS: purge_files,
    PURGE_TRAIL: purge_entries,
}

REGULARLY: Mapping[str, Mapping[str, str]] = {
    "purge": {"minute": "*/5"},
    SEND_MAILS: {},
    ANNOUNCE: {},
    REPUBLISH: {},
    PREPARE_UPLOADS: {},
    FOLLOW_UP: {"minute": "10"},
    ASK_WAITING: {"minute": "7"},
    ASK_LIGHTS: {"minute": "30", "hour": "6"},
    PURGE_UPLOADS: {"minute": "23", "hour": "3"},
    PURGE_TRAIL: {"minute": "47", "hour": "3"},
}
"""What the worker does by itself, and when, as `crontab` reads it: each minute by default."""


def run_job(*, app: Flask, job: str, argument: str) -> None:
    """Run one job inside the app's context.

    Raises:
        KeyError: there is no job of that name.
    """
    with app.app_context():
        JOBS[job](argument)


def bind(app: Flask, *, queue: Any) -> Callable[..., None]:
    """Register the jobs at the queue and return the function that queues one; see `Enqueue`."""

    def run(job: str, argument: str) -> None:
        run_job(app=app, job=job, argument=argument)

    # Not as a decorator: Huey has no types, and what it returns would lose those of our function.
    queued = queue.task(name="run")(run)
    for job, times in REGULARLY.items():
        _repeat(app=app, queue=queue, job=job, times=times)

    def enqueue(*, job: str, argument: str) -> None:
        put(queue=queue, send=partial(queued, job, argument))

    return enqueue


def _repeat(*, app: Flask, queue: Any, job: str, times: Mapping[str, str]) -> None:
    def run() -> None:
        run_job(app=app, job=job, argument="")

    queue.periodic_task(crontab(**times), name=job)(run)


def work(*, queue: Any) -> None:
    """Work until told to stop: two processes at a time, so that PDFs never crowd out the rest."""
    Consumer(queue, workers=WORKERS, worker_type="process", check_worker_health=True).run()
