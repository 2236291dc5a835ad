"""Where somebody lands who has signed in."""

from collections.abc import Mapping

from flask import url_for

from portal.domain.accounts.roles import Role

AREA = "seekers.area.show"
AREAS: Mapping[Role, str] = {Role.PROVIDER: "providers.desk.show"}
"""Where those land who have an area of their own."""


def landing(wanted: str, *, role: Role) -> str:
    """Return the path to which the person wanted to go, else their area.

    That of providers is the „Arbeitsbereich“, of everybody else „Mein persönlicher Bereich“.
    """
    return wanted or url_for(AREAS.get(role, AREA))
