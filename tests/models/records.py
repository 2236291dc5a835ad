"""Valid records whose fields a test may change one at a time."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from portal.models.audit_entry import AuditEntry
from portal.models.consultation import Consultation
from portal.models.data_source import DataSource
from portal.models.facility import Facility
from portal.models.facility_profile import FacilityFile, FacilityProfile, HousingUnit
from portal.models.inquiry import Inquiry
from portal.models.review import Review

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def make_consultation(**fields: object) -> Consultation:
    """Return a consultation that the database would take."""
    return Consultation(
        **{
            "id": "1",
            "key_hash": "a" * 64,
            "answers": b"x",
            "catalogue_version": "1",
            "consent_version": "1",
            "consented_at": NOW,
            "created_at": NOW,
            "expires_at": NOW + timedelta(days=1),
            **fields,
        }
    )


def add_source(session: Session, *, name: str = "probe") -> DataSource:
    """Store a source and return it."""
    source = DataSource(name=name, attribution="Probe", imported_on=date(2026, 3, 2))
    session.add(source)
    session.flush()
    return source


def make_facility(**fields: object) -> Facility:
    """Return a facility that the database would take, once its source is there."""
    return Facility(
        **{
            "category": "ambulant",
            "name": "Pflegedienst Probe",
            "postcode": "19370",
            "city": "Parchim",
            "lat_micro": 53_426_000,
            "lon_micro": 11_848_000,
            "source_name": "probe",
            "external_id": "1",
            "created_at": NOW,
            "updated_at": NOW,
            **fields,
        }
    )


def store_facility(session: Session) -> Facility:
    """Store a facility with its source and return it."""
    add_source(session)
    facility = make_facility()
    session.add(facility)
    session.flush()
    return facility


def make_review(**fields: object) -> Review:
    """Return a published review that the database would take, once its facility is there."""
    return Review(
        **{
            "id": "a" * 32,
            "facility_id": 1,
            "origin": "portal",
            "external_id": None,
            "author_key": "key",
            "email": b"x",
            "token_hash": None,
            "draft_token_hash": None,
            "state": "published",
            "draft": None,
            "drafted_at": NOW,
            "role": "besuch",
            "text": "Es war gut.",
            "signed": "",
            "known": "aktuell",
            "doubts": "",
            "decision": "",
            "published_at": NOW,
            "answer": "",
            "answered_at": None,
            **fields,
        }
    )


def make_inquiry(**fields: object) -> Inquiry:
    """Return a sent inquiry that the database would take, once its facility is there."""
    return Inquiry(
        **{
            "id": "a" * 32,
            "batch_id": "b" * 32,
            "facility_id": 1,
            "account_id": None,
            "kind": "nachricht",
            "state": "neu",
            "content": b"x",
            "links": b"x",
            "seeker_token_hash": None,
            "provider_token_hash": f"{fields.get('id', 'a' * 32)}" * 2,
            "consent_version": "1",
            "consented_at": NOW,
            "created_at": NOW,
            "confirmed_at": NOW,
            "sent_at": NOW,
            "read_at": None,
            "answered_at": None,
            "ended_at": None,
            "announced_at": None,
            "reminded_at": None,
            "alternatives_at": None,
            "delete_on": NOW.date() + timedelta(days=180),
            "doubts": "",
            "version": 1,
            "assigned_to": None,
            **fields,
        }
    )


def make_profile(**fields: object) -> FacilityProfile:
    """Return a profile in which nothing is stated, once its facility is there."""
    empty: dict[str, object] = {
        column.name: "" for column in FacilityProfile.__table__.c if column.name != "facility_id"
    }
    lists = ("description", "features", "languages", "prices", "certificates", "age_features")
    empty |= {name: [] for name in lists}
    empty |= {name: {} for name in ("hours", "rooms", "stated_on")}
    return FacilityProfile(
        **{**empty, "facility_id": 1, "age_confirmed_at": None, "updated_at": NOW, **fields}
    )


def make_file(**fields: object) -> FacilityFile:
    """Return a picture that the database would take, once its facility is there."""
    return FacilityFile(
        **{
            "id": "a" * 32,
            "facility_id": 1,
            "kind": "bild",
            "position": 1,
            "title": "Der Garten",
            "width": 1280,
            "height": 960,
            "byte_count": 0,
            "is_ready": True,
            "added_at": NOW,
            **fields,
        }
    )


def make_unit(**fields: object) -> HousingUnit:
    """Return a flat that the database would take, once its facility is there."""
    return HousingUnit(
        **{
            "facility_id": 1,
            "position": 1,
            "name": "Wohnung 1",
            "tenure": "miete",
            "commission": "",
            "energy_certificate": "",
            "light": "unbekannt",
            **fields,
        }
    )


def make_audit_entry(**fields: object) -> AuditEntry:
    """Return an entry of the audit trail that the database would take."""
    return AuditEntry(
        **{
            "at": NOW,
            "actor_id": "a" * 32,
            "actor": "Erika Muster",
            "action": "review_published",
            "subject_kind": "review",
            "subject_id": "b" * 32,
            "company_id": None,
            "details": {"reason": "Geprüft"},
            **fields,
        }
    )
