"""The audit trail in German words, and who writes into it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, SubjectKind
from portal.domain.entitlements.products import Product
from portal.domain.matching.category import Category
from portal.domain.profiles.files import FileKind
from portal.domain.publication.rule import Hidden
from portal.queries.audit import KeptEntry, Search, list_trail
from portal.web.access import signed_in
from portal.web.correction_words import BLOCK_WORDS
from portal.web.extensions import db
from portal.web.filters import LIGHT_WORDS
from portal.web.lock_words import RANK_WORDS
from portal.web.result_words import KIND_WORDS as KIND_OF_PLACE_WORDS

NAMELESS = "Konto ohne Namen"
ACTION_WORDS: Mapping[Action, str] = {
    Action.ADMIN_CREATED: "Zugang zur Verwaltung angelegt",
    Action.ACCOUNT_LOCKED: "Konto gesperrt",
    Action.ACCOUNT_UNLOCKED: "Konto entsperrt",
    Action.COMPANY_REGISTERED: "Anbieter registriert",
    Action.COMPANY_RENAMED: "Anbieter umbenannt",
    Action.COMPANY_LOCKED: "Anbieter gesperrt",
    Action.COMPANY_UNLOCKED: "Anbieter entsperrt",
    Action.COMPANY_ENDED: "Anbieter gelöscht",
    Action.MEMBER_JOINED: "Mitarbeiter-Zugang eingerichtet",
    Action.MEMBER_RIGHTS_CHANGED: "Rechte eines Mitarbeiters geändert",
    Action.MEMBER_REMOVED: "Mitarbeiter-Zugang beendet",
    Action.ENTITLEMENT_GRANTED: "Leistungsumfang freigeschaltet",
    Action.ENTITLEMENT_ENDED: "Leistungsumfang beendet",
    Action.CLAIM_SENT: "Profilübernahme beantragt",
    Action.CLAIM_APPROVED: "Profilübernahme genehmigt",
    Action.CLAIM_REJECTED: "Profilübernahme abgelehnt",
    Action.CLAIM_COMPLETED: "Profil übernommen",
    Action.FACILITIES_IMPORTED: "Einrichtungen aus einer Datei eingelesen",
    Action.FACILITY_CREATED: "Einrichtung erstellt",
    Action.FACILITY_COPIED: "Einrichtung kopiert",
    Action.FACILITY_CHANGED: "Einrichtung geändert",
    Action.FACILITY_PUBLISHED: "Einrichtung öffentlich gemacht",
    Action.FACILITY_HIDDEN: "Einrichtung verborgen",
    Action.FACILITY_DELETED: "Einrichtung gelöscht",
    Action.FACILITY_RESTORED: "Einrichtung wiederhergestellt",
    Action.FILE_ADDED: "Datei hinzugefügt",
    Action.FILE_CHANGED: "Datei geändert",
    Action.FILE_REMOVED: "Datei entfernt",
    Action.LIGHT_CHANGED: "Ampel geändert",
    Action.LIGHT_CONFIRMED: "Ampel bestätigt",
    Action.LIGHTS_IMPORTED: "Ampeln aus einer Datei übernommen",
    Action.GROUP_CREATED: "Gruppe erstellt",
    Action.GROUP_RENAMED: "Gruppe umbenannt",
    Action.GROUP_FILLED: "Einrichtungen einer Gruppe zugeordnet",
    Action.GROUP_DELETED: "Gruppe gelöscht",
    Action.INQUIRY_READ: "Anfrage gelesen",
    Action.INQUIRY_ASSIGNED: "Anfrage zugewiesen",
    Action.INQUIRY_ANSWERED: "Anfrage beantwortet",
    Action.INQUIRY_DECLINED: "Anfrage abgelehnt",
    Action.INQUIRY_RELEASED: "Anfrage weitergeleitet",
    Action.INQUIRY_DROPPED: "Anfrage verworfen",
    Action.INQUIRIES_EXPORTED: "Anfragen als Datei geholt",
    Action.TEXT_KEPT: "Vorlage gespeichert",
    Action.TEXT_DROPPED: "Vorlage gelöscht",
    Action.REVIEW_READ: "Bewertung gelesen",
    Action.REVIEW_ANSWERED: "Bewertung beantwortet",
    Action.REVIEW_ANSWER_DELETED: "Antwort auf eine Bewertung gelöscht",
    Action.REVIEW_PUBLISHED: "Bewertung veröffentlicht",
    Action.REVIEW_KEPT: "Gemeldete Bewertung stehen gelassen",
    Action.REVIEW_REJECTED: "Bewertung abgelehnt",
    Action.REVIEWS_IMPORTED: "Bewertungen eines Partners eingelesen",
    Action.CORRECTION_DECIDED: "Hinweis zu einem Profil entschieden",
    Action.MAILS_RETRIED: "Offene E-Mails noch einmal versucht",
    Action.PROBE_SENT: "Probe-E-Mail geschickt",
    Action.TRAIL_EXPORTED: "Protokoll als Datei geholt",
}
KIND_WORDS: Mapping[SubjectKind, str] = {
    SubjectKind.ACCOUNT: "Konto",
    SubjectKind.COMPANY: "Anbieter",
    SubjectKind.FACILITY: "Einrichtung",
    SubjectKind.GROUP: "Gruppe",
    SubjectKind.ENTITLEMENT: "Leistungsumfang",
    SubjectKind.CLAIM: "Profilübernahme",
    SubjectKind.INQUIRY: "Anfrage",
    SubjectKind.REVIEW: "Bewertung",
    SubjectKind.CORRECTION: "Hinweis zu einem Profil",
    SubjectKind.PORTAL: "Portal",
}
DETAIL_WORDS: Mapping[Detail, str] = {
    Detail.REASON: "Grund",
    Detail.BEFORE: "Vorher",
    Detail.AFTER: "Nachher",
    Detail.FIELDS: "Geändert",
    Detail.COUNT: "Anzahl",
    Detail.KIND: "Art",
    Detail.ORIGIN: "Herkunft",
    Detail.FACILITY: "Einrichtung Nr.",
    Detail.PRODUCT: "Produkt",
    Detail.UNTIL: "Bis",
    Detail.PROOF: "Nachweis",
}
_FILE_WORDS = {
    FileKind.BILD: "Bild der Einrichtung",
    FileKind.PERSON: "Foto der Ansprechperson",
    FileKind.INFOMATERIAL: "Infomaterial",
    FileKind.PRUEFBERICHT: "Prüfbericht",
}
CODE_WORDS: Mapping[str, str] = {
    **{category.value: category.search_label for category in Category},
    **{kind.value: words for kind, words in _FILE_WORDS.items()},
    **{block.value: words for block, words in BLOCK_WORDS.items()},
    **{rank.value: words for rank, words in RANK_WORDS.items()},
    Product.PREMIUM: "Premium",
    Hidden.DELETED: "liegt im Papierkorb",
    Hidden.LOCKED: "Das Unternehmen ist gesperrt.",
    Hidden.NO_LICENCE: "Die Lizenz fehlt.",
    Hidden.SWITCHED_OFF: "Der Schalter „Öffentlich“ ist aus.",
    **{light.value: words for light, words in LIGHT_WORDS.items()},
    **{kind.value: words for kind, words in KIND_OF_PLACE_WORDS.items()},
}
"""What the portal itself writes into details, in words; what people typed stays as it is."""
# By stored value: it may name what the code does not know any more.
_ACTIONS, _KINDS, _DETAILS = (
    {one.value: words for one, words in known.items()}
    for known in (ACTION_WORDS, KIND_WORDS, DETAIL_WORDS)
)


@dataclass(frozen=True, slots=True)
class TrailLine:
    """An entry as the page and the file show it.

    Args:
        subject: kind and id of what was acted upon.
        details: label and text of each.
    """

    at: datetime
    who: str
    what: str
    subject: str
    subject_id: str
    details: tuple[tuple[str, str], ...]


def actor_here() -> Actor:
    """Return who acts in this request, by the name of their account.

    Raises:
        LookupError: nobody is signed in.
    """
    person = signed_in()
    return Actor(account_id=person.account_id, words=person.name or NAMELESS)


def lines_about(search: Search, *, most: int) -> tuple[TrailLine, ...]:
    """Return the latest entries that are wanted, in words."""
    return tuple(line_of(one) for one in list_trail(db.session(), search=search, limit=most))


def line_of(entry: KeptEntry) -> TrailLine:
    """Return an entry in words; a name that nobody knows any more stays as it is."""
    return TrailLine(
        at=entry.at,
        who=entry.actor,
        what=_ACTIONS.get(entry.action, entry.action),
        subject=f"{_KINDS.get(entry.subject_kind, entry.subject_kind)} {entry.subject_id}",
        subject_id=entry.subject_id,
        details=tuple(
            (_DETAILS.get(name, name), CODE_WORDS.get(str(one), str(one)))
            for name, one in entry.details.items()
        ),
    )
