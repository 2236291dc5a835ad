"""Requests a second of the search, beside those of the bare page on the same web server."""

import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from random import Random

from bench.browser import Loopback
from bench.processes import web_server
from bench.report import Figure, Report, percentile
from bench.scratch import Scratch

LEAST_RATIO, MOST_P99 = 0.5, 3.0
BARE = "bench.bare_page:app"
READERS = 4
ROUNDS = 6
A_ROUND = 50
MILLISECONDS = 1_000


def measure(report: Report, portal: Scratch) -> None:
    """Print the section."""
    report.heading(f"Throughput of the search, {READERS} readers at a time")
    chance = Random(5)  # noqa: S311 – chooses places, no secret
    codes = portal.gazetteer.postcodes
    searches = [
        f"/pflege-und-wohnangebote/?ort={chance.choice(codes)}&art=stationaer"
        for _ in range(READERS * A_ROUND)
    ]
    with (
        web_server(environment=portal.environment) as (port, _),
        web_server(environment=portal.environment, target=BARE) as (bare_port, _),
    ):
        _round(port, searches)
        # In turns, so that other work on this machine burdens both alike.
        rounds = [(_round(bare_port, ("/",)), _round(port, searches)) for _ in range(ROUNDS)]
    bare, search = (
        percentile([_speed(part) for part in side], 50) for side in zip(*rounds, strict=True)
    )
    times = [one * MILLISECONDS for _, part in rounds for one in part]
    p50, p99 = percentile(times, 50), percentile(times, 99)
    # Budgets name the most; of a ratio that should be large the inverse is compared.
    slower = Figure(
        "search, times slower than the bare page", bare / search, 1 / LEAST_RATIO, is_count=False
    )
    spread = Figure("search, p99 in p50", p99 / p50, MOST_P99, is_count=False)
    report.table(
        ("page", "requests a second", "times slower", "p50, ms", "p99, ms", "p99 in p50"),
        [
            ("bare", f"{bare:.0f}", "1.00", "", "", ""),
            ("search", f"{search:.0f}", slower, f"{p50:.1f}", f"{p99:.1f}", spread),
        ],
    )
    report.line(f"Budgets: {LEAST_RATIO} of the bare page; p99 {MOST_P99:.0f} times p50.")


def _speed(times: Iterable[float]) -> float:
    times = tuple(times)
    return READERS * len(times) / sum(times)


def _round(port: int, paths: Iterable[str]) -> tuple[float, ...]:
    """Let every reader send a round of requests; return the seconds of each."""
    paths = tuple(paths)

    def read(reader: int) -> list[float]:
        # Without Accept-Encoding: the bare page is not compressed either.
        send = Loopback(port=port)
        times = []
        for number in range(A_ROUND):
            path = paths[(reader * A_ROUND + number) % len(paths)]
            started = time.perf_counter()
            send(method="GET", path=path, headers={}, body="")
            times.append(time.perf_counter() - started)
        return times

    with ThreadPoolExecutor(READERS) as pool:
        return tuple(one for times in pool.map(read, range(READERS)) for one in times)
