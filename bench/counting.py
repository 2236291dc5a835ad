"""Send the same request often, in a child process each; run by valgrind, which counts.

Arguments: a file with the requests as JSON, and the number of times. Prints, for each request
and for the reference, the ids of two child processes: one that only warmed up, one that also
sent the request so many times.
"""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from bench import bare_page
from bench.browser import InProcess
from bench.scratch import BASE_URL
from portal.config import read_settings
from portal.factory import create_app
from portal.web.extensions import db

FORM = "application/x-www-form-urlencoded"
WARM_UP = 3
REFERENCE = "bare Flask and Jinja page, ten rows"


@dataclass(frozen=True, slots=True)
class Request:
    """A request to repeat; with a body it is a form.

    Args:
        other_body: sent every second time instead, so that each request changes something.
        target: for which htmx asks; empty for a whole page.
    """

    name: str
    path: str
    cookie: str = ""
    body: str = ""
    other_body: str = ""
    target: str = ""


def main() -> None:
    """Count every request."""
    requests = [Request(**one) for one in json.loads(Path(sys.argv[1]).read_text("utf-8"))]
    times = int(sys.argv[2])
    portal = create_app(settings=read_settings(environ=os.environ))
    with portal.app_context():
        for request in requests:
            _send(portal, request, WARM_UP)
        db.session.remove()
        db.engine.dispose()
    for request in requests:
        _count(portal, request, times)
    reference = Request(REFERENCE, "/")
    _send(bare_page.app, reference, WARM_UP)
    _count(bare_page.app, reference, times)


def _count(app: Flask, request: Request, times: int) -> None:
    children = [_in_child(app, request, WARM_UP), _in_child(app, request, WARM_UP + times)]
    print(json.dumps([request.name, *children]), flush=True)


def _in_child(app: Flask, request: Request, times: int) -> int:
    """Send the request in a child process, wait for it and return its id."""
    child = os.fork()
    if child == 0:
        _send(app, request, times)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        sys.exit(f"{request.name}: not counted")
    return child


def _send(app: Flask, request: Request, times: int) -> None:
    send = InProcess(app, base_url=BASE_URL)
    headers = {"Cookie": request.cookie} if request.cookie else {}
    if request.body:
        headers["Content-Type"] = FORM
    if request.target:
        headers |= {"HX-Request": "true", "HX-Target": request.target}
    method = "POST" if request.body else "GET"
    bodies = (request.body, request.other_body or request.body)
    for number in range(times):
        body = bodies[number % 2]
        answer = send(method=method, path=request.path, headers=headers, body=body)
        if answer.status >= 400:  # noqa: PLR2004 – the first status of an error
            sys.exit(f"{request.name}: {answer.status}")


if __name__ == "__main__":
    main()
