"""Legal and explaining pages: editors' Markdown with the operator's data and our numbers."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from portal.domain.availability.light import CONFIRMED_DAYS, KNOWN_DAYS, Light
from portal.domain.matching import formula
from portal.law.strict_yaml import read_mapping
from portal.values.errors import NotFound, PortalError
from portal.web import site
from portal.web.site import Site

FOLDER = Path(__file__).resolve().parent.parent / "content" / "seiten"
PLACEHOLDER = re.compile(r"\[\[([^\[\]]*)\]\]")
"""Anything in double brackets; a misspelt name must fail, not be printed."""
SLUG = re.compile(r"[a-z-]+")


class PageTextInvalid(PortalError):
    """Report a page whose front matter is broken or that names an unknown placeholder."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page: title, one sentence for search engines, day of the last check, Markdown."""

    slug: str
    title: str
    description: str
    as_of: date
    body: str


def get(*, slug: str) -> PageText:
    """Return a page with its placeholders filled from the settings and the formula.

    Raises:
        NotFound: there is no such page.
        PageTextInvalid: the file is broken.
    """
    raw = _read(slug)
    values = {**_of_site(site.current()), **_of_formula()}
    return PageText(
        slug=raw.slug,
        title=raw.title,
        description=raw.description,
        as_of=raw.as_of,
        body=_filled(raw, values),
    )


def problems() -> tuple[str, ...]:
    """Return one sentence per page that cannot be shown, naming its file; none if all is well."""
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        try:
            get(slug=path.stem)
        except NotFound:
            found.append(f"{path.name}: the name is no lower-case slug")
        except PageTextInvalid as error:
            found.append(str(error))
    return tuple(found)


def _filled(page: PageText, values: dict[str, str]) -> str:
    unknown = set(PLACEHOLDER.findall(page.body)) - values.keys()
    if unknown:
        names = ", ".join(sorted(unknown))
        raise PageTextInvalid(f"{page.slug}.md: unknown placeholders: {names}")
    return PLACEHOLDER.sub(lambda found: values[found[1]], page.body)


@cache
def _read(slug: str) -> PageText:
    path = FOLDER / f"{slug}.md"
    if not SLUG.fullmatch(slug) or not path.is_file():
        raise NotFound(f"page {slug}")
    try:
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        front = read_mapping(text=head)
        return PageText(
            slug=slug,
            title=str(front["titel"]),
            description=str(front["beschreibung"]),
            as_of=date.fromisoformat(str(front["stand"])),
            body=body.strip(),
        )
    except (KeyError, ValueError, PortalError) as error:
        raise PageTextInvalid(f"{path.name}: {error}") from error


def _of_site(current: Site) -> dict[str, str]:
    phone = f"Telefon: {current.operator_phone}" if current.operator_phone else ""
    return {
        "portal_name": current.name,
        "operator": current.operator,
        "operator_email": current.operator_email,
        "operator_phone_line": phone,
        "support_email": current.support_email,
        "public_url": current.public_url,
    }


def _of_formula() -> dict[str, str]:
    shares = {
        f"anteil_{light.value}": str(formula.AVAILABILITY_SHARES[light]).replace(".", ",")
        for light in Light
    }
    return {
        "gewicht_leistungen": str(formula.SERVICES_WEIGHT),
        "gewicht_entfernung": str(formula.DISTANCE_WEIGHT),
        "gewicht_verfuegbarkeit": str(formula.AVAILABILITY_WEIGHT),
        "gewicht_wuensche": str(formula.WISHES_WEIGHT),
        "tage_bestaetigt": str(CONFIRMED_DAYS),
        "tage_bekannt": str(KNOWN_DAYS),
        **shares,
    }
