"""What a provider answers to a review, below it and for everybody."""

from datetime import datetime

from portal.values.errors import Invalid

LONGEST_ANSWER = 2_000


def answers_earlier(*, answered_at: datetime | None, published_at: datetime) -> bool:
    """Say whether there is an answer, to what its author has rewritten since.

    Nobody but the provider reads it then, until the provider says that it still fits.
    """
    return answered_at is not None and answered_at < published_at


def check_answer(*, text: str) -> None:
    """Refuse an answer that could not stand below a review.

    Raises:
        Invalid: names `text` and says `missing` or `too_long`.
    """
    if not text.strip():
        raise Invalid("text", "missing")
    if len(text) > LONGEST_ANSWER:
        raise Invalid("text", "too_long")
