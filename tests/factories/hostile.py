"""Texts that try to do something, and the proof that they did not."""

from werkzeug.test import TestResponse

from tests.factories import pages
from tests.support.html import walk

HOSTILE = (
    "{{7*7}}${7*7}#{7*7}<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "'; DROP TABLE facility;-- %' OR 1=1",
    "19370\x00",
    "\u202e\ud7ff\U0010ffff",
    "a\r\nSet-Cookie: x=1",
    " ",
)


def assert_only_text(answer: TestResponse) -> None:
    """Refuse an answer in which such a text did something.

    Raises:
        AssertionError: it was computed, ran, or became a header or an element.
    """
    assert "49" not in pages.main_text(answer).replace("19349", "")
    assert "Set-Cookie: x=1" not in str(answer.headers)
    root = pages.tree(answer)
    assert all(one.get("src", "").startswith("/static/") for one in walk(root, "script"))
    assert not list(walk(root, "img"))
