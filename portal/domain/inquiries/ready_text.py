"""A text that a company keeps ready for its answers."""

from portal.domain.inquiries.answering import LONGEST_ANSWER
from portal.values.errors import Invalid

LONGEST_TITLE = 60
MOST_TEXTS = 30


def check_text(*, title: str, text: str) -> None:
    """Refuse a text that could not be chosen or sent.

    Raises:
        Invalid: names `title` ("missing", "too_long", "unreadable") or `text` ("missing",
            "too_long").
    """
    if not title.strip():
        raise Invalid("title", "missing")
    if len(title) > LONGEST_TITLE:
        raise Invalid("title", "too_long")
    if not title.isprintable():
        raise Invalid("title", "unreadable")
    if not text.strip():
        raise Invalid("text", "missing")
    if len(text) > LONGEST_ANSWER:
        raise Invalid("text", "too_long")
