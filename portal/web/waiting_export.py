"""Somebody's entries on waiting lists for their own files, with German names."""

from datetime import datetime

from portal.domain.accounts.visitor import Visitor
from portal.domain.waiting.wish import Wish
from portal.services.waiting.read_own import OwnEntry, read_own_entries
from portal.web import clock, outside
from portal.web.extensions import db
from portal.web.waiting_people import holder_of_account
from portal.web.waiting_words import reason_words, waiting_kind_words


def export_waiting(*, visitor: Visitor) -> list[dict[str, object]]:
    """Return all entries of whoever is signed in, ready for JSON."""
    entries = read_own_entries(
        db.session(), holder=holder_of_account(visitor=visitor), cipher=outside.current().cipher
    )
    return [_exported(entry) for entry in entries]


def _exported(entry: OwnEntry) -> dict[str, object]:
    return {
        "nummer": entry.facility_id,
        "einrichtung": entry.facility_name,
        "ort": entry.facility_city,
        "art_des_platzes": waiting_kind_words(entry.kind),
        "stand": entry.state.value,
        **_wish(entry.wish),
        "eingetragen_am": _instant(entry.joined_at) if entry.joined_at else None,
        "einwilligung": {
            "fassung": entry.consent_version,
            "erteilt_am": _instant(entry.consented_at),
        },
        "wird_geloescht_am": _instant(entry.ends_at),
    }


def _wish(wish: Wish | None) -> dict[str, object]:
    """Return what somebody said of themselves; empty if it cannot be read any more."""
    if wish is None:
        return {}
    return {
        "name": wish.name,
        "telefon": wish.phone,
        "gesucht_ab": wish.from_on.isoformat() if wish.from_on else None,
        "gruende": [reason_words(reason) for reason in wish.reasons],
    }


def _instant(moment: datetime) -> str:
    return moment.astimezone(clock.BERLIN).isoformat()
