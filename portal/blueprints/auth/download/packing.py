"""Pack what is stored about somebody: JSON with German names, texts, PDFs, and what is what."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime

from flask import render_template

from portal.domain.accounts.events import Event
from portal.domain.accounts.roles import Role
from portal.domain.accounts.visitor import Visitor
from portal.queries.account_sessions import list_open
from portal.queries.address_changes import find_pending
from portal.queries.own_account import count_recovery_codes, get_own
from portal.queries.security_events import list_all
from portal.queries.watchlist import list_for
from portal.services.documents.list_rendered import read_rendered
from portal.services.documents.owners import owner_of_result
from portal.web import clock, outside
from portal.web.company_export import export_company
from portal.web.event_words import event_words
from portal.web.extensions import db
from portal.web.inquiry_export import export_inquiries
from portal.web.result_export import ExportedResult, export_results
from portal.web.waiting_export import export_waiting

KINDS = {Role.SEEKER: "Pflegesuche", Role.PROVIDER: "Anbieter", Role.ADMIN: "Verwaltung"}
Files = Iterator[tuple[str, bytes]]


def pack(found: Visitor) -> bytes:
    """Return the ZIP file; names in it are ours and never what somebody typed."""
    export = export_results(account_id=found.account_id)
    explained = render_template(
        "documents/own_data.txt",
        now=clock.now(),
        results=tuple(one.name for one in export.results),
        unreadable=export.unreadable,
        has_company=bool(export_company(account_id=found.account_id)),
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("LIESMICH.txt", explained)
        for name, data in _tables(found):
            archive.writestr(name, data)
        for number, result in enumerate(export.results, start=1):
            for ending, data in _files_of(result):
                archive.writestr(f"ergebnisse/{number:02}{ending}", data)
    return packed.getvalue()


def _tables(found: Visitor) -> Files:
    yield "konto.json", _json(_account(found))
    yield "geraete.json", _json(_devices(found))
    yield "ereignisse.json", _json(_events(found))
    yield "merkliste.json", _json(_watchlist(found))
    yield "anfragen.json", _json(export_inquiries(visitor=found))
    yield "wartelisten.json", _json(export_waiting(visitor=found))
    company = export_company(account_id=found.account_id)
    if company:
        yield "unternehmen.json", _json(company)


def _account(found: Visitor) -> dict[str, object]:
    session = db.session()
    account = get_own(session, account_id=found.account_id)
    pending = find_pending(session, account_id=account.id, now=clock.now())
    return {
        "anrede": account.salutation,
        "vorname": account.first_name,
        "nachname": account.last_name,
        "e_mail": account.email,
        "telefon": account.phone,
        "art_des_kontos": KINDS[Role(account.role)],
        "angelegt_am": _instant(account.created_at),
        "e_mail_bestaetigt_am": _instant(account.activated_at),
        "einverstaendnis": {
            "fassung": account.terms_version,
            "erteilt_am": _instant(account.terms_accepted_at),
        },
        "zusaetzlicher_code": {
            "eingeschaltet_am": _instant(account.totp_since),
            "ersatzcodes_uebrig": count_recovery_codes(session, account_id=account.id),
        },
        "gewuenschte_neue_e_mail": pending.new_email if pending else None,
    }


def _devices(found: Visitor) -> list[dict[str, object]]:
    sessions = list_open(db.session(), account_id=found.account_id, now=clock.now())
    return [
        {
            "geraet": one.device,
            "angemeldet_am": _instant(one.signed_in_at),
            "gilt_bis": _instant(one.expires_at),
            "dieses_geraet": one.id == found.session_id,
        }
        for one in sessions
    ]


def _events(found: Visitor) -> list[dict[str, object]]:
    words = event_words()
    return [
        {
            "zeit": _instant(one.happened_at),
            "ereignis": words[Event(one.kind)],
            "geraet": one.device,
        }
        for one in list_all(db.session(), account_id=found.account_id)
    ]


def _watchlist(found: Visitor) -> list[dict[str, object]]:
    return [
        {
            "nummer": one.facility_id,
            "einrichtung": one.name,
            "ort": one.city,
            "gemerkt_am": _instant(one.added_at),
        }
        for one in list_for(db.session(), account_id=found.account_id)
    ]


def _files_of(result: ExportedResult) -> Files:
    """Give the files of a result by their endings; PDFs only if they are rendered already."""
    yield ".json", result.data.encode()
    yield ".txt", result.text.encode()
    ports = outside.current()
    pdfs = read_rendered(
        owner_id=owner_of_result(result_id=result.id),
        now=clock.now(),
        files=ports.files,
        cipher=ports.cipher,
    )
    for number, pdf in enumerate(pdfs, start=1):
        yield (".pdf" if number == 1 else f"-{number}.pdf"), pdf


def _instant(moment: datetime | None) -> str | None:
    return moment.astimezone(clock.BERLIN).isoformat() if moment else None


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=2).encode()
