"""Count what Chromium receives, from the events of its network domain."""

from collections.abc import Mapping
from typing import Any

STATIC = "/static/"
SWAP = "HX-Request"


class Meter:
    """Adds up bytes and requests; headers and redirects are counted."""

    def __init__(self) -> None:
        self.requests = 0
        self.bytes = 0
        self.static_bytes = 0
        self.swap_bytes = 0
        self._open: dict[str, Mapping[str, Any]] = {}

    @property
    def is_quiet(self) -> bool:
        """Say whether every request is answered."""
        return not self._open

    def sent(self, event: Mapping[str, Any]) -> None:
        """Note `Network.requestWillBeSent`; one that follows a redirect brings its bytes."""
        if event["request"]["url"].startswith(("data:", "about:", "blob:")):
            return
        self.requests += 1
        self._open[event["requestId"]] = event["request"]
        self.bytes += int(event.get("redirectResponse", {}).get("encodedDataLength", 0))

    def finished(self, event: Mapping[str, Any]) -> None:
        """Note `Network.loadingFinished`."""
        request = self._open.pop(event["requestId"], {})
        size = int(event["encodedDataLength"])
        self.bytes += size
        self.static_bytes += size if STATIC in request.get("url", "") else 0
        self.swap_bytes += size if SWAP in request.get("headers", {}) else 0

    def failed(self, event: Mapping[str, Any]) -> None:
        """Note `Network.loadingFailed`, also what was cancelled by the next page."""
        self._open.pop(event["requestId"], None)

    def from_cache(self, event: Mapping[str, Any]) -> None:
        """Note `Network.requestServedFromCache`: nothing came over the line."""
        self.requests -= 1
        self._open.pop(event["requestId"], None)
