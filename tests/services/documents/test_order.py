"""A document is ordered once, hidden while stored, and can be ordered again."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import pytest

from portal.services.documents.order import (
    GIVE_UP_AFTER,
    JOB,
    MOST_ATTEMPTS,
    Order,
    State,
    look_up_order,
    order_document,
)
from portal.services.documents.render import render_document
from portal.values.errors import Unavailable
from tests.support.ports import START, Foreign, JobList, MemoryFiles, MirrorCipher

CANARY = "Kanarienvogel"
HTML = f"<p>{CANARY} hat Pflegegrad 3</p>"
OWNER = "0f1e2d"
SALT = "s"


class Desk:
    """Everything an order needs, with a clock that a test can move."""

    def __init__(self) -> None:
        self.now = START
        self.files = MemoryFiles(now=lambda: self.now)
        self.cipher = MirrorCipher()
        self.jobs = JobList()

    def order(self, html: str = HTML, owner_id: str = OWNER, secret: str = SALT) -> Order:
        return order_document(
            html=html,
            owner_id=owner_id,
            now=self.now,
            secret=secret,
            files=self.files,
            cipher=self.cipher,
            enqueue=self.jobs,
        )

    def look_up(self, name: str) -> Order:
        return look_up_order(name=name, files=self.files, cipher=self.cipher)

    def work(self) -> None:
        for _, name in self.jobs.queued:
            render_document(
                name=name,
                files=self.files,
                cipher=self.cipher,
                render=lambda *, html: b"%PDF " + html.encode(),
            )


@pytest.fixture
def desk() -> Desk:
    return Desk()


class TestOrder:
    def test_waits_and_queues_one_job(self, desk: Desk):
        order = desk.order()

        assert order.state is State.WAITING
        assert order.pdf == b""
        assert desk.jobs.queued == [(JOB, order.name)]

    def test_a_double_click_queues_once(self, desk: Desk):
        first = desk.order()
        desk.now += GIVE_UP_AFTER

        second = desk.order()

        assert second == first
        assert len(desk.jobs.queued) == 1

    def test_a_dead_workers_order_is_queued_again_after_60_seconds(self, desk: Desk):
        desk.order()
        desk.now += timedelta(seconds=60, microseconds=1)

        again = desk.order()
        desk.order()

        assert again.state is State.WAITING
        assert desk.jobs.queued == [(JOB, again.name)] * 2

    def test_equal_documents_are_rendered_once(self, desk: Desk):
        desk.order()
        desk.work()

        ready = desk.order()

        assert ready.state is State.READY
        assert ready.pdf == b"%PDF " + HTML.encode()
        assert len(desk.jobs.queued) == 1

    @pytest.mark.parametrize(
        "other", [{"html": "<p>anders</p>"}, {"owner_id": "aa"}, {"secret": "t"}]
    )
    def test_another_document_owner_or_secret_is_another_order(
        self, desk: Desk, other: dict[str, str]
    ):
        assert desk.order().name != desk.order(**other).name

    def test_owner_and_document_cannot_flow_into_each_other(self, desk: Desk):
        one = desk.order(owner_id="a", html="b\nc").name
        two = desk.order(owner_id="a/b", html="c").name

        assert one.rsplit("/", 1)[1] != two.rsplit("/", 1)[1]

    def test_a_failed_document_can_be_ordered_again(self, desk: Desk):
        name = desk.order().name
        desk.files.delete(name=f"{name}.html")

        assert desk.look_up(name).state is State.FAILED
        assert desk.order().state is State.WAITING
        assert len(desk.jobs.queued) == 2

    def test_x07_one_that_always_fails_is_queued_three_times_at_most(self, desk: Desk):
        states = []
        for _ in range(6):
            order = desk.order()
            states.append(order.state)
            desk.files.delete(name=f"{order.name}.html")

        assert states == [State.WAITING] * MOST_ATTEMPTS + [State.FAILED] * 3
        assert len(desk.jobs.queued) == MOST_ATTEMPTS == 3

    def test_x07_one_that_kills_its_worker_is_queued_three_times_at_most(self, desk: Desk):
        states = []
        for _ in range(5):
            states.append(desk.order().state)
            desk.now += GIVE_UP_AFTER + timedelta(seconds=1)

        assert states == [State.WAITING] * MOST_ATTEMPTS + [State.FAILED] * 2
        assert len(desk.jobs.queued) == MOST_ATTEMPTS
        assert desk.look_up(desk.order().name).state is State.FAILED

    def test_x07_another_document_has_its_own_attempts(self, desk: Desk):
        for _ in range(MOST_ATTEMPTS + 1):
            name = desk.order().name
            desk.files.delete(name=f"{name}.html")

        assert desk.order(html="<p>anders</p>").state is State.WAITING

    def test_x07_a_refused_order_is_no_attempt(self, desk: Desk, monkeypatch):
        def refuse(**_):
            raise Unavailable("full")

        with monkeypatch.context() as patch:
            patch.setattr(desk, "jobs", refuse)
            for _ in range(MOST_ATTEMPTS + 1):
                with pytest.raises(Unavailable):
                    desk.order()

        assert desk.order().state is State.WAITING

    def test_storage_that_cannot_be_written_queues_nothing(self, desk: Desk, monkeypatch):
        def refuse(**_: object) -> None:
            raise Unavailable("full")

        monkeypatch.setattr(desk.files, "create", refuse)

        with pytest.raises(Unavailable):
            desk.order()
        assert desk.jobs.queued == []

    def test_first_clicks_at_the_same_moment_queue_once(self, desk: Desk, monkeypatch):
        read, together = desk.files.read, Barrier(4)

        def read_together(*, name: str) -> bytes | None:
            found = read(name=name)
            if name.endswith(".pdf"):
                together.wait(timeout=10)
            return found

        monkeypatch.setattr(desk.files, "read", read_together)
        with ThreadPoolExecutor(max_workers=4) as crowd:
            orders = list(crowd.map(lambda _: desk.order(), range(4)))

        assert {one.state for one in orders} == {State.WAITING}
        assert len(desk.jobs.queued) == 1

    @pytest.mark.parametrize("waits_since", [None, GIVE_UP_AFTER * 2])
    def test_a_refused_order_leaves_nothing_waiting(
        self, desk: Desk, monkeypatch, waits_since: timedelta | None
    ):
        if waits_since:
            desk.order()
            desk.now += waits_since

        def refuse(**_: object) -> None:
            raise Unavailable("full")

        with monkeypatch.context() as patched:
            patched.setattr(desk, "jobs", refuse)
            with pytest.raises(Unavailable):
                desk.order()
        left = dict(desk.files.stored)
        queued_before = len(desk.jobs.queued)
        again = desk.order()

        assert [name for name in left if not name.endswith("-1.try")] == []
        assert again.state is State.WAITING
        assert len(desk.jobs.queued) == queued_before + 1


class TestStorage:
    @pytest.fixture(params=["waiting", "ready"])
    def seen(self, request: pytest.FixtureRequest, desk: Desk) -> bytes:
        desk.order()
        if request.param == "ready":
            desk.work()
        return b"\n".join(desk.files.everything())

    def test_holds_nothing_readable(self, seen: bytes):
        assert CANARY.encode() not in seen
        assert b"Pflegegrad" not in seen
        assert b"<p>" not in seen
        assert b"%PDF" not in seen

    def test_the_name_reveals_nothing(self, desk: Desk):
        assert re.fullmatch(rf"dokumente/{OWNER}/[0-9a-f]{{64}}", desk.order().name)

    def test_files_cannot_be_swapped_between_orders(self, desk: Desk):
        one, two = desk.order(), desk.order(html="<p>anders</p>")
        desk.work()
        desk.files.stored[f"{one.name}.pdf"] = desk.files.stored[f"{two.name}.pdf"]

        with pytest.raises(Foreign):
            desk.look_up(one.name)


class TestLookUp:
    def test_follows_an_order_from_waiting_to_ready(self, desk: Desk):
        name = desk.order().name
        before = desk.look_up(name)
        desk.work()
        after = desk.look_up(name)

        assert (before.state, after.state) == (State.WAITING, State.READY)
        assert after.pdf.startswith(b"%PDF")

    def test_what_nobody_ordered_does_not_wait_for_ever(self, desk: Desk):
        assert desk.look_up("dokumente/x/y").state is State.FAILED

    def test_is_ready_when_the_worker_finishes_between_two_reads(self, desk: Desk, monkeypatch):
        name = desk.order().name
        read = desk.files.read

        def read_then_finish(*, name: str) -> bytes | None:
            found = read(name=name)
            monkeypatch.setattr(desk.files, "read", read)
            desk.work()
            return found

        monkeypatch.setattr(desk.files, "read", read_then_finish)

        assert desk.look_up(name).state is State.READY

    def test_is_ready_when_the_worker_was_killed_before_it_deleted_the_order(
        self, desk: Desk, monkeypatch
    ):
        name = desk.order().name
        monkeypatch.setattr(desk.files, "delete", lambda **_: None)
        desk.work()

        assert f"{name}.html" in desk.files.stored
        assert desk.look_up(name).state is State.READY
        assert desk.order().state is State.READY
        assert len(desk.jobs.queued) == 1


def test_the_clock_is_the_callers(desk: Desk):
    desk.now = datetime(2031, 1, 1, tzinfo=START.tzinfo)
    desk.order()

    assert {written.year for _, written in desk.files.stored.values()} == {2031}
