"""What the address of somebody who claims a facility says about the claim.

A hint only: support decides, and asks for a proof.
"""

from enum import StrEnum
from urllib.parse import urlsplit

FREE_MAILERS = frozenset(
    {
        "aol.com", "aol.de", "arcor.de", "email.de", "freenet.de", "gmail.com", "gmx.at",
        "gmx.com", "gmx.de", "gmx.net", "googlemail.com", "hotmail.com", "hotmail.de",
        "icloud.com", "live.de", "mail.de", "mailbox.org", "me.com", "online.de", "outlook.com",
        "outlook.de", "posteo.de", "proton.me", "protonmail.com", "t-online.de", "tutanota.com",
        "web.de", "yahoo.com", "yahoo.de",
    }
)  # fmt: skip
"""Where anybody can have an address."""


class Hint(StrEnum):
    """How the address of the claim and what is known of the facility go together."""

    SAME_DOMAIN = "same_domain"
    OTHER_DOMAIN = "other_domain"
    FREE_MAILER = "free_mailer"
    NOTHING_KNOWN = "nothing_known"


HINT_WORDS = {
    Hint.SAME_DOMAIN: "Die E-Mail-Adresse passt zur Internetseite oder Adresse der Einrichtung.",
    Hint.OTHER_DOMAIN: "Die E-Mail-Adresse gehört zu einer anderen Domain als die Einrichtung.",
    Hint.FREE_MAILER: "Die E-Mail-Adresse ist bei einem Anbieter, bei dem jeder eine haben kann.",
    Hint.NOTHING_KNOWN: "Zur Einrichtung ist keine Internetseite oder Adresse bekannt.",
}


def hint_for(*, email: str, facility_email: str, facility_website: str) -> Hint:
    """Compare the domain of an address with those of the facility."""
    domain = _domain_of(email)
    if domain in FREE_MAILERS:
        return Hint.FREE_MAILER
    known = {_domain_of(facility_email), _host_of(facility_website)} - FREE_MAILERS - {""}
    if not known:
        return Hint.NOTHING_KNOWN
    is_same = any(domain == one or domain.endswith(f".{one}") for one in known)
    return Hint.SAME_DOMAIN if is_same else Hint.OTHER_DOMAIN


def _domain_of(address: str) -> str:
    return address.rpartition("@")[2].strip().casefold()


def _host_of(website: str) -> str:
    text = website.strip()
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""
    return host.casefold().removeprefix("www.")
