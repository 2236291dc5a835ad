"""The fields for salutation, name and telephone number, and the sentences for what is wrong."""

from collections.abc import Iterator, Mapping

from portal.domain.accounts.person import read_person
from portal.values.errors import Invalid
from portal.web.named_problem import NamedProblem

FIELDS: Mapping[str, str] = {
    "anrede": "salutation",
    "vorname": "first_name",
    "nachname": "last_name",
    "telefon": "phone",
}
"""The names of the fields, and what the account calls them."""
NOTHING_WRONG = {"salutation": "", "first_name": "x", "last_name": "x", "phone": ""}
SENTENCES = {
    ("anrede", "unknown"): "Bitte wählen Sie eine der angebotenen Anreden.",
    ("vorname", "missing"): "Bitte geben Sie Ihren Vornamen ein.",
    ("vorname", "too_long"): "Bitte kürzen Sie den Vornamen auf höchstens 100 Zeichen.",
    ("vorname", "unreadable"): "Bitte geben Sie den Vornamen ohne Sonderzeichen ein.",
    ("nachname", "missing"): "Bitte geben Sie Ihren Nachnamen ein.",
    ("nachname", "too_long"): "Bitte kürzen Sie den Nachnamen auf höchstens 100 Zeichen.",
    ("nachname", "unreadable"): "Bitte geben Sie den Nachnamen ohne Sonderzeichen ein.",
    ("telefon", "too_long"): "Bitte kürzen Sie die Telefonnummer auf höchstens 30 Zeichen.",
    ("telefon", "unreadable"): (
        "Bitte geben Sie die Telefonnummer mit Ziffern ein, zum Beispiel 030 123456,"
        " oder lassen Sie das Feld leer."
    ),
}


def person_problems(*, form: Mapping[str, str], names: tuple[str, ...]) -> Iterator[NamedProblem]:
    """Give the problem of each of these fields: read alone, beside others that are right."""
    for name in names:
        try:
            read_person(**{**NOTHING_WRONG, FIELDS[name]: form.get(name, "")})
        except Invalid as wrong:
            yield NamedProblem(name, SENTENCES[name, wrong.code])
