"""The automatic check: what a person should look at before it is public.

It never rejects. What it doubts waits for a decision, with the doubts named.
"""

import re
from enum import StrEnum
from urllib.parse import urlsplit

from portal.domain.reviews.review import Opinion

SHOUTED_LETTERS = 20
"""So many letters in capitals, and more than half of all, count as shouting."""

_LINK = re.compile(
    r"(?:https?:|www\.)|(?<![\w-])[\w-]{2,}+\.(?:de|com|net|org|info|eu|at|ch)\b", re.IGNORECASE
)
_ADDRESS = re.compile(r"\S@\S")
_PHONE = re.compile(r"(?:\+|\b0)\d(?:[\s/().-]{0,2}\d){6,14}")
_NAMED_PERSON = re.compile(
    r"\b(?:Herrn?|Frau|Schwester|Pfleger(?:in)?|Dr\.|Doktor)\s+[A-ZÄÖÜ][a-zäöüß]+"
)
_ACCUSING = re.compile(
    r"betr[uü]g|kriminell|straft|körperverletz|misshand|missbrauch|geschlagen|gestohlen|diebstahl"
    r"|verbrecher|abzock|mörder|getötet",
    re.IGNORECASE,
)
_INSULTING = re.compile(
    r"\b(?:idiot|arschl|scheiß|scheiss|dreckig\w* pack|hurens|schlampe|nazi|untermensch)\w*",
    re.IGNORECASE,
)
_REPEATED = re.compile(r"(.)\1{9,}", re.DOTALL)
MAIL_HOSTS_FOR_EVERYBODY = frozenset(
    {
        *("aol.com", "freenet.de", "gmail.com", "googlemail.com", "gmx.at", "gmx.de", "gmx.net"),
        *("hotmail.com", "icloud.com", "live.de", "mail.de", "me.com", "online.de"),
        *("outlook.com", "outlook.de", "posteo.de", "t-online.de", "web.de"),
        *("yahoo.com", "yahoo.de"),
    }
)
"""Where anybody can have an address: it says nothing about whom somebody works for."""


class Doubt(StrEnum):
    """Why a person should look at a review; the value is stored."""

    LINK = "link"
    CONTACT = "contact"
    NAMED_PERSON = "named_person"
    ACCUSATION = "accusation"
    INSULT = "insult"
    SHOUTING = "shouting"
    REPETITION = "repetition"
    OWN_HOUSE = "own_house"


def doubts(
    *, opinion: Opinion, author_host: str, facility_email: str, facility_website: str
) -> tuple[Doubt, ...]:
    """Return every doubt, in the order of `Doubt`.

    `author_host` is what stands behind the @ of the author's address, in lower case; address
    and website of the facility may be empty.
    """
    text = f"{opinion.signed}\n{opinion.text}"
    found = {
        Doubt.LINK: _LINK.search(_ADDRESS.sub("", text)) is not None,
        Doubt.CONTACT: bool(_ADDRESS.search(text) or _PHONE.search(text)),
        Doubt.NAMED_PERSON: _NAMED_PERSON.search(text) is not None,
        Doubt.ACCUSATION: _ACCUSING.search(text) is not None,
        Doubt.INSULT: _INSULTING.search(text) is not None,
        Doubt.SHOUTING: _is_shouted(text),
        Doubt.REPETITION: _REPEATED.search(text) is not None,
        Doubt.OWN_HOUSE: _is_of_the_house(author_host, facility_email, facility_website),
    }
    return tuple(doubt for doubt in Doubt if found[doubt])


def _is_shouted(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    return capitals >= SHOUTED_LETTERS and 2 * capitals > len(letters)


def _is_of_the_house(author_host: str, email: str, website: str) -> bool:
    """Say whether the author writes from the facility's own domain."""
    if author_host in MAIL_HOSTS_FOR_EVERYBODY:
        return False
    address = website if "//" in website else f"//{website}"
    hosts = (
        email.rpartition("@")[2].lower(),
        (urlsplit(address).hostname or "").removeprefix("www."),
    )
    return any(host and (author_host == host or author_host.endswith(f".{host}")) for host in hosts)
