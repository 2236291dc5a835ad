"""What the automatic check of an inquiry sees in a form: when it was shown, a trap, how often.

The form carries the moment at which it was shown, sealed, and a field that people do not see.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from portal.domain.inquiries import screening
from portal.domain.inquiries.screening import MOST_FROM_ONE_SENDER, Doubt
from portal.web import clock
from portal.web.sealing import SealBroken, open_text, seal_text
from portal.web.throttle import seconds_to_wait

PURPOSE = "inquiry-form"
OFTEN = "inquiry-often"
STAMP, TRAP = "stempel", "webseite"
"""Names of the two fields; pages that follow the form send the first one on."""


def form_stamp() -> str:
    """Return the sealed moment at which a form is shown."""
    return seal_text(clock.now().isoformat(), purpose=PURPOSE)


def doubts_about(
    *, form: Mapping[str, str], texts: Iterable[str], sender: str, facilities: int
) -> tuple[Doubt, ...]:
    """Return what speaks against sending an inquiry on at once, and count it for its sender.

    `texts` is what was typed freely; `sender` an account's id or a folded e-mail address, of
    which only a keyed hash is kept, for half an hour at most. Each of the `facilities` counts.
    """
    waits = [
        seconds_to_wait(purpose=OFTEN, most=MOST_FROM_ONE_SENDER, account_id=sender)
        for _ in range(facilities)
    ]
    return screening.doubts(
        texts=texts,
        trap=form.get(TRAP, ""),
        shown_for=_shown_for(form.get(STAMP, "")),
        is_often=any(waits),
    )


def _shown_for(stamp: str) -> timedelta | None:
    try:
        shown_at = datetime.fromisoformat(open_text(stamp, purpose=PURPOSE))
    except SealBroken:
        return None
    return clock.now() - shown_at
