"""What a company says of itself, as it is stored."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from portal.domain.companies.choices import ASSOCIATION_NAMES, LEGAL_FORMS, NO_ASSOCIATION
from portal.values.errors import Invalid

LONGEST: Mapping[str, int] = {"name": 150, "street": 100, "house_number": 12, "city": 100}
"""Characters of each text."""
_POSTCODE = re.compile(r"[0-9]{5}")
_NUMBER = re.compile(r"[0-9]{1,4}.*")


@dataclass(frozen=True, slots=True)
class CompanyData:
    """Name, address, Rechtsform and Dachverband; `dachverband` may be empty."""

    name: str
    legal_form: str
    dachverband: str
    street: str
    house_number: str
    postcode: str
    city: str

    @property
    def columns(self) -> Mapping[str, str]:
        """Return everything by the names under which it is stored."""
        return asdict(self)


def read_company(
    *,
    name: str,
    legal_form: str,
    dachverband: str,
    street: str,
    house_number: str,
    postcode: str,
    city: str,
) -> CompanyData:
    """Return what was typed, without blanks around it and in one Unicode spelling (NFC).

    Raises:
        Invalid: names the field and says `missing`, `too_long`, `unreadable` (signs that nobody
            can see, such as a line break), `unknown` (not among the choices), or `format`: a
            Postleitzahl without five digits, a number of a house without a digit first.
    """
    if legal_form not in LEGAL_FORMS:
        raise Invalid("legal_form", "unknown" if legal_form else "missing")
    if dachverband not in {NO_ASSOCIATION, *ASSOCIATION_NAMES}:
        raise Invalid("dachverband", "unknown")
    number = _text(house_number, "house_number")
    if not _NUMBER.fullmatch(number):
        raise Invalid("house_number", "format")
    code = postcode.strip(" ")
    if not _POSTCODE.fullmatch(code):
        raise Invalid("postcode", "format" if code else "missing")
    return CompanyData(
        name=_text(name, "name"),
        legal_form=legal_form,
        dachverband=dachverband,
        street=_text(street, "street"),
        house_number=number,
        postcode=code,
        city=_text(city, "city"),
    )


def _text(typed: str, field: str) -> str:
    text = unicodedata.normalize("NFC", typed.strip(" "))
    if not text:
        raise Invalid(field, "missing")
    if len(text) > LONGEST[field]:
        raise Invalid(field, "too_long")
    if not text.isprintable():
        raise Invalid(field, "unreadable")
    return text
