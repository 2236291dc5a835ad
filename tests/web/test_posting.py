"""A nudge for the worker that may fail, and ids that nobody guesses."""

import logging
from dataclasses import replace

import pytest
from flask import Flask

from portal.adapters.queue import QueueDown, QueueFull
from portal.web import outside, posting
from tests.support.ports import JobList


def bound(app: Flask, enqueue: object) -> None:
    with app.app_context():
        ports = outside.current()
    outside.bind(app, outside=replace(ports, enqueue=enqueue))


class TestMailId:
    def test_is_32_hex_digits_and_new_each_time(self):
        first, second = posting.mail_id(), posting.mail_id()

        assert first != second
        assert len(bytes.fromhex(first)) == 16


class TestSendSoon:
    def test_queues_the_sending_without_saying_of_what(self, app: Flask):
        jobs = JobList()
        bound(app, jobs)

        with app.app_context():
            posting.send_soon()

        assert jobs.queued == [("send-mails", "")]

    @pytest.mark.parametrize("error", [QueueFull, QueueDown])
    def test_a_queue_that_fails_is_no_error(self, app: Flask, caplog, error: type[Exception]):
        def refuse(**_: object) -> None:
            raise error("geheim")

        bound(app, refuse)
        caplog.set_level(logging.WARNING, logger=posting.__name__)

        with app.app_context():
            posting.send_soon()

        assert error.__name__ in caplog.text
        assert "geheim" not in caplog.text


class TestRunSoon:
    def test_queues_the_job_without_saying_of_what(self, app: Flask):
        jobs = JobList()
        bound(app, jobs)

        with app.app_context():
            posting.run_soon("purge")

        assert jobs.queued == [("purge", "")]
