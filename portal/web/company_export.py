"""The company of a Master for their own files, with German names."""

from datetime import datetime

from portal.queries.companies import find_company_of_master, list_facility_names
from portal.web import clock
from portal.web.extensions import db


def export_company(*, account_id: str) -> dict[str, object]:
    """Return the company of which this account is the Master, ready for JSON; empty if none."""
    session = db.session()
    company = find_company_of_master(session, account_id=account_id)
    if company is None:
        return {}
    return {
        "name": company.name,
        "rechtsform": company.legal_form,
        "dachverband": company.dachverband,
        "strasse": company.street,
        "hausnummer": company.house_number,
        "plz": company.postcode,
        "ort": company.city,
        "registriert_am": _instant(company.created_at),
        "gesperrt_am": _instant(company.locked_at),
        "einrichtungen": list(list_facility_names(session, company_id=company.id)),
    }


def _instant(moment: datetime | None) -> str | None:
    return moment.astimezone(clock.BERLIN).isoformat() if moment else None
