"""A thin line between a browser and a server of this machine: packets come late and in a row.

Chromium's own imitation delivers a page in one piece; here it grows as it does on a real line, and
connecting takes its time, too: once there and back for TCP and once for TLS 1.3, whose own bytes
are not counted.
"""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

PACKET = 1_460
ENVELOPE = 40
"""Bytes of IP and TCP around each packet."""
MILLISECONDS = 1_000
ROUND_TRIPS = 2
"""Before anything can be asked by https."""


@dataclass(slots=True)
class Direction:
    """One direction of the line, which all connections share.

    Args:
        rate: kbit/s, which are bits a millisecond.
        delay: milliseconds from the last bit sent to the last bit received.
        free_at: when the last packet so far has been sent, in seconds of the loop.
    """

    rate: int
    delay: float
    free_at: float = field(default=0.0, init=False)

    def arrival_of(self, *, size: int, now: float) -> float:
        """Return when a packet that is ready now arrives, after all that were ready before."""
        seconds = (size + ENVELOPE) * 8 / self.rate / MILLISECONDS
        self.free_at = max(self.free_at, now) + seconds
        return self.free_at + self.delay / MILLISECONDS


@contextmanager
def thin_line(*, port: int, down: int, up: int, latency: int) -> Iterator[int]:
    """Put a line before a port of this machine while the block runs; give the port to call.

    Args:
        port: of the server.
        down: kbit/s towards the caller.
        up: kbit/s from the caller.
        latency: milliseconds there and back.
    """
    ready: Future[int] = Future()
    loop = asyncio.new_event_loop()
    line = _Line(port, Direction(down, latency / 2), Direction(up, latency / 2))
    thread = threading.Thread(target=loop.run_until_complete, args=(line.serve(ready),))
    thread.start()
    try:
        yield ready.result()
    finally:
        loop.call_soon_threadsafe(line.close)
        thread.join()
        loop.close()


class _Line:
    def __init__(self, port: int, down: Direction, up: Direction) -> None:
        self._port = port
        self._down = down
        self._up = up
        self._closed = asyncio.Event()
        self._joined: set[asyncio.Task[None]] = set()

    async def serve(self, ready: Future[int]) -> None:
        server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        ready.set_result(server.sockets[0].getsockname()[1])
        await self._closed.wait()
        server.close()
        for task in self._joined:
            task.cancel()
        await asyncio.gather(*self._joined, return_exceptions=True)

    def close(self) -> None:
        self._closed.set()

    def _accept(self, caller: asyncio.StreamReader, answer: asyncio.StreamWriter) -> None:
        self._joined.add(asyncio.create_task(self._join(caller, answer)))

    async def _join(self, caller: asyncio.StreamReader, answer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(ROUND_TRIPS * (self._up.delay + self._down.delay) / MILLISECONDS)
        with suppress(OSError):
            server, request = await asyncio.open_connection("127.0.0.1", self._port)
            async with asyncio.TaskGroup() as both:
                both.create_task(_carry(caller, request, self._up))
                both.create_task(_carry(server, answer, self._down))


async def _carry(
    source: asyncio.StreamReader, target: asyncio.StreamWriter, direction: Direction
) -> None:
    """Let packets arrive one after the other, while others are still on their way."""
    clock = asyncio.get_running_loop().time
    flying: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_land(flying, target))
        while packet := await source.read(PACKET):
            flying.put_nowait((direction.arrival_of(size=len(packet), now=clock()), packet))
        flying.put_nowait((clock(), b""))


async def _land(flying: asyncio.Queue[tuple[float, bytes]], target: asyncio.StreamWriter) -> None:
    clock = asyncio.get_running_loop().time
    while True:
        arrival, packet = await flying.get()
        await asyncio.sleep(max(0.0, arrival - clock()))
        if not packet:
            break
        target.write(packet)
        await target.drain()
    target.close()
