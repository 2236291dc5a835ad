"""A job put in by one process is taken out by another, in whatever keeps the queue."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fakeredis import TcpFakeServer

from portal.adapters.queue import MOST_WAITING, QueueDown, QueueFull, open_queue, put
from tests.support.postgres import PostgresServer
from tests.support.server import free_port


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


class TestTimeouts:
    def limits(self, queue: Any) -> tuple[object, object]:
        chosen = queue.storage.pool.connection_kwargs
        return chosen["socket_connect_timeout"], chosen["socket_timeout"]

    def open_at(self, url: str, tmp_path: Path) -> Any:
        return open_queue(redis_url=url, database_url="", folder=tmp_path, immediate=False)

    @pytest.mark.parametrize(
        "url", ["redis://127.0.0.1:6379/0", "rediss://127.0.0.1/0", "unix:///run/redis.sock"]
    )
    def test_no_request_hangs_on_a_silent_redis(self, tmp_path: Path, url: str):
        assert self.limits(self.open_at(url, tmp_path)) == (2, 5)

    def test_those_of_the_address_win(self, tmp_path: Path):
        queue = self.open_at("redis://127.0.0.1/0?socket_timeout=9", tmp_path)

        assert self.limits(queue) == (2, 9)


class TestPut:
    def test_refuses_the_job_after_the_twentieth(self, open_it: Callable[[], Any]):
        queue = open_it()
        send = partial(register(queue, [], "web"), "eins")
        for _ in range(MOST_WAITING):
            put(queue=queue, send=send)

        with pytest.raises(QueueFull):
            put(queue=queue, send=send)

        assert queue.pending_count() == MOST_WAITING == 20

    def test_takes_one_again_when_one_is_done(self, open_it: Callable[[], Any]):
        queue = open_it()
        send = partial(register(queue, [], "web"), "eins")
        for _ in range(MOST_WAITING):
            put(queue=queue, send=send)
        queue.execute(queue.dequeue())

        put(queue=queue, send=send)

        assert queue.pending_count() == MOST_WAITING

    def test_threads_together_do_not_pass_the_bound(self, tmp_path: Path):
        queue = open_queue(redis_url="", database_url="", folder=tmp_path, immediate=False)
        send = partial(register(queue, [], "web"), "eins")

        with ThreadPoolExecutor(8) as pool:
            sent = [pool.submit(put, queue=queue, send=send) for _ in range(MOST_WAITING + 10)]

        refused = [one for one in sent if isinstance(one.exception(), QueueFull)]
        assert (len(refused), queue.pending_count()) == (10, MOST_WAITING)
        queue.storage.close()

    def test_a_redis_out_of_reach_is_no_error_of_the_driver(self, tmp_path: Path):
        url = f"redis://127.0.0.1:{free_port()}/0"
        queue = open_queue(redis_url=url, database_url="", folder=tmp_path, immediate=False)

        with pytest.raises(QueueDown):
            put(queue=queue, send=partial(register(queue, [], "web"), "eins"))

    def test_a_locked_file_is_no_error_of_the_driver(self, tmp_path: Path):
        queue = open_queue(redis_url="", database_url="", folder=tmp_path, immediate=False)
        send = partial(register(queue, [], "web"), "eins")
        queue.storage.conn.execute("pragma busy_timeout=1")
        other = sqlite3.connect(tmp_path / "queue.sqlite3", isolation_level=None)
        other.execute("begin exclusive")

        with pytest.raises(QueueDown):
            put(queue=queue, send=send)

        other.close()
        put(queue=queue, send=send)
        assert queue.pending_count() == 1
        queue.storage.close()

    @pytest.mark.postgres
    def test_a_postgresql_that_went_away_is_no_error_of_the_driver(
        self, postgres_server: PostgresServer, tmp_path: Path
    ):
        url = postgres_server.create(database="portal_queue_gone")
        queue = open_queue(redis_url="", database_url=url, folder=tmp_path, immediate=False)
        send = partial(register(queue, [], "web"), "eins")
        queue.storage.close()
        postgres_server.drop(database="portal_queue_gone")

        with pytest.raises(QueueDown):
            put(queue=queue, send=send)

    def test_a_fault_of_ours_stays_what_it_is(self, tmp_path: Path):
        queue = open_queue(redis_url="", database_url="", folder=tmp_path, immediate=True)

        def send() -> None:
            raise KeyError("job")

        with pytest.raises(KeyError):
            put(queue=queue, send=send)
