"""Whom to ask, and who asks: what every page of the form needs."""

from dataclasses import dataclass

from flask import request

from portal.blueprints.seekers.watchlist.forms import NOBODY, read_ids
from portal.domain.access.permission import Permission
from portal.domain.accounts.person import full_name
from portal.domain.inquiries.recipient import Recipient
from portal.domain.inquiries.terms import MOST_FACILITIES
from portal.queries.own_account import get_own
from portal.queries.recipients import list_recipients
from portal.values.errors import NotFound
from portal.web import clock
from portal.web.access import signed_in_for
from portal.web.extensions import db


@dataclass(frozen=True, slots=True)
class Sender:
    """Who asks from an account: its address is confirmed."""

    account_id: str
    name: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The facilities that somebody chose.

    Args:
        chosen: published ones, in the order chosen.
        too_many: more than may be asked at once.
    """

    chosen: tuple[Recipient, ...]
    too_many: bool

    @property
    def askable(self) -> tuple[Recipient, ...]:
        """Return those that take inquiries; none if too many are chosen."""
        return () if self.too_many else tuple(one for one in self.chosen if not one.obstacle)

    @property
    def others(self) -> tuple[Recipient, ...]:
        """Return those that cannot be asked through the portal."""
        return tuple(one for one in self.chosen if one.obstacle)

    @property
    def full(self) -> tuple[Recipient, ...]:
        """Return the askable ones whose lamp says „belegt“."""
        return tuple(one for one in self.askable if one.is_full(today=clock.today()))


def read_asked() -> Asked:
    """Return the facilities that address or form name.

    Raises:
        NotFound: some are named, and none of them exists and is published.
    """
    given = request.form if request.method == "POST" else request.args
    named = read_ids(values=given)
    ids = tuple(one for one in named if one != NOBODY)
    chosen = list_recipients(db.session(), ids=ids)
    if named and not chosen:
        raise NotFound("no such facility")
    return Asked(chosen=chosen, too_many=len(chosen) > MOST_FACILITIES)


def read_sender() -> Sender | None:
    """Return who is signed in and keeps inquiries in the account; None for everybody else."""
    found = signed_in_for(Permission.INQUIRIES_KEEP)
    if found is None:
        return None
    account = get_own(db.session(), account_id=found.account_id)
    return Sender(
        account_id=account.id,
        name=full_name(first=account.first_name, last=account.last_name),
        email=account.email,
        phone=account.phone,
    )
