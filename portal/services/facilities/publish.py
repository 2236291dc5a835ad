"""Turn the switch „Öffentlich“ of a facility."""

from datetime import date, datetime

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor
from portal.domain.publication.rule import Hidden, is_public
from portal.queries.publication import get_stand
from portal.queries.ready import Source
from portal.services.journal.change_facility import Change, change_locked
from portal.values.errors import NotFound, PortalError
from portal.values.finding import Finding


class PublicationRefused(PortalError):
    """Report that the facility must not become public.

    Args:
        reason: why.
    """

    def __init__(self, reason: Hidden) -> None:
        super().__init__(reason.value)
        self.reason = reason


def publish_facility(
    session: Source,
    *,
    company_id: str,
    facility_id: int,
    is_wanted: bool,
    actor: Actor,
    today: date,
    now: datetime,
) -> Finding[bool]:
    """Set the switch and return whether strangers see the facility now, with the reasons if not.

    The state that is asked for counts, whatever the switch said before; asking for what is
    already so changes nothing.

    Raises:
        NotFound: the company has no such facility, or it waits in the bin.
        PublicationRefused: the licence is missing, or support has locked the company.
    """
    stand = get_stand(session, company_id=company_id, facility_id=facility_id, today=today)
    if stand.publication.is_deleted:
        raise NotFound("it waits in the bin")
    wanted = is_public(publication=stand.publication.with_switch(is_wanted=is_wanted))
    for hidden in (Hidden.LOCKED, Hidden.NO_LICENCE):
        if is_wanted and wanted.has(hidden.value):
            raise PublicationRefused(hidden)
    if (stand.publication.is_wanted, stand.is_published) != (is_wanted, wanted.value):
        change_locked(
            session,
            company_id=company_id,
            facility_id=facility_id,
            version=stand.version,
            change=Change(
                action=Action.FACILITY_PUBLISHED if wanted.value else Action.FACILITY_HIDDEN,
                columns={"wants_public": is_wanted, "is_published": wanted.value},
                details={},
            ),
            actor=actor,
            now=now,
        )
    return wanted
