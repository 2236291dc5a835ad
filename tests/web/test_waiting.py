"""A request waits for the worker a short while and never longer."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from portal.adapters.mail import FileMailbox
from portal.services.documents.order import Order, State
from portal.web import outside, waiting
from portal.web.outside import Outside
from portal.web.waiting import wait_for_document
from tests.support.ports import FixedRating, JobList, MemoryFiles, MirrorCipher, PlainPasswords

NAME = "dokumente/0f/1e"
WAITING = Order(name=NAME, state=State.WAITING)


class Time:
    """A clock that moves only while somebody sleeps, and what happens meanwhile."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.events: dict[int, Callable[[], None]] = {}
        self.pauses = 0

    def monotonic(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds
        self.pauses += 1
        self.events.pop(self.pauses, lambda: None)()


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    time = Time()
    monkeypatch.setattr(waiting, "time", time)
    return time


@pytest.fixture
def files() -> MemoryFiles:
    files = MemoryFiles()
    files.write(name=f"{NAME}.html", data=b"x")
    return files


def wait(files: MemoryFiles, order: Order = WAITING, seconds: int = 2) -> Order:
    app = Flask("probe")
    ports = Outside(
        cipher=MirrorCipher(),
        files=files,
        enqueue=JobList(),
        mail=FileMailbox(folder=Path("mail")),
        passwords=PlainPasswords(),
        rating=FixedRating(),
    )
    outside.bind(app, outside=ports)
    with app.app_context():
        return wait_for_document(order=order, seconds=seconds)


class TestWait:
    def test_ends_when_the_document_is_ready(self, time: Time, files: MemoryFiles):
        pdf = MirrorCipher().encrypt(plain=b"%PDF", owner_id=NAME)
        time.events[3] = lambda: files.write(name=f"{NAME}.pdf", data=pdf)

        order = wait(files)

        assert (order.state, order.pdf, time.pauses) == (State.READY, b"%PDF", 3)

    def test_ends_when_the_document_failed(self, time: Time, files: MemoryFiles):
        time.events[2] = lambda: files.delete(name=f"{NAME}.html")

        order = wait(files)

        assert (order.state, time.pauses) == (State.FAILED, 2)

    def test_ends_when_the_time_is_over(self, time: Time, files: MemoryFiles):
        order = wait(files)

        assert order.state is State.WAITING
        assert 2 <= time.seconds < 2 + 2 * waiting.PAUSE.total_seconds()

    @pytest.mark.parametrize("state", [State.READY, State.FAILED])
    def test_does_not_wait_for_what_is_done(self, time: Time, files: MemoryFiles, state: State):
        done = Order(name=NAME, state=state)

        assert wait(files, done) is done
        assert time.pauses == 0
