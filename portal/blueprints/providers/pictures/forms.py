"""What the forms about pictures and documents ask for, and the sentences for what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.entitlements.limits import BASIS_PICTURES, PREMIUM_PICTURES
from portal.domain.profiles.files import FileKind
from portal.domain.profiles.uploads import (
    LONGEST_DOCUMENT_TITLE,
    LONGEST_TITLE,
    MOST_UPLOADS_A_DAY,
    UploadProblem,
)

PICTURES, DOCUMENTS = "bilder", "dokumente"
KINDS: Mapping[str, Mapping[FileKind, str]] = {
    PICTURES: {
        FileKind.BILD: "Bild der Einrichtung",
        FileKind.PERSON: "Foto der Ansprechperson",
    },
    DOCUMENTS: {
        FileKind.INFOMATERIAL: "Infomaterial",
        FileKind.PRUEFBERICHT: "Prüfbericht",
    },
}
"""What can be added on a page, the usual one first."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """What stands on the page for pictures, or on that for documents.

    Args:
        other_shelf: the page that stands beside it.
        accept: what the browser offers to choose.
        most_text: characters.
    """

    heading: str
    lead: str
    other_shelf: str
    other: str
    ready: str
    add: str
    file: str
    file_hint: str
    accept: str
    text: str
    text_hint: str
    most_text: int


PAGES: Mapping[str, PageWords] = {
    PICTURES: PageWords(
        heading="Bilder",
        lead=(
            "Zeigen Sie Ihr Haus, Ihre Räume und Ihre Menschen. Das erste Bild sehen Suchende "
            "zuerst. Ort und Kamera, die eine Aufnahme verrät, entfernen wir."
        ),
        other_shelf=DOCUMENTS,
        other="Zu den Dokumenten",
        ready="Ihre Bilder sind vorbereitet.",
        add="Bild hinzufügen",
        file="Bild auswählen",
        file_hint="JPEG, PNG, WebP, AVIF oder HEIC, höchstens 15 MB.",
        accept=".jpg,.jpeg,.png,.webp,.avif,.heic,.heif,image/*",
        text="Was ist auf dem Bild zu sehen?",
        text_hint=(
            "Ein Satz für Menschen, die das Bild nicht sehen können, zum Beispiel „Der Garten mit "
            "Bänken unter alten Bäumen“."
        ),
        most_text=LONGEST_TITLE,
    ),
    DOCUMENTS: PageWords(
        heading="Dokumente",
        lead=(
            "Geben Sie Suchenden Ihr Infomaterial und Ihren letzten Prüfbericht mit. Wir prüfen "
            "jedes PDF, bevor es jemand herunterladen kann."
        ),
        other_shelf=PICTURES,
        other="Zu den Bildern",
        ready="Ihre Dokumente sind geprüft.",
        add="Dokument hinzufügen",
        file="PDF auswählen",
        file_hint="Ein PDF ohne Passwort, höchstens 10 MB.",
        accept=".pdf,application/pdf",
        text="Wie heißt das Dokument?",
        text_hint="So steht es auf Ihrer Seite, zum Beispiel „Unser Haus im Überblick“.",
        most_text=LONGEST_DOCUMENT_TITLE,
    ),
}
MORE_PICTURES = (
    f"Mit dem Basis-Profil zeigen Sie bis zu {BASIS_PICTURES} Bilder, mit einer Lizenz bis zu "
    f"{PREMIUM_PICTURES}."
)
FILE_NEEDED: Mapping[str, str] = {
    PICTURES: "Bitte wählen Sie ein Bild aus.",
    DOCUMENTS: "Bitte wählen Sie ein PDF aus.",
}
TEXT_NEEDED: Mapping[str, str] = {
    PICTURES: "Bitte beschreiben Sie in einem Satz, was auf dem Bild zu sehen ist.",
    DOCUMENTS: "Bitte geben Sie dem Dokument einen Namen, zum Beispiel „Unser Haus im Überblick“.",
}
TEXT_TOO_LONG: Mapping[str, str] = {
    PICTURES: f"Bitte kürzen Sie die Beschreibung auf höchstens {LONGEST_TITLE} Zeichen.",
    DOCUMENTS: f"Bitte kürzen Sie den Namen auf höchstens {LONGEST_DOCUMENT_TITLE} Zeichen.",
}
KIND_NEEDED = "Bitte sagen Sie, wofür die Datei ist."
FORM_OUTDATED = "Bitte laden Sie die Seite neu und wählen Sie die Datei noch einmal aus."
TOO_MANY_TODAY = (
    f"Für diese Einrichtung wurden heute schon {MOST_UPLOADS_A_DAY} Dateien hochgeladen. "
    "Morgen geht es weiter."
)
STORAGE_FAILS = (
    "Wir können Ihre Datei gerade nicht speichern. Ihr Text ist noch da. Bitte wählen Sie die "
    "Datei in einigen Minuten noch einmal aus."
)
PROBLEMS: Mapping[UploadProblem, str] = {
    UploadProblem.TOO_MANY_PIXELS: (
        "Das Bild hat zu viele Bildpunkte. Bitte verkleinern Sie es, zum Beispiel auf 4.000 Punkte "
        "in der Breite, und laden Sie es noch einmal hoch."
    ),
    UploadProblem.MOVING: (
        "Bewegte Bilder zeigen wir nicht. Bitte wählen Sie ein einzelnes Bild aus."
    ),
    UploadProblem.COLOUR_PROFILE: (
        "Das Bild bringt ein ungewöhnlich großes Farbprofil mit. Bitte speichern Sie es ohne "
        "Farbprofil und laden Sie es noch einmal hoch."
    ),
    UploadProblem.DAMAGED: (
        "Wir können die Datei nicht lesen. Vielleicht ist sie beschädigt. Bitte speichern Sie sie "
        "neu oder wählen Sie eine andere aus."
    ),
    UploadProblem.TOO_COSTLY: (
        "Die Datei ist zu aufwendig für uns. Bitte verkleinern Sie sie und laden Sie sie noch "
        "einmal hoch."
    ),
    UploadProblem.ENCRYPTED: (
        "Das PDF ist mit einem Passwort geschützt. Bitte speichern Sie es ohne Passwort und laden "
        "Sie es noch einmal hoch."
    ),
    UploadProblem.ACTIVE: (
        "Das PDF enthält Programme oder andere Dateien. Bitte speichern Sie es als einfaches PDF, "
        "zum Beispiel mit „Drucken“ und „Als PDF speichern“, und laden Sie es noch einmal hoch."
    ),
}
NUMBERS: Mapping[int, str] = {3: "drei", 12: "zwölf"}
FULL: Mapping[FileKind, str] = {
    FileKind.BILD: (
        "Sie zeigen schon {most} Bilder, mehr sind für diese Einrichtung nicht möglich. Löschen "
        "Sie zuerst eines."
    ),
    FileKind.PERSON: "Es gibt schon ein Foto der Ansprechperson. Löschen Sie es zuerst.",
    FileKind.INFOMATERIAL: (
        "Sie zeigen schon {most} Dokumente dieser Art. Löschen Sie zuerst eines."
    ),
    FileKind.PRUEFBERICHT: "Sie zeigen schon {most} Prüfberichte. Löschen Sie zuerst einen.",
}
_BY_SHELF: Mapping[UploadProblem, Mapping[str, str]] = {
    UploadProblem.UNKNOWN_KIND: {
        PICTURES: (
            "Diese Datei ist kein Bild, das wir zeigen können. Bitte wählen Sie ein Bild im Format "
            "JPEG, PNG, WebP, AVIF oder HEIC aus."
        ),
        DOCUMENTS: "Diese Datei ist kein PDF. Bitte wählen Sie ein PDF aus.",
    },
    UploadProblem.TOO_LARGE: {
        PICTURES: "Die Datei ist zu groß. Ein Bild darf höchstens 15 MB haben.",
        DOCUMENTS: "Die Datei ist zu groß. Ein PDF darf höchstens 10 MB haben.",
    },
}


def problem_words(*, problem: UploadProblem, shelf: str) -> str:
    """Return what to do about an upload that is not used."""
    return PROBLEMS.get(problem) or _BY_SHELF[problem][shelf]


def full_words(*, kind: FileKind, most: int) -> str:
    """Return why one more file of a kind is refused."""
    return FULL[kind].format(most=NUMBERS.get(most, most))


def text_problem(*, code: str, shelf: str) -> str:
    """Return the sentence for a text that is missing or too long."""
    return (TEXT_NEEDED if code == "missing" else TEXT_TOO_LONG)[shelf]


def read_kind(*, text: str, shelf: str) -> FileKind | None:
    """Return what a file of this page is for; None if that was not said."""
    return next((kind for kind in KINDS[shelf] if kind.value == text), None)
