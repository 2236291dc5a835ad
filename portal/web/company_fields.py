"""The fields for a company, and the sentences for what is wrong."""

from collections.abc import Iterator, Mapping

from portal.domain.companies.choices import LEGAL_FORMS
from portal.domain.companies.company_data import CompanyData, read_company
from portal.values.errors import Invalid
from portal.web.named_problem import NamedProblem

FIELDS: Mapping[str, str] = {
    "firma": "name",
    "rechtsform": "legal_form",
    "strasse": "street",
    "hausnummer": "house_number",
    "plz": "postcode",
    "ort": "city",
    "dachverband": "dachverband",
}
"""The names of the fields in the order of the form, and what the company calls them."""
NOTHING_WRONG = {
    "name": "x",
    "legal_form": LEGAL_FORMS[0],
    "street": "x",
    "house_number": "1",
    "postcode": "00000",
    "city": "x",
    "dachverband": "",
}
UNREADABLE = "Bitte geben Sie {thing} ohne Sonderzeichen ein."
SENTENCES = {
    ("firma", "missing"): "Bitte geben Sie den Namen des Unternehmens ein.",
    ("firma", "too_long"): "Bitte kürzen Sie den Namen auf höchstens 150 Zeichen.",
    ("firma", "unreadable"): UNREADABLE.format(thing="den Namen"),
    ("rechtsform", "missing"): "Bitte wählen Sie die Rechtsform.",
    ("rechtsform", "unknown"): "Bitte wählen Sie eine der angebotenen Rechtsformen.",
    ("strasse", "missing"): "Bitte geben Sie die Straße ein.",
    ("strasse", "too_long"): "Bitte kürzen Sie die Straße auf höchstens 100 Zeichen.",
    ("strasse", "unreadable"): UNREADABLE.format(thing="die Straße"),
    ("hausnummer", "missing"): "Bitte geben Sie die Hausnummer ein.",
    ("hausnummer", "too_long"): "Bitte kürzen Sie die Hausnummer auf höchstens 12 Zeichen.",
    ("hausnummer", "unreadable"): UNREADABLE.format(thing="die Hausnummer"),
    ("hausnummer", "format"): "Bitte geben Sie die Hausnummer mit Ziffern ein, zum Beispiel 12 a.",
    ("plz", "missing"): "Bitte geben Sie die Postleitzahl ein.",
    ("plz", "format"): (
        "Bitte geben Sie eine Postleitzahl mit fünf Ziffern ein, zum Beispiel 50667."
    ),
    ("ort", "missing"): "Bitte geben Sie den Ort ein.",
    ("ort", "too_long"): "Bitte kürzen Sie den Ort auf höchstens 100 Zeichen.",
    ("ort", "unreadable"): UNREADABLE.format(thing="den Ort"),
    ("dachverband", "unknown"): "Bitte wählen Sie einen der angebotenen Verbände.",
}


def company_problems(*, form: Mapping[str, str]) -> Iterator[NamedProblem]:
    """Give the problem of each field: read alone, beside others that are right."""
    for name, inner in FIELDS.items():
        try:
            read_company(**{**NOTHING_WRONG, inner: form.get(name, "")})
        except Invalid as wrong:
            yield NamedProblem(name, SENTENCES[name, wrong.code])


def company_of(*, form: Mapping[str, str]) -> CompanyData:
    """Return the company that was typed.

    Raises:
        Invalid: a field is wrong; `company_problems` says which.
    """
    return read_company(**{inner: form.get(name, "") for name, inner in FIELDS.items()})
