"""The saved results of an account as their owner takes them away."""

import json
from dataclasses import dataclass

from portal.domain.protocol.snapshot import to_json
from portal.services.saved_results.read import Listed, OpenResult, read_all
from portal.web import kept_results, outside
from portal.web.extensions import db
from portal.web.filters import german_date


@dataclass(frozen=True, slots=True)
class ExportedResult:
    """One saved result, for reading and for machines.

    Args:
        text: the protocol as plain text.
        data: JSON with the name, the consent and the whole snapshot, answers included.
    """

    id: str
    name: str
    text: str
    data: str


@dataclass(frozen=True, slots=True)
class Export:
    """Everything that an account keeps, newest first.

    Args:
        unreadable: what to call those that are damaged or whose key of encryption is not known.
    """

    results: tuple[ExportedResult, ...]
    unreadable: tuple[str, ...]


def export_results(*, account_id: str) -> Export:
    """Return every saved result of an account; one that cannot be read hides no other."""
    found = read_all(db.session(), account_id=account_id, cipher=outside.current().cipher)
    return Export(
        results=tuple(
            ExportedResult(
                id=one.id,
                name=one.label.name,
                text=kept_results.text_of(one.kept),
                data=_data_of(one),
            )
            for one in found
            if isinstance(one, OpenResult)
        ),
        unreadable=tuple(_called(one) for one in found if isinstance(one, Listed)),
    )


def _called(listed: Listed) -> str:
    return listed.label.name if listed.label else f"Ergebnis vom {german_date(listed.made_on)}"


def _data_of(opened: OpenResult) -> str:
    content = {
        "name": opened.label.name,
        "ort": opened.label.place,
        "gespeichert_am": opened.saved_at.isoformat(),
        "einwilligung": {
            "fassung": opened.consent_version,
            "erteilt_am": opened.consented_at.isoformat(),
        },
        "neu_berechnet_aus": opened.renewed_from or None,
        "protokoll": json.loads(to_json(kept=opened.kept)),
    }
    return json.dumps(content, ensure_ascii=False, indent=2)
