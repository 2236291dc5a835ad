"""A job put in by one process is taken out by another, in whatever keeps the queue."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fakeredis import TcpFakeServer

from portal.adapters.queue import open_queue
from tests.support.postgres import PostgresServer


@pytest.fixture
def redis_url() -> Iterator[str]:
    """Return the address of a Redis server of this test's own."""
    server = TcpFakeServer(("127.0.0.1", 0), server_type="redis")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"redis://127.0.0.1:{server.server_address[1]}/0"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(params=["sqlite", "redis", pytest.param("postgresql", marks=pytest.mark.postgres)])
def open_it(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Any]]:
    """Return a function that opens the same queue again and again, as processes do."""
    places = {"redis_url": "", "database_url": f"sqlite:///{tmp_path / 'portal.sqlite3'}"}
    server: PostgresServer | None = None
    if request.param == "redis":
        places["redis_url"] = request.getfixturevalue("redis_url")
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres_server")
        places["database_url"] = server.create(database="portal_queue")
    opened: list[Any] = []

    def open_one() -> Any:
        opened.append(open_queue(**places, folder=tmp_path, immediate=False))
        return opened[-1]

    yield open_one
    for queue in opened:
        queue.storage.close()
    if server:
        server.drop(database="portal_queue")


def register(queue: Any, done: list[tuple[str, str]], who: str) -> Any:
    @queue.task(name="run")
    def _run(text: str) -> None:
        done.append((who, text))

    return _run


class TestOpenQueue:
    def test_one_puts_in_and_another_takes_out(self, open_it: Callable[[], Any]):
        done: list[tuple[str, str]] = []
        web, worker = open_it(), open_it()
        put = register(web, done, "web")
        register(worker, done, "worker")

        put("eins")
        put("zwei")
        for _ in range(2):
            worker.execute(worker.dequeue())

        assert done == [("worker", "eins"), ("worker", "zwei")]
        assert web.pending_count() == 0

    def test_keeps_no_results(self, open_it: Callable[[], Any]):
        queue = open_it()
        put = register(queue, [], "web")
        put("eins")

        queue.execute(queue.dequeue())

        assert queue.result_count() == 0

    def test_the_embedded_one_lies_in_its_folder(self, tmp_path: Path):
        queue = open_queue(redis_url="", database_url="", folder=tmp_path, immediate=False)
        register(queue, [], "web")("eins")

        assert (tmp_path / "queue.sqlite3").is_file()
        assert queue.pending_count() == 1
        queue.storage.close()

    def test_redis_goes_before_postgresql(self, redis_url: str, tmp_path: Path):
        queue = open_queue(
            redis_url=redis_url,
            database_url="postgresql://nirgends/nichts",
            folder=tmp_path,
            immediate=False,
        )
        register(queue, [], "web")("eins")

        assert queue.pending_count() == 1

    def test_in_immediate_mode_the_job_is_done_at_once_and_nothing_is_stored(self, tmp_path: Path):
        done: list[tuple[str, str]] = []
        queue = open_queue(redis_url="", database_url="", folder=tmp_path, immediate=True)

        register(queue, done, "test")("eins")

        assert done == [("test", "eins")]
        assert list(tmp_path.iterdir()) == []
