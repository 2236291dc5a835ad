"""A browser that counts: keeps cookies and static files, knows what every answer weighed."""

import http.client
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlencode

import brotli
from flask import Flask
from werkzeug.test import EnvironBuilder, run_wsgi_app

STATIC_FILE = re.compile(r'(?:src|href)="(/static/[^"]+)"')
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
ADDED_BY_SERVER = (("server", "granian"), ("date", "Sun, 01 Mar 2026 12:00:00 GMT"))
"""What the web server puts on an answer that lacks it, for those that did not pass through it."""


class NoToken(Exception):
    """Report a page that should have a form and has none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was sent over the line."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def header_bytes(self) -> int:
        """Return the bytes of status line and headers in HTTP/1.1."""
        lines = (f"HTTP/1.1 {self.status} {self.reason}", *map(": ".join, self.headers), "")
        return sum(len(line.encode()) + 2 for line in lines)

    @property
    def size(self) -> int:
        """Return all bytes of the answer."""
        return self.header_bytes + len(self.body)

    @property
    def text(self) -> str:
        """Return the text of a page."""
        is_packed = self.header("content-encoding") == "br"
        return (brotli.decompress(self.body) if is_packed else self.body).decode()

    @property
    def token(self) -> str:
        """Return the token of the page's form.

        Raises:
            NoToken: the page has no form.
        """
        found = TOKEN.search(self.text)
        if found is None:
            raise NoToken(f"status {self.status}: {self.text[:200]}")
        return found[1]

    def header(self, name: str) -> str:
        """Return a header; empty if there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


class Transport(Protocol):
    """Sends one request."""

    def __call__(self, *, method: str, path: str, headers: Mapping[str, str], body: str) -> Answer:
        """Return the answer."""
        ...


class InProcess:
    """Calls the application itself."""

    def __init__(self, app: Flask, *, base_url: str) -> None:
        self._app = app
        self._base_url = base_url

    def __call__(self, *, method: str, path: str, headers: Mapping[str, str], body: str) -> Answer:
        """Return the answer with the headers that a web server would add."""
        address, _, query = path.partition("?")
        environ = EnvironBuilder(
            path=address,
            query_string=query,
            base_url=self._base_url,
            method=method,
            headers=dict(headers),
            data=body or None,
        ).get_environ()
        parts, status, answered = run_wsgi_app(self._app, environ, buffered=True)
        code, _, reason = status.partition(" ")
        added = ((name, value) for name, value in ADDED_BY_SERVER if name not in answered)
        sent = (*answered.items(), *added)
        return Answer(int(code), reason, tuple(sent), b"".join(parts))


class Loopback:
    """Asks a server on this machine."""

    def __init__(self, *, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def __call__(self, *, method: str, path: str, headers: Mapping[str, str], body: str) -> Answer:
        """Return the answer."""
        self._connection.request(method, path, body=body or None, headers=dict(headers))
        found = self._connection.getresponse()
        return Answer(found.status, found.reason, tuple(found.getheaders()), found.read())


class Browser:
    """One person's browser; `answers` holds everything that came over the line, in order.

    Args:
        without: how the names of static files end that it never loads, such as `.js`.
    """

    def __init__(self, transport: Transport, *, without: str = "\0") -> None:
        self._transport = transport
        self._without = without
        self._cookies: dict[str, str] = {}
        self._kept: set[str] = set()
        self.answers: list[Answer] = []
        self.sent_bytes = 0

    @property
    def cookie(self) -> str:
        """Return the header that carries the cookies."""
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())

    def get(self, path: str, *, target: str = "") -> Answer:
        """Get a page, or with `target` the fragment that htmx would ask for."""
        htmx = {"HX-Request": "true", "HX-Target": target} if target else {}
        return self._send("GET", path, htmx, "")

    def post(self, path: str, fields: Iterable[tuple[str, str]], *, target: str = "") -> Answer:
        """Send a form."""
        htmx = {"HX-Request": "true", "HX-Target": target} if target else {}
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._send("POST", path, kind | htmx, urlencode(tuple(fields)))

    def visit(self, path: str) -> Answer:
        """Get a page and the static files that are not kept yet."""
        answer = self.get(path)
        for address in STATIC_FILE.findall(answer.text):
            if address not in self._kept and not address.endswith(self._without):
                self.get(address)
                self._kept.add(address)
        return answer

    def _send(self, method: str, path: str, headers: Mapping[str, str], body: str) -> Answer:
        cookie = {"Cookie": self.cookie} if self._cookies else {}
        everything = {"Accept-Encoding": "br", **cookie, **headers}
        answer = self._transport(method=method, path=path, headers=everything, body=body)
        self._remember(answer)
        self.answers.append(answer)
        self.sent_bytes += len(body)
        return answer

    def _remember(self, answer: Answer) -> None:
        for name, value in answer.headers:
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self._cookies[key] = rest.partition(";")[0]
