"""What a provider answers to a review, below it and for everybody."""

from portal.values.errors import Invalid

LONGEST_ANSWER = 2_000


def check_answer(*, text: str) -> None:
    """Refuse an answer that could not stand below a review.

    Raises:
        Invalid: names `text` and says `missing` or `too_long`.
    """
    if not text.strip():
        raise Invalid("text", "missing")
    if len(text) > LONGEST_ANSWER:
        raise Invalid("text", "too_long")
