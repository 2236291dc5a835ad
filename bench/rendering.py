"""Render a protocol and its reference in turn; a process of its own, as the worker is one.

Reads {"protocol": html, "lists": html} as JSON and prints the times, pages and bytes as JSON.
"""

import json
import sys
import time

from portal.adapters.pdf import STATIC, STATIC_SCHEME, render_pdf

ROUNDS = 4
"""The shortest time counts: what is longer was disturbed by something else."""


def main() -> None:
    """Render and print."""
    documents = json.load(sys.stdin)
    started = time.perf_counter()
    pdf = render_pdf(html=documents["protocol"])
    first = time.perf_counter() - started
    render_pdf(html=documents["lists"])
    times: dict[str, list[float]] = {"protocol": [], "lists": []}
    for _ in range(ROUNDS):
        for name, html in documents.items():
            started = time.perf_counter()
            render_pdf(html=html)
            times[name].append((time.perf_counter() - started) * 1_000)
    found = {
        "first_ms": first * 1_000,
        "protocol_bytes": len(pdf),
        **{f"{name}_ms": min(some) for name, some in times.items()},
        **{f"{name}_pages": _pages(html) for name, html in documents.items()},
    }
    print(json.dumps(found))


def _pages(html: str) -> int:
    import weasyprint  # noqa: PLC0415 – loaded by now, and only if Pango is there

    from_disk = html.replace(STATIC_SCHEME, f"{STATIC.as_uri()}/")
    return len(weasyprint.HTML(string=from_disk).render().pages)


if __name__ == "__main__":
    main()
