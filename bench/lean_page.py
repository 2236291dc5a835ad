"""The reference for first paint: our style, a heading and a sentence, served from memory."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli

LIVE_QUALITY = 5
"""As the portal compresses its pages."""


def lean_page(*, style: str) -> str:
    """Return the smallest page that looks like ours."""
    title = escape("Pflege finden")
    return (
        '<!doctype html><html lang="de"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{style}</style></head>"
        f'<body><main class="wrap"><h1>{title}</h1><p class="lead">Robin berät Sie.</p></main>'
        "</body></html>"
    )


@contextmanager
def served(page: str) -> Iterator[str]:
    """Serve the page on this machine while the block runs; give its address."""
    body = brotli.compress(page.encode(), quality=LIVE_QUALITY)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Encoding", "br")
            self.send_header("Content-Length", str(len(body)))
            # The browser may be gone before its icon comes.
            with suppress(BrokenPipeError, ConnectionResetError):
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
